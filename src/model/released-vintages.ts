/** Blocks of one table that stayed as they were published before: a block is the table in an area. */
export interface HeldTable {
  /** Reference month, `2026-06`. */
  readonly month: string;
  /** TABLE_ID of the published counts. */
  readonly table: string;
  /** Codes of REF_AREA. */
  readonly areas: readonly string[];
}

/**
 * What was worked on at a vintage. A month that is not named was not released at it: what is published of it is from an earlier vintage, and
 * says nothing of what had been reported since. So does a block that was held.
 */
export interface ReleasedVintage {
  readonly vintage: string;
  /** Reference months that were worked on. */
  readonly months: readonly string[];
  /** Those of them that no report is awaited of any more; none where absent. */
  readonly closed?: readonly string[] | undefined;
  /** Those of them that were published a second time at it, over what was published first: a number may be again what it was before. None where absent. */
  readonly again?: readonly string[] | undefined;
  readonly held: readonly HeldTable[];
}

/**
 * Vintages and the months that were published twice at them.
 *
 * @example publishedAgain(manifest.releases) // ["2026-10-17 2026-08"]
 */
export const publishedAgain = (releases: readonly ReleasedVintage[]): readonly string[] =>
  releases.flatMap(({ vintage, again = [] }) => again.map((month) => `${vintage} ${month}`));

/** What became of a block at a vintage. */
export type ReleaseStatus = "RELEASED" | "HELD" | "NOT_RELEASED";

/** What became of a block of a month at a vintage. */
export function releaseStatus(
  { months, held }: ReleasedVintage,
  { month, table, area }: { readonly month: string; readonly table: string; readonly area: string },
): ReleaseStatus {
  if (!months.includes(month)) return "NOT_RELEASED";
  const isHeld = held.some((one) => one.month === month && one.table === table && one.areas.includes(area));
  return isHeld ? "HELD" : "RELEASED";
}

/**
 * The last vintage at which a block of a month was released: as known then its numbers are told. Undefined where it never was, or where nothing is
 * known of releases.
 *
 * @example lastRelease(manifest.releases, { month: "2026-08", table: "by_background", area: "KU049" }) // "2026-10-17"
 */
export const lastRelease = (
  releases: readonly ReleasedVintage[],
  block: { readonly month: string; readonly table: string; readonly area: string },
): string | undefined => releases.findLast((release) => releaseStatus(release, block) === "RELEASED")?.vintage;

/**
 * The vintage since which a block of a month is held: the first at which it was, after the last at which it was released. Undefined where
 * it is not held.
 *
 * @example heldSince(manifest.releases, { month: "2026-08", table: "by_background", area: "KU049" }) // "2026-10-17"
 */
export function heldSince(
  releases: readonly ReleasedVintage[],
  block: { readonly month: string; readonly table: string; readonly area: string },
): string | undefined {
  const statuses = releases.map((release) => releaseStatus(release, block));
  const since = statuses.indexOf("HELD", statuses.lastIndexOf("RELEASED") + 1);
  return releases[since]?.vintage;
}
