import type { Asked, Estimates } from "./estimate.ts";
import { countsOf, valueAt } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import { releasedDelay } from "./latest-observation.ts";

/** What an estimate of a past month was off by, in the indicator's unit: estimate less what came. */
export interface BackTest {
  /** Number of the month that was newest then. */
  readonly asOf: number;
  readonly nowcast: number;
  /** Without any correction. */
  readonly naive: number;
  /** The same month of the year before; null where that was not known. */
  readonly lastYear: number | null;
  /** Whether a count stood on another source than the best one. */
  readonly onOtherSource: boolean;
  /** Whether that source's level was corrected: months that both sources had told of were known. */
  readonly hasLinkFactor: boolean;
}

/** Numbers of months: the newest that is told of a series, and the newest of all. */
export interface Newest {
  readonly now: number;
  readonly last: number;
}

/** Deliveries after which a month's own nowcast is what came, for the purpose of a back-test. */
const LATER = 3;

const YEAR = 12;

/** Newest back-tests that are kept: two years, so that each of the newest year's has a year before it. */
const RECENT = 24;

/**
 * What was known then. Where a month stood on a source whose ratio to the best one nobody knew yet, with the ratio of the months before it as
 * it is known by now: as if the best source had come a month before. A young ratio could not be tried in any other way.
 */
function valueThen(series: Series, asked: Required<Asked>, estimates: Estimates): SeriesValue | null {
  const { learned: _, ...known } = asked;
  const then = valueAt(series, known, estimates);
  return then === null || then.source === "" || then.linkFactor !== null ? then : valueAt(series, asked, estimates);
}

/** Whether a month was released at a delay, and still was when what came had come in. */
const isTried = (series: Series, month: number, delay: number): boolean =>
  countsOf(series).every(
    (count) =>
      count.holes[month]![delay] === "" && releasedDelay(count, month, count.rows[month]!.length - 1) >= delay + LATER,
  );

/**
 * Stands at each past delivery, sees only what was known then, estimates the month that was `delay` deliveries old, and compares with what
 * came: the month as it is expected now, at least three deliveries later and from the best source. A month that was not released then, or
 * not since, tells nothing.
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
    const came = valueAt(series, { month, asOf: last }, estimates);
    const then = valueThen(series, { month, asOf, learned: last }, estimates);
    if (came === null || came.expected === null || came.source !== "") continue;
    if (then === null || then.expected === null) continue;
    const lastYear = expectedAt({ month: month - YEAR, asOf });
    tests.push({
      asOf,
      nowcast: then.expected - came.expected,
      naive: then.observed - came.expected,
      lastYear: lastYear === null ? null : lastYear - came.expected,
      onOtherSource: then.source !== "",
      hasLinkFactor: then.linkFactor !== null,
    });
  }
  return tests.slice(-RECENT);
}
