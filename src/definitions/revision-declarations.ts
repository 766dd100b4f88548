import { countsBehind } from "../indicators/made-of.ts";
import type { RevisionDeclarations } from "../publish/revisions/cause.ts";
import type { Pipeline } from "../configuration/pipeline.ts";

/** Who is in more than one state at once is counted by the status that wins: its measure has more than one part. */
const winningIn = ({ audit: { measures } }: Pipeline): Readonly<Record<string, string>> =>
  Object.fromEntries(
    measures
      .filter(({ order, parts }) => order !== "_Z" && parts.length > 1)
      .map(({ order, measure }) => [order, measure]),
  );

/**
 * What the causes of revisions are told by, as the pipeline declares it.
 *
 * @example revisionDeclarations(nightly).winning // { MONTHLY: "EMPLOYED", ANNUAL: "UNEMPLOYED" }
 */
export const revisionDeclarations = (pipeline: Pipeline): RevisionDeclarations => ({
  madeOf: countsBehind(pipeline.indicators.declarations),
  winning: winningIn(pipeline),
  origin: {
    source: pipeline.count.bridge.source,
    table: "by_background",
    measure: "PERSONS",
    backgrounds: ["FOREIGN", "FINNISH", "UNKNOWN"],
  },
});
