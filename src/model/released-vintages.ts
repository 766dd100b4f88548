/** Held blocks of one table, which keep their last published values: a block is the table in an area. */
export interface HeldTable {
  /** Reference month, `2026-06`. */
  readonly month: string;
  /** TABLE_ID of the published counts. */
  readonly table: string;
  /** Codes of REF_AREA. */
  readonly areas: readonly string[];
}

/**
 * The months worked on at a vintage. A month that is not named was not released at it: its published values are from an earlier vintage and contain no
 * later reports. The same holds for a block that was held.
 */
export interface ReleasedVintage {
  readonly vintage: string;
  /** Reference months that were worked on. */
  readonly months: readonly string[];
  /** The months among them for which no further reports are awaited; none where absent. */
  readonly closed?: readonly string[] | undefined;
  /** The months among them that were published a second time at it, replacing the first publication: a number may return to its former value. None where absent. */
  readonly again?: readonly string[] | undefined;
  readonly held: readonly HeldTable[];
}

/**
 * The pairs of a vintage and a month that was published twice at it.
 *
 * @example publishedAgain(manifest.releases) // ["2026-10-17 2026-08"]
 */
export const publishedAgain = (releases: readonly ReleasedVintage[]): readonly string[] =>
  releases.flatMap(({ vintage, again = [] }) => again.map((month) => `${vintage} ${month}`));

/** The release status of a block at a vintage. */
export type ReleaseStatus = "RELEASED" | "HELD" | "NOT_RELEASED";

/** The release status of a month's block at a vintage. */
export function releaseStatus(
  { months, held }: ReleasedVintage,
  { month, table, area }: { readonly month: string; readonly table: string; readonly area: string },
): ReleaseStatus {
  if (!months.includes(month)) return "NOT_RELEASED";
  const isHeld = held.some((one) => one.month === month && one.table === table && one.areas.includes(area));
  return isHeld ? "HELD" : "RELEASED";
}

/**
 * The last vintage at which a month's block was released, whose numbers it still has. Undefined where it never was, or where no releases are known.
 *
 * @example lastRelease(manifest.releases, { month: "2026-08", table: "by_background", area: "KU049" }) // "2026-10-17"
 */
export const lastRelease = (
  releases: readonly ReleasedVintage[],
  block: { readonly month: string; readonly table: string; readonly area: string },
): string | undefined => releases.findLast((release) => releaseStatus(release, block) === "RELEASED")?.vintage;

/**
 * The vintage since which a month's block has been held: the first such vintage after its last release. Undefined where it is not held.
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
