import type { Month } from "../../lib/months.ts";
import type { NowcastRow } from "../../model/nowcast-row.ts";
import type { Indicator } from "../declaration.ts";
import type { EstimationMethod } from "./cross-section.ts";
import { halfWidth, limitsOf, NO_LIMITS } from "./intervals.ts";
import type { Limits } from "./intervals.ts";
import type { Total } from "./pools.ts";
import { ERROR_WINDOW, coverageOf, errorDistributions, sizeClass } from "./quality.ts";
import type { SeriesErrors, ErrorDistributions } from "./quality.ts";
import { roundingError } from "./rounding-error.ts";
import type { ExpectedShare, Series } from "./series.ts";
import type { NowcastSettings } from "./settings.ts";
import { LAST_TESTED } from "./back-tested-month.ts";
import type { BackTestedMonth } from "./back-tested-month.ts";

/** A month's method, its value, the interval from past errors, and the reason if it is not published yet. */
export interface EvaluatedMonth extends BackTestedMonth {
  readonly method: EstimationMethod;
  /** The value by the method; null if it gives none. */
  readonly best: number | null;
  readonly limits: Limits;
  /**
   * The shares of past errors that the 80 and 95 % intervals would have contained; null where there is no back-test.
   */
  readonly coverage: { readonly narrow: number | null; readonly wide: number | null };
  readonly reason: NowcastRow["REASON"];
}

/** What determines whether a value is published. */
interface EvaluationContext {
  readonly settings: NowcastSettings;
  readonly total: Total;
  /** The months by their number; needed where counts are sums. */
  readonly months?: readonly Month[];
}

/** A back-tested month with its method and the errors of that method. */
interface MonthWithErrors extends BackTestedMonth, SeriesErrors {
  readonly method: EstimationMethod;
}

/** The population register covers everybody at once, so its counts need no history. */
const isOfResidents = ({ place }: Series): boolean => place.STATUS_ORDER === "_Z";

/** The largest half-width of a 95 % interval with which a value is useful; null where every width is. */
function usefulHalfWidth({ indicator, place }: Series, { settings, total }: EvaluationContext): number | null {
  if (indicator.kind === "count") return null;
  const { all, city } = indicator.useful ?? settings.useful;
  return place.REF_AREA === total.area ? all : city;
}

/**
 * Whether an expected value could be published: a count not below the threshold, and no share of nobody or of
 * everybody.
 */
function isPublishable({ numerator, denominator }: ExpectedShare, { kind, rounding }: Indicator): boolean {
  if (kind !== "count") return Math.round(numerator) > 0 && Math.round(denominator) > Math.round(numerator);
  const { base, minimum } = rounding ?? { base: 1, minimum: 0 };
  return Math.round(numerator / base) * base >= minimum;
}

/** Whether the method gives a value that can be published. */
const givesValue = ({ method, value, series }: MonthWithErrors): boolean =>
  method !== "chain_ladder" || (value.shares ?? []).every((share) => isPublishable(share, series.indicator));

/** Whether an estimate has too few back-tests; a month that no longer changes needs none. */
const isUntried = ({ series, tests, delay, settled }: MonthWithErrors, { backTests }: NowcastSettings): boolean =>
  tests.length < backTests && delay < LAST_TESTED && !isOfResidents(series) && !settled;

function reasonOf(of: MonthWithErrors, limits: Limits, context: EvaluationContext): NowcastRow["REASON"] {
  if (of.method === "final") return "";
  const { completeness } = of.value;
  if (completeness !== null && completeness < context.settings.floor) return "completeness";
  if (isUntried(of, context.settings) || (of.method === "chain_ladder" && of.value.expected === null))
    return "back_tests";
  const [half, useful] = [halfWidth(limits), usefulHalfWidth(of.series, context)];
  if (half !== null && useful !== null && half > useful) return of.value.other === null ? "uncertain" : "reporting";
  return givesValue(of) ? "" : "uncertain";
}

/**
 * The class of series whose errors share a distribution: the same indicator, similar size, the same method and the same
 * delay.
 */
const distributionClass = ({ series, value, delay, method }: MonthWithErrors): string =>
  `${series.indicator.id} ${sizeClass(value.base)} ${Math.min(delay, LAST_TESTED)} ${value.linkFactor === null} ${method}`;

const bestOf = ({ method, value }: MonthWithErrors): number | null =>
  method === "chain_ladder" ? value.expected : value.observed;

/** The change of the value if its payers are silent for the other possible reason; 0 where they reported as usual. */
const shiftOf = ({ value }: MonthWithErrors): number =>
  value.other === null || value.expected === null ? 0 : value.other - value.expected;

function evaluated(of: MonthWithErrors, distributions: ErrorDistributions, context: EvaluationContext): EvaluatedMonth {
  const errors = of.errors.slice(-ERROR_WINDOW);
  const factors = distributions.factors(distributionClass(of), errors.length);
  const best = bestOf(of);
  const limits =
    best === null || of.method === "final"
      ? NO_LIMITS
      : limitsOf({
          value: best,
          errors,
          factors,
          kind: of.series.indicator.kind,
          rounding: of.rounding,
          shift: shiftOf(of),
          bias: of.bias,
        });
  const reason = reasonOf(of, limits, context);
  return {
    ...of,
    best,
    limits,
    coverage: { narrow: coverageOf(of, factors.narrow), wide: coverageOf(of, factors.wide) },
    // More information exists, but is held back.
    reason: reason !== "" && of.held ? "held" : reason,
  };
}

/**
 * Evaluates every back-tested month: its value by the method of its cross-section, intervals from the past errors of
 * this method, and the reason if it is not published.
 *
 * @example evaluatedMonths(tested, methodsOf(tested), { settings, total })[0].reason // "uncertain"
 */
export function evaluatedMonths(
  tested: readonly BackTestedMonth[],
  methodOf: (one: BackTestedMonth) => EstimationMethod,
  context: EvaluationContext,
): readonly EvaluatedMonth[] {
  const measured = tested.map((one): MonthWithErrors => {
    const method = methodOf(one);
    const errors = one.tests.map((test) => (method === "chain_ladder" ? test.nowcast : test.naive));
    const { indicator, place } = one.series;
    const parts = indicator.partsAt?.({ ...place, TIME_PERIOD: context.months?.[one.month] ?? place.TIME_PERIOD });
    return { ...one, method, errors, rounding: roundingError(indicator, one.value.observedShares, parts) };
  });
  const distributions = errorDistributions();
  for (const one of measured) distributions.add(distributionClass(one), one);
  return measured.map((one) => evaluated(one, distributions, context));
}
