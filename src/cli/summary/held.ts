import type { Names } from "../../model/codelist.ts";
import type { HeldTable, ReleasedVintage } from "../../model/released-vintages.ts";
import { notReleased } from "../../publish/tables/release-status.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";

const named = (codes: readonly string[], names: ReadonlyMap<string, Names>): string =>
  codes.map((code) => names.get(code)?.en ?? code).join(", ");

/** The blocks that the newest release holds, a line for each table and month. */
function heldLines(held: readonly HeldTable[], { count }: Pipeline): readonly string[] {
  const areas = new Map(count.areas.map(({ code, names }) => [code, names]));
  const lines = held.map(({ month, table, areas: of }) => `  ${month}: ${table} in ${named(of, areas)}`);
  return lines.length === 0
    ? []
    : ["Held at their earlier values, as new values would disclose small numbers:", ...lines];
}

const rangeOf = (months: readonly string[]): string =>
  months.length === 1 ? months[0]! : `${months[0]} to ${months.at(-1)}`;

/** Months that were not released again, by the vintage of their last release, in one line. */
function lateLines(releases: readonly ReleasedVintage[]): readonly string[] {
  const bySince = [...Map.groupBy(notReleased(releases), ({ since }) => since)];
  const each = bySince.map(([since, of]) => `${since}: ${rangeOf(of.map(({ month }) => month))}`);
  return each.length === 0 ? [] : [`Not released since ${each.join("; since ")}`];
}

/**
 * Published values that are older than the newest deliveries: held blocks, and months that were not released again.
 *
 * @example releaseLines(manifest.releases, nightly) // ["Held at their earlier values, …:", "  2026-08: by_ground in Espoo"]
 */
export const releaseLines = (releases: readonly ReleasedVintage[], pipeline: Pipeline): readonly string[] => [
  ...heldLines(releases.at(-1)?.held ?? [], pipeline),
  ...lateLines(releases),
];
