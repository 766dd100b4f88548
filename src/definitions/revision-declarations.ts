import { inputCountsOf } from "../indicators/input-counts.ts";
import type { RevisionDeclarations } from "../publish/revisions/cause.ts";
import type { Pipeline } from "../configuration/pipeline.ts";

type Measure = Pipeline["audit"]["measures"][number];

/** Whether a measure counts somebody in its order whom it does not count in another's. */
const isOnly = (own: Measure, other: Measure): boolean =>
  other.measure === own.measure && own.parts.some((part) => !other.parts.includes(part));

/** Who is in more than one state at once is counted by the status that wins: its measure has them in that order alone. */
const winningIn = ({ audit: { measures } }: Pipeline): Readonly<Record<string, string>> =>
  Object.fromEntries(
    measures
      .filter((own) => measures.some((other) => isOnly(own, other)))
      .map(({ order, measure }) => [order, measure]),
  );

/**
 * What the causes of revisions are told by, as the pipeline declares it.
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
