import type { Change, ChangeStatus } from "../model/headline-change.ts";
import { coveredIn } from "../model/area-validity.ts";
import type { Code } from "../model/codelist.ts";
import { dependsOnSource } from "../model/dictionary.ts";
import { headlines } from "../model/headline.ts";
import { addMonths } from "../lib/months.ts";
import { figureKey } from "../model/nowcast-row.ts";
import type { SourceSince } from "../model/nowcast-row.ts";
import { dimensionsOf } from "../model/observation.ts";
import type { Observation } from "../model/observation.ts";
import { lastRelease } from "../model/released-vintages.ts";
import type { ReleasedVintage } from "../model/released-vintages.ts";
import type { Interval } from "../statistics/interval.ts";
import { mover } from "../statistics/mover.ts";
import { roundedDown, roundedUp } from "../statistics/rounding.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";
import { measuresOf } from "./term.ts";

/** A published rate or gap of a month, with what its change depends on. */
export type MonthValue = Readonly<
  Record<"OBS_VALUE" | "LOWER" | "UPPER" | "DECIMALS", number> &
    Record<"NOWCAST_LOWER" | "NOWCAST_UPPER", number | null> & {
      /** The limits from chance alone, in the value's unit. */
      readonly chance: Interval;
    }
>;

/**
 * How far the true value may deviate on each side for other reasons than chance: the rounding of the counts and reports
 * still to come.
 */
function widening({ OBS_VALUE, LOWER, UPPER, NOWCAST_LOWER, NOWCAST_UPPER, chance }: MonthValue): Interval {
  const rounding = { lower: Math.max(0, chance.lower - LOWER), upper: Math.max(0, UPPER - chance.upper) };
  return {
    lower: rounding.lower + Math.max(0, OBS_VALUE - (NOWCAST_LOWER ?? OBS_VALUE)),
    upper: rounding.upper + Math.max(0, (NOWCAST_UPPER ?? OBS_VALUE) - OBS_VALUE),
  };
}

/** The value is rounded, so it may lie outside its own limits by less than its last decimal. */
const estimate = ({ OBS_VALUE: value, chance }: MonthValue) => ({
  value,
  lower: Math.min(value, chance.lower),
  upper: Math.max(value, chance.upper),
});

/**
 * How a published value changed between two months, with a conservative 95 % interval: MOVER of both months' chance
 * limits, as if no person were in both, widened on each side by the effects of rounding and of reports still to come,
 * added up as if all went the same way. Rounded outwards. Exchanging the months only changes the sign.
 *
 * @example changeBetween(now, before) // { CHANGE: -1.2, CHANGE_LOWER: -3.1, CHANGE_UPPER: 0.7 }
 */
export function changeBetween(
  now: MonthValue,
  before: MonthValue,
): Readonly<Record<"CHANGE" | "CHANGE_LOWER" | "CHANGE_UPPER", number>> {
  const { DECIMALS: decimals } = now;
  const { lower, upper } = mover(estimate(now), estimate(before));
  const [here, there] = [widening(now), widening(before)];
  // Both values have this number of decimals, and so has their difference; the rest is floating-point error.
  const change = Number((now.OBS_VALUE - before.OBS_VALUE).toFixed(decimals)) + 0;
  return {
    CHANGE: change,
    CHANGE_LOWER: Math.min(change, roundedDown(lower - (here.lower + there.upper), decimals)),
    CHANGE_UPPER: Math.max(change, roundedUp(upper + (here.upper + there.lower), decimals)),
  };
}

/** The facts of a headline beside its observation. */
export interface Headline {
  /** The TABLE_ID of its counts. */
  readonly table: string;
  /** The limits from chance alone; null without a value. */
  readonly chance: Interval | null;
}

/** What the computation of changes needs. */
export interface ChangeContext {
  readonly indicators: readonly Indicator[];
  readonly releases: readonly ReleasedVintage[];
  /**
   * The source of unemployment in each month, and since when; empty where that is not known, and then a single source
   * is assumed.
   */
  readonly sources: readonly SourceSince[];
  /** Every area. */
  readonly areas: readonly Code[];
  /** By `figureKey`. */
  readonly headlines: ReadonlyMap<string, Headline>;
}

/** The indicators that depend on the source of unemployment. Headlines use the monthly order of activity. */
function needsSource(indicators: readonly Indicator[]): ReadonlySet<string> {
  const needing = indicators.filter((indicator) => {
    const { numerator, denominator } = countedOf(indicator);
    return measuresOf([...numerator, ...denominator]).some((measure) => dependsOnSource(measure, "MONTHLY"));
  });
  return new Set(needing.map(({ id }) => id));
}

/** The source of unemployment when the row's counts were last released; empty where none is known. */
function sourceOf(row: Observation, { releases, sources, headlines: known }: ChangeContext): string {
  const table = known.get(figureKey(row))?.table ?? "";
  const until = lastRelease(releases, { month: row.TIME_PERIOD, table, area: row.REF_AREA });
  const since = sources
    .filter(({ month, vintage }) => month === row.TIME_PERIOD && (until === undefined || vintage <= until))
    .toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
  return since.at(-1)?.source ?? "";
}

/** Whether the area covers other cities in the one month than in the other. */
function coversOthers(row: Observation, before: Observation, { areas }: ChangeContext): boolean {
  const area = areas.find(({ code }) => code === row.REF_AREA);
  const covered = (month: string): string => (area === undefined ? "" : coveredIn(month, area, areas).join());
  return covered(row.TIME_PERIOD) !== covered(before.TIME_PERIOD);
}

/** A month's value with its limits; null without one. */
function monthValue(row: Observation, { headlines: known }: ChangeContext): MonthValue | null {
  const { OBS_VALUE, LOWER, UPPER, NOWCAST_LOWER, NOWCAST_UPPER, DECIMALS } = row;
  const chance = known.get(figureKey(row))?.chance ?? null;
  if (OBS_VALUE === null || LOWER === null || UPPER === null || chance === null) return null;
  return { OBS_VALUE, LOWER, UPPER, NOWCAST_LOWER, NOWCAST_UPPER, DECIMALS, chance };
}

const without = (row: Observation, CHANGE_STATUS: Exclude<ChangeStatus, "compared">): Change => ({
  place: dimensionsOf(row),
  CHANGE: null,
  CHANGE_LOWER: null,
  CHANGE_UPPER: null,
  CHANGE_STATUS,
});

function changeOf(
  row: Observation,
  before: Observation | undefined,
  changing: ChangeContext & { readonly sourced: ReadonlySet<string> },
): Change {
  if (before === undefined) return without(row, "no_year_before");
  const [now, then] = [monthValue(row, changing), monthValue(before, changing)];
  if (now === null || then === null) return without(row, "no_value");
  const isOtherSource = changing.sourced.has(row.INDICATOR) && sourceOf(row, changing) !== sourceOf(before, changing);
  if (isOtherSource) return without(row, "other_source");
  if (coversOthers(row, before, changing)) return without(row, "other_cities");
  return { place: dimensionsOf(row), ...changeBetween(now, then), CHANGE_STATUS: "compared" };
}

/**
 * How each headline changed on the same month of the previous year: no change where the data do not reach back, where
 * one of the two months has no value, where the months have different sources of unemployment, whose levels differ, or where the area covers other
 * cities.
 *
 * @example changesOf(observations, { indicators, releases, sources, areas, headlines }).length
 */
export function changesOf(observations: readonly Observation[], changing: ChangeContext): readonly Change[] {
  const rows = headlines(observations);
  const byPlace = new Map(rows.map((row) => [figureKey(row), row]));
  const sourced = needsSource(changing.indicators);
  const known = { ...changing, sourced };
  const changes: Change[] = [];
  for (const row of rows) {
    const earlier = { ...row, TIME_PERIOD: addMonths(row.TIME_PERIOD, -12) };
    changes.push(changeOf(row, byPlace.get(figureKey(earlier)), known));
  }
  return changes;
}
