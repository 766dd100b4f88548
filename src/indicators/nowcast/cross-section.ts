import type { NowcastMethod } from "../../model/nowcast-row.ts";
import { methodComparison } from "./quality.ts";
import { isAlike, LAST_TESTED } from "./back-tested-month.ts";
import type { BackTestedMonth } from "./back-tested-month.ts";

/** How the groups of a cross-section are told, where they can be. */
export type EstimationMethod = Exclude<NowcastMethod, "none">;

/** A gap is the difference of two rates that are told beside it, so it is told as they are. */
const comparedIn = ({ indicator }: BackTestedMonth["series"]): string =>
  indicator.kind === "gap" ? indicator.of.id : indicator.id;

/** What is compared with each other: all groups of a rate, and the gaps between them, in a month. */
const crossSectionOf = ({ series, month }: BackTestedMonth): string =>
  `${comparedIn(series)} ${series.place.STATUS_ORDER} ${month}`;

/** The groups of one published table in one area: they are closed together. */
const breakdownOf = (tested: BackTestedMonth): string =>
  `${crossSectionOf(tested)} ${tested.series.place.table} ${tested.series.place.REF_AREA}`;

/** Back-tests that are judged together: those of a rate and its gaps at a delay, and on which kind of source. */
const rankOf = ({ series, delay, value }: BackTestedMonth): string =>
  `${comparedIn(series)} ${Math.min(delay, LAST_TESTED)}${value.linkFactor === null ? "" : " linked"}`;

const testsOf = ({ value, tests }: BackTestedMonth) =>
  value.linkFactor === null ? tests : tests.filter((test) => isAlike(test, value));

/**
 * One cross-section, one method: all groups of a rate in a month, and the gaps between them, are estimated, or all are told as they were published. They are
 * estimated where the errors of the past, weighted by the persons that they are of, were smaller so, at the delay of any of the groups. A
 * breakdown of an area is final once all its groups are.
 *
 * @example methodsOf(tested)(tested[0]) // "chain_ladder"
 */
export function methodsOf(all: readonly BackTestedMonth[]): (tested: BackTestedMonth) => EstimationMethod {
  const comparison = methodComparison();
  for (const tested of all) comparison.add(rankOf(tested), { tests: testsOf(tested), weight: tested.value.base });
  const isEstimated = (tested: BackTestedMonth): boolean => {
    const rank = rankOf(tested);
    // Errors from before the ratio of two sources was known say nothing of a value that is brought to the other level.
    const isUntried = tested.value.linkFactor !== null && !comparison.isTried(rank);
    return isUntried || comparison.nowcastWins(rank);
  };
  const estimated = new Set(all.filter((one) => !one.settled && isEstimated(one)).map(crossSectionOf));
  const open = new Set(all.filter(({ settled }) => !settled).map(breakdownOf));
  return (tested) => {
    if (!open.has(breakdownOf(tested))) return "final";
    return estimated.has(crossSectionOf(tested)) ? "chain_ladder" : "naive";
  };
}
