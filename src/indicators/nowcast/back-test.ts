import type { Asked, Estimates } from "./estimate.ts";
import { countsOf, valueAt } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import { releasedDelay } from "./latest-observation.ts";

/** The errors of estimates of a past month, in the indicator's unit: estimate less outcome. */
export interface BackTest {
  /** The as-of month (its number). */
  readonly asOf: number;
  readonly nowcast: number;
  /** Of the naive estimate, without any correction. */
  readonly naive: number;
  /** Of the estimate by the same month of the previous year; null where that was not known. */
  readonly lastYear: number | null;
  /** Whether a count was from another source than the best one. */
  readonly onOtherSource: boolean;
  /** Whether the level of that source was corrected, because months covered by both sources were known. */
  readonly hasLinkFactor: boolean;
}

/** Month numbers: the newest month of a series, and the newest of all. */
export interface Newest {
  readonly now: number;
  readonly last: number;
}

/** In a back-test, a month's own nowcast this many deliveries later counts as the outcome. */
const LATER = 3;

const YEAR = 12;

/** The number of newest back-tests that are kept: two years, so that each of the newest year has a year before it. */
const RECENT = 24;

/**
 * The value as it was known at the as-of month. If the month was from a source whose link factor was not known yet, the
 * value uses the factor of the months before it as known now, as if the best source had arrived a month earlier: a new
 * link factor could not be back-tested otherwise.
 */
function valueThen(series: Series, asked: Required<Asked>, estimates: Estimates): SeriesValue | null {
  const { learned: _, ...known } = asked;
  const then = valueAt(series, known, estimates);
  return then === null || then.source === "" || then.linkFactor !== null ? then : valueAt(series, asked, estimates);
}

/** Whether a month was released at a delay, and also when its outcome arrived. */
const isTried = (series: Series, month: number, delay: number): boolean =>
  countsOf(series).every(
    (count) =>
      count.holes[month]![delay] === "" && releasedDelay(count, month, count.rows[month]!.length - 1) >= delay + LATER,
  );

/**
 * Back-tests a series: at each past delivery, estimates the month that was `delay` deliveries old from what was known
 * then, and compares it with the outcome: the month as expected now, at least three deliveries later and from the best
 * source. A month that was not released then, or not since, gives no back-test.
 *
 * @example backTests(series, { delay: 0, now: 23, last: 23 }, estimates).length // 24
 */
export function backTests(
  series: Series,
  { delay, now, last }: Newest & { readonly delay: number },
  estimates: Estimates,
): readonly BackTest[] {
  const expectedAt = (asked: Asked): number | null =>
    asked.month < 0 ? null : (valueAt(series, asked, estimates)?.expected ?? null);
  const tests: BackTest[] = [];
  for (let asOf = delay; asOf <= now - LATER; asOf += 1) {
    const month = asOf - delay;
    if (!isTried(series, month, delay)) continue;
    const outcome = valueAt(series, { month, asOf: last }, estimates);
    const then = valueThen(series, { month, asOf, learned: last }, estimates);
    if (outcome === null || outcome.expected === null || outcome.source !== "") continue;
    if (then === null || then.expected === null) continue;
    const lastYear = expectedAt({ month: month - YEAR, asOf });
    tests.push({
      asOf,
      nowcast: then.expected - outcome.expected,
      naive: then.observed - outcome.expected,
      lastYear: lastYear === null ? null : lastYear - outcome.expected,
      onOtherSource: then.source !== "",
      hasLinkFactor: then.linkFactor !== null,
    });
  }
  return tests.slice(-RECENT);
}
