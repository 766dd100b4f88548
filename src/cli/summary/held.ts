import type { Names } from "../../model/codelist.ts";
import type { HeldTable, ReleasedVintage } from "../../model/released-vintages.ts";
import { notReleased } from "../../publish/tables/release-status.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";

const named = (codes: readonly string[], names: ReadonlyMap<string, Names>): string =>
  codes.map((code) => names.get(code)?.en ?? code).join(", ");

/** What the newest release holds, a line a table and month, for the terminal. */
function heldLines(held: readonly HeldTable[], { count }: Pipeline): readonly string[] {
  const areas = new Map(count.areas.map(({ code, names }) => [code, names]));
  const lines = held.map(({ month, table, areas: of }) => `  ${month}: ${table} in ${named(of, areas)}`);
  return lines.length === 0
    ? []
    : ["Held as published before, so that no small number follows from what is new:", ...lines];
}

const rangeOf = (months: readonly string[]): string =>
  months.length === 1 ? months[0]! : `${months[0]} to ${months.at(-1)}`;

/** Months that were not worked on, by the release that they were last worked on at, in one line. */
function lateLines(releases: readonly ReleasedVintage[]): readonly string[] {
  const bySince = [...Map.groupBy(notReleased(releases), ({ since }) => since)];
  const each = bySince.map(([since, of]) => `${since}: ${rangeOf(of.map(({ month }) => month))}`);
  return each.length === 0 ? [] : [`Not released since ${each.join("; since ")}`];
}

/**
 * What is public but not as new as what is known: blocks that are held, months that were not worked on.
 *
 * @example releaseLines(manifest.releases, nightly) // ["Held as published before, …:", "  2026-08: by_ground in Espoo"]
 */
export const releaseLines = (releases: readonly ReleasedVintage[], pipeline: Pipeline): readonly string[] => [
  ...heldLines(releases.at(-1)?.held ?? [], pipeline),
  ...lateLines(releases),
];
