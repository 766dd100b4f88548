import { inputCountsOf } from "../indicators/input-counts.ts";
import type { RevisionDeclarations } from "../publish/revisions/cause.ts";
import type { Pipeline } from "../configuration/pipeline.ts";

type Measure = Pipeline["audit"]["measures"][number];

/** Whether a measure counts persons that it does not count in another order. */
const isOnly = (own: Measure, other: Measure): boolean =>
  other.measure === own.measure && own.parts.some((part) => !other.parts.includes(part));

/**
 * A person in more than one state is counted by the status that takes precedence: only in that order does its measure
 * include them.
 */
const winningIn = ({ audit: { measures } }: Pipeline): Readonly<Record<string, string>> =>
  Object.fromEntries(
    measures
      .filter((own) => measures.some((other) => isOnly(own, other)))
      .map(({ order, measure }) => [order, measure]),
  );

/**
 * The declarations from which causes of revisions are identified.
 *
 * @example revisionDeclarations(nightly).winning // { MONTHLY: "EMPLOYED", ANNUAL: "UNEMPLOYED" }
 */
export const revisionDeclarations = (pipeline: Pipeline): RevisionDeclarations => ({
  inputCounts: inputCountsOf(pipeline.indicators.declarations),
  winning: winningIn(pipeline),
  origin: {
    source: pipeline.count.bridge.source,
    table: "by_background",
    measure: "PERSONS",
    backgrounds: ["FOREIGN", "FINNISH", "UNKNOWN"],
  },
});
