import type { Circumstances } from "../../publish/revisions/circumstances.ts";
import type { Revisions } from "../../publish/revisions/compare.ts";
import { revisionsByCause } from "../../publish/revisions/revision-summary.ts";
import type { RevisionSize } from "../../publish/revisions/revision-summary.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { table } from "../terminal.ts";
import { changedGapLines, changedGaps } from "./changed-gaps.ts";

const signed = (value: number, decimals: number): string => `${value > 0 ? "+" : ""}${value.toFixed(decimals)}`;

/** How the two snapshots differ in inputs and production. */
function circumstanceLines({ parts, newInputs }: Circumstances): readonly string[] {
  return [
    ...(newInputs.size === 0 ? [] : [`New input: ${[...newInputs].toSorted().join(", ")}`]),
    ...parts.map(({ part, before, after }) =>
      // A hash shows only that something changed.
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

/** What changed between two snapshots and why, as lines for the terminal: by indicator and cause, then the gaps that changed. */
export function revisionLines(revisions: Revisions, pipeline: Pipeline): readonly string[] {
  const { circumstances, rows, pairs, isOfOtherVersion } = revisions;
  const foreign =
    "note: this version computes indicators differently from both snapshots; the differences are counted as definition";
  return [
    ...circumstanceLines(circumstances),
    ...(isOfOtherVersion ? [foreign] : []),
    `${rows.length} of ${pairs.length} observations of the months in both snapshots changed in value or status`,
    ...(rows.length === 0
      ? []
      : ["", ...causeLines(revisions), "", ...changedGapLines(changedGaps(revisions, pipeline), pipeline)]),
  ];
}

/** The same for programs: stable keys, docs/operations.md says what each holds. */
export function revisionsResult(revisions: Revisions, pipeline: Pipeline): Readonly<Record<string, unknown>> {
  const { circumstances, rows, pairs, isOfOtherVersion } = revisions;
  return {
    new_inputs: [...circumstances.newInputs].toSorted(),
    changed_parts: circumstances.parts,
    other_version: isOfOtherVersion,
    observations: pairs.length,
    revised: rows.length,
    by_cause: revisionsByCause(rows),
    gaps: changedGaps(revisions, pipeline),
  };
}
