import type { NowcastMethod } from "../../model/nowcast-row.ts";
import { methodComparison } from "./quality.ts";
import { isAlike, LAST_TESTED } from "./back-tested-month.ts";
import type { BackTestedMonth } from "./back-tested-month.ts";

/** The estimation method of a cross-section's groups, where a value is published. */
export type EstimationMethod = Exclude<NowcastMethod, "none">;

/** A gap is the difference of two published rates, so it is estimated as they are. */
const comparedIn = ({ indicator }: BackTestedMonth["series"]): string =>
  indicator.kind === "gap" ? indicator.of.id : indicator.id;

/** The unit of comparison: all groups of a rate, and the gaps between them, in a month. */
const crossSectionOf = ({ series, month }: BackTestedMonth): string =>
  `${comparedIn(series)} ${series.place.STATUS_ORDER} ${month}`;

/** The groups of one published table in one area, which are closed together. */
const breakdownOf = (tested: BackTestedMonth): string =>
  `${crossSectionOf(tested)} ${tested.series.place.table} ${tested.series.place.REF_AREA}`;

/**
 * The class in which back-tests are evaluated together: those of a rate and its gaps at a delay, with or without a link
 * factor.
 */
const rankOf = ({ series, delay, value }: BackTestedMonth): string =>
  `${comparedIn(series)} ${Math.min(delay, LAST_TESTED)}${value.linkFactor === null ? "" : " linked"}`;

const testsOf = ({ value, tests }: BackTestedMonth) =>
  value.linkFactor === null ? tests : tests.filter((test) => isAlike(test, value));

/**
 * Chooses one method for each cross-section: all groups of a rate in a month, and the gaps between them, are estimated,
 * or all keep their published values. They are estimated if past errors, weighted by persons, were smaller with
 * estimation at the delay of any of the groups. A breakdown of an area is final once all its groups are.
 *
 * @example methodsOf(tested)(tested[0]) // "chain_ladder"
 */
export function methodsOf(all: readonly BackTestedMonth[]): (tested: BackTestedMonth) => EstimationMethod {
  const comparison = methodComparison();
  for (const tested of all) comparison.add(rankOf(tested), { tests: testsOf(tested), weight: tested.value.base });
  const isEstimated = (tested: BackTestedMonth): boolean => {
    const rank = rankOf(tested);
    // Errors from before the link factor was known are not informative about a value that is brought to the other
    // level.
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
