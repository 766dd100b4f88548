import type { Session } from "../../database/database.ts";
import type { ReleasedVintage } from "../../lib/releases.ts";
import type { NowcastMethod, NowcastPlace, NowcastRow, SourceSince } from "../../lib/nowcast.ts";
import { countedOf } from "../declaration.ts";
import type { Indicator } from "../declaration.ts";
import { backTests } from "./back-test.ts";
import type { BackTest } from "./back-test.ts";
import { estimatesOf } from "./estimates.ts";
import type { Estimates } from "./estimate.ts";
import { countHistory } from "./history.ts";
import type { CountHistory } from "./history.ts";
import { limitsOf, NO_LIMITS } from "./intervals.ts";
import { poolsIn } from "./pools.ts";
import type { Whole } from "./pools.ts";
import { contest, COUNTING, coverageOf, errorsOf, shapes, sizeClass } from "./quality.ts";
import type { Contest, SeriesErrors, Shapes } from "./quality.ts";
import { roundingError } from "./rounding-error.ts";
import { countsOf, seriesOf, valueAt } from "./series.ts";
import type { ExpectedShare, Series, SeriesValue } from "./series.ts";
import type { NowcastSettings } from "./settings.ts";
import { isSettled, newestOf } from "./settled.ts";
import { newestDelivery, releasedDelay } from "./standing.ts";

/** What nowcasts are made of: public numbers and declarations, nothing else. */
export interface NowcastInput {
  /** Parquet files of published counts, every vintage. */
  readonly counts: readonly string[];
  /** What was worked on and held at each vintage; empty where that is not known. */
  readonly releases: readonly ReleasedVintage[];
  readonly sources: readonly SourceSince[];
  readonly indicators: readonly Indicator[];
  /** Codes of REF_AREA to tell of. */
  readonly areas: readonly string[];
  readonly whole: Whole;
  readonly settings: NowcastSettings;
}

/** A nowcast with the counts that are expected, group by group, for the observation; null where they are not used. */
export interface Nowcast {
  readonly row: NowcastRow;
  readonly shares: readonly ExpectedShare[] | null;
}

/** From this delay on hardly anything is still to come: later ones are tested as this one. */
const LAST_TESTED = 6;

const YEAR = 12;

interface Tested {
  readonly series: Series;
  readonly month: number;
  /** Of the newest delivery that the month was released at. */
  readonly delay: number;
  /** Whether something newer is known of the month, and is held back. */
  readonly held: boolean;
  readonly value: SeriesValue;
  readonly tests: readonly BackTest[];
  /** Whether the month has stopped changing. */
  readonly settled: boolean;
  /** Series and delays that are judged together. */
  readonly rank: string;
}

/** Whether a back-test stood on the same kind of source as a value, and knew as well what its level is worth. */
const isAlike = ({ onOtherSource, hasSeam }: BackTest, { source, seam }: SeriesValue): boolean =>
  onOtherSource === (source !== "") && hasSeam === (seam !== null);

interface Alike {
  readonly month: number;
  /** Fewer tell nothing. */
  readonly enough: number;
}

/** The tests that tell most: those alike, and that knew a year before their month too, where they are enough. */
function alike(tests: readonly BackTest[], value: SeriesValue, { month, enough }: Alike): readonly BackTest[] {
  const same = tests.filter((test) => isAlike(test, value));
  const told = same.length >= enough ? same : tests;
  const grown = told.filter(({ lastYear }) => lastYear !== null);
  return month > YEAR && grown.length >= enough ? grown : told;
}

interface Means {
  readonly estimates: Estimates;
  /** Number of the newest month of all. */
  readonly last: number;
  readonly settings: NowcastSettings;
}

/** The delay of the newest delivery that every count of a month was released at. */
const delayOf = (series: Series, month: number, delay: number): number =>
  Math.min(delay, ...countsOf(series).map((count) => releasedDelay(count, month, newestDelivery(count) - month)));

/** A series at every month of which reports can still arrive, or whose last ones were never released or are held. */
function testedOf(series: Series, { estimates, last, settings }: Means, history: CountHistory): readonly Tested[] {
  const now = newestOf(series);
  const tested = new Map<number, readonly BackTest[]>();
  return Array.from({ length: now + 1 }, (_, age) => age).flatMap((age) => {
    const month = now - age;
    const isOver = age >= history.delays;
    const held = countsOf(series).some((count) => count.held[month]!);
    if (isOver && !held && !history.isProvisional(series.place, month)) return [];
    const value = valueAt(series, { month, standing: last }, estimates);
    if (value === null) return [];
    const delay = delayOf(series, month, age);
    const as = Math.min(delay, LAST_TESTED);
    const all = tested.get(as) ?? backTests(series, { delay: as, now, last }, estimates);
    tested.set(as, all);
    const tests = alike(all, value, { month, enough: settings.backTests });
    const rank = `${series.indicator.id} ${sizeClass(value.base)} ${as}${value.seam === null ? "" : " seam"}`;
    // Once no report can come any more, what was released with the last of them is final.
    const settled = isSettled(series, month, value) || (isOver && !held && delay >= history.delays - 1);
    return [{ series, month, delay, held, value, tests, settled, rank }];
  });
}

/** The register of residents tells of everybody at once: without a history it is told as it is. */
const isOfResidents = ({ place }: Series): boolean => place.STATUS_ORDER === "_Z";

/** Why it is too early; a month that changes no more needs no estimate that could be tried. */
function reasonOf(tested: Tested, { settings }: Means): NowcastRow["REASON"] {
  const { series, value, tests, delay, settled, held } = tested;
  const isIncomplete = value.completeness !== null && value.completeness < settings.floor;
  const isUntried = tests.length < settings.backTests && delay < LAST_TESTED && !isOfResidents(series) && !settled;
  if (!isIncomplete && !isUntried) return "";
  // What would tell more is there, and held back.
  if (held) return "held";
  return isIncomplete ? "completeness" : "back_tests";
}

const placeOf = (series: Series, month: string): NowcastPlace => {
  const { table: _, ...place } = series.place;
  return { ...place, INDICATOR: series.indicator.id, TIME_PERIOD: month };
};

function methodOf(tested: Tested, reason: NowcastRow["REASON"], contests: Contest): NowcastMethod {
  const { value, rank, settled } = tested;
  if (reason !== "") return "none";
  if (settled) return "final";
  // Errors from before the ratio of two sources was known say nothing of a value that is brought to the other level.
  const isUntried = value.seam !== null && !contests.isTried(rank);
  return value.expected !== null && (isUntried || contests.nowcastWins(rank)) ? "chain_ladder" : "naive";
}

/** The way to judge a month, what it gives, and what was off in the past. */
interface Judged extends Tested, SeriesErrors {
  readonly reason: NowcastRow["REASON"];
  readonly method: NowcastMethod;
  readonly best: number | null;
}

function judged(tested: Tested, contests: Contest, means: Means): Judged {
  const reason = reasonOf(tested, means);
  const method = methodOf(tested, reason, contests);
  const isExpected = method === "chain_ladder";
  const value = isExpected ? tested.value.expected : tested.value.observed;
  return {
    ...tested,
    reason,
    method,
    best: method === "none" ? null : value,
    errors: tested.tests.map((test) => (isExpected ? test.nowcast : test.naive)),
    rounding: roundingError(tested.series.indicator, tested.value.told),
  };
}

function lastYearOf({ series, month }: Tested, { estimates, last }: Means): number | null {
  if (month < YEAR) return null;
  return valueAt(series, { month: month - YEAR, standing: last }, estimates)?.expected ?? null;
}

/** Of what is told in another way the errors are of another shape. */
const shapeOf = ({ rank, method }: Judged): string => `${rank} ${method}`;

interface Telling extends Means {
  readonly months: CountHistory["months"];
  readonly shapes: Shapes;
}

function nowcastOf(of: Judged, means: Telling): Nowcast {
  const { series, month, delay, value, method, best } = of;
  const [tests, errors] = [of.tests.slice(-COUNTING), of.errors.slice(-COUNTING)];
  const factors = means.shapes.factors(shapeOf(of), errors.length);
  const { nowcast: MAE, naive: MAE_NAIVE, lastYear: MAE_LAST_YEAR } = errorsOf(tests);
  const row = {
    ...placeOf(series, means.months[month]!),
    DELAY: delay,
    METHOD: method,
    VALUE: best,
    ...(best === null || method === "final"
      ? NO_LIMITS
      : limitsOf({
          value: best,
          errors,
          factors,
          kind: series.indicator.kind,
          rounding: of.rounding,
        })),
    COMPLETENESS: value.completeness,
    NAIVE: value.observed,
    LAST_YEAR: lastYearOf(of, means),
    BACK_TESTS: tests.length,
    MAE,
    MAE_NAIVE,
    MAE_LAST_YEAR,
    COVERAGE_80: coverageOf(of, factors.narrow),
    COVERAGE_95: coverageOf(of, factors.wide),
    SOURCE: value.source,
    SEAM: value.seam,
    JUMP: value.jump,
    REASON: of.reason,
  };
  return { row, shares: method === "chain_ladder" ? value.shares : null };
}

/**
 * What the newest months will come to once all reports are in: counts developed by chain ladder from what every vintage published of every
 * month, numerators and denominators together, so that a gap's error is its own. The intervals are the errors that the same method made
 * when it stood at each past delivery and knew only what was known then. Where doing nothing was as good, nothing is done.
 *
 * Made of public numbers alone: whoever has a snapshot can make it again.
 *
 * @example
 * const rows = await nowcast({ counts: ["counts.parquet"], releases: [], sources: [], indicators, areas: ["KU049", "C6"], whole, settings }, session);
 */
export async function nowcast(input: NowcastInput, session: Session): Promise<readonly Nowcast[]> {
  const { indicators, settings } = input;
  const counted = indicators.map(countedOf);
  const measures = [...new Set(counted.flatMap(({ numerator, denominator }) => numerator.concat(denominator)))];
  const history = await countHistory({ ...input, measures, delays: settings.deliveries }, session);
  const means: Means = { estimates: estimatesOf(history, settings), last: history.months.length - 1, settings };
  const all = seriesOf(indicators, input.areas, poolsIn(history, input.whole));
  const tested = all.flatMap((series) => testedOf(series, means, history));
  const contests = contest();
  for (const { rank, tests, value } of tested) {
    contests.add(rank, value.seam === null ? tests : tests.filter((test) => isAlike(test, value)));
  }
  const told = tested.map((one) => judged(one, contests, means));
  const shaped = shapes();
  for (const one of told) shaped.add(shapeOf(one), one);
  return told.map((one) => nowcastOf(one, { ...means, months: history.months, shapes: shaped }));
}
