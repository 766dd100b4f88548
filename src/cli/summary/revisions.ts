import type { Indicator } from "../../indicators/declaration.ts";
import type { Names } from "../../lib/codelist.ts";
import type { Circumstances } from "../../publish/revisions/circumstances.ts";
import type { Revisions } from "../../publish/revisions/compare.ts";
import type { Revision } from "../../publish/revisions/revision.ts";
import { revisionsByCause } from "../../publish/revisions/summary.ts";
import type { RevisionSize } from "../../publish/revisions/summary.ts";
import type { Pipeline } from "../../run/pipeline.ts";
import { table } from "../terminal.ts";

const SHOWN = 10;

const signed = (value: number, decimals: number): string => `${value > 0 ? "+" : ""}${value.toFixed(decimals)}`;

/** What is different about how the two snapshots came to be. */
function circumstanceLines({ parts, newInputs }: Circumstances): readonly string[] {
  return [
    ...(newInputs.size === 0 ? [] : [`New input: ${[...newInputs].toSorted().join(", ")}`]),
    ...parts.map(({ part, before, after }) =>
      // A hash tells only that it is another.
      [before, after].some((value) => value !== null && value.length > 60)
        ? `Changed: ${part}`
        : `Changed: ${part} from ${before ?? "nothing"} to ${after ?? "nothing"}`,
    ),
  ];
}

const sizes = (size: RevisionSize | null): readonly string[] =>
  size === null ? ["–", "–", "–"] : [signed(size.mean, 2), size.mean_absolute.toFixed(2), signed(size.largest, 1)];

const causeLines = ({ rows }: Revisions): readonly string[] =>
  table(
    ["indicator", "cause", "changed", "mean", "mean absolute", "largest"],
    revisionsByCause(rows).map(({ indicator, cause, revised, size }) =>
      [indicator, cause, String(revised)].concat(sizes(size)),
    ),
  );

const isGap = ({ kind }: Indicator): boolean => kind === "gap";

const isHeadline = (row: Revision): boolean =>
  row.STATUS_ORDER === "MONTHLY" && ["_T", "_Z"].includes(row.SEX) && row.DELTA !== null;

function gapLines(rows: readonly Revision[], pipeline: Pipeline): readonly string[] {
  const gaps = new Map(pipeline.indicators.declarations.filter(isGap).map(({ id, names }) => [id, names.en]));
  const areas = new Map<string, Names>(pipeline.count.areas.map(({ code, names }) => [code, names]));
  const largest = rows
    .filter((row) => gaps.has(row.INDICATOR) && isHeadline(row))
    .toSorted((a, b) => Math.abs(b.DELTA ?? 0) - Math.abs(a.DELTA ?? 0))
    .slice(0, SHOWN);
  if (largest.length === 0) return ["No gap changed that has a value in both."];
  const lines = largest.map((row) => [
    areas.get(row.REF_AREA)?.en ?? row.REF_AREA,
    row.TIME_PERIOD,
    gaps.get(row.INDICATOR) ?? row.INDICATOR,
    `${(row.OLD_VALUE ?? 0).toFixed(1)} → ${(row.NEW_VALUE ?? 0).toFixed(1)}`,
    signed(row.DELTA ?? 0, 1),
    row.CAUSE,
  ]);
  return [
    "Gaps that changed most, percentage points",
    "",
    ...table(["", "month", "gap", "value", "change", "cause"], lines),
  ];
}

/** What changed between two snapshots and why, as lines for the terminal: by indicator and cause, then the gaps that changed most. */
export function revisionLines(revisions: Revisions, pipeline: Pipeline): readonly string[] {
  const { circumstances, rows, pairs, isOfOtherVersion } = revisions;
  const foreign =
    "note: neither snapshot is observed as this version observes: what it tells differently is told as definition";
  return [
    ...circumstanceLines(circumstances),
    ...(isOfOtherVersion ? [foreign] : []),
    `${rows.length} of ${pairs.length} observations of the months that both tell have another value or status`,
    ...(rows.length === 0 ? [] : ["", ...causeLines(revisions), "", ...gapLines(rows, pipeline)]),
  ];
}
