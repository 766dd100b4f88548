import { configurationSchema } from "../../src/configuration/configuration-schema.ts";
import { addMonths, monthsBetween } from "../../src/lib/months.ts";
import type { NowcastRow, SourceSince } from "../../src/model/nowcast-row.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { CountFacts } from "../../src/publish/snapshot/snapshot-manifest.ts";
import { ALL_CITIES, headlineKey, isHeadline, seriesKey } from "./headline.ts";
import type { HeadlineValues } from "./values.ts";

/** Both ends belong to it. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** The value published of a month at a delay, and the true one; in per cent or percentage points. */
export interface Forecast {
  /** Seed of the country. */
  readonly seed: number;
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly month: string;
  /** The vintage at which it was published. */
  readonly vintage: string;
  readonly delay: number;
  /** The source of the month's unemployment. */
  readonly source: string;
  /** The method, or the reason why there is no value. */
  readonly method: string;
  /** Not rounded. */
  readonly truth: number;
  /** OBS_VALUE, with its one decimal; null where it was too early for a value. */
  readonly nowcast: number | null;
  readonly limits80: Limits | null;
  readonly limits95: Limits | null;
  /** From the month's counts as published at that vintage, with one decimal. */
  readonly naive: number | null;
  /** The newest value that was final at that vintage. */
  readonly lastFinal: number | null;
  /** From the counts of the same month a year before, as published at that vintage, with one decimal. */
  readonly lastYear: number | null;
}

/** The delays at which a month's nowcasts are evaluated, in deliveries after its first. */
export const DELAYS: readonly number[] = [0, 1, 2, 3, 6];

export type NowcastLimits = CountFacts["nowcast"];

/** The configuration's default limits within which a month has a value. */
export const NOWCAST_LIMITS: NowcastLimits = configurationSchema.parse({}).nowcast;

/** What is known at a vintage, and the observations made from it. */
export interface Night {
  readonly seed: number;
  readonly vintage: string;
  readonly sources: readonly SourceSince[];
  readonly truth: HeadlineValues;
  readonly known: HeadlineValues;
  readonly shown: readonly Observation[];
}

/** The newest month with data at a night. */
export const newestMonth = ({ known }: Pick<Night, "known">): string => known.months.at(-1) ?? "";

/** The series behind the programme's objectives: gaps, and the rates of both backgrounds, of all cities together. */
export const isObjective = ({ area, background }: Pick<Forecast, "area" | "background">): boolean =>
  area === ALL_CITIES && ["_Z", "FOREIGN", "FINNISH"].includes(background);

/** Forecasts at the first delivery. */
export const firstOf = (forecasts: readonly Forecast[]): readonly Forecast[] =>
  forecasts.filter(({ delay }) => delay === 0);

const limitsOf = (lower: number | null, upper: number | null): Limits | null =>
  lower === null || upper === null ? null : { lower, upper };

/** Rounded as published. */
const withDecimal = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;

/** The published headlines: every value, and the newest final one of each series. */
interface Published {
  readonly values: ReadonlyMap<string, number>;
  readonly finals: ReadonlyMap<string, number>;
}

function publishedIn(shown: readonly Observation[]): Published {
  const headlines = shown
    .filter((row) => isHeadline(row) && row.OBS_VALUE !== null)
    .toSorted((a, b) => (a.TIME_PERIOD < b.TIME_PERIOD ? -1 : 1));
  const finals = headlines.filter(({ OBS_STATUS }) => OBS_STATUS === "A");
  return {
    values: new Map(headlines.map((row) => [headlineKey(row), row.OBS_VALUE ?? NaN])),
    finals: new Map(finals.map((row) => [seriesKey(row), row.OBS_VALUE ?? NaN])),
  };
}

function yardsticksOf(row: NowcastRow, { known }: Night, { finals }: Published) {
  const yearBefore = headlineKey({ ...row, TIME_PERIOD: addMonths(row.TIME_PERIOD, -12) });
  return {
    naive: withDecimal(known.values.get(headlineKey(row))),
    lastFinal: finals.get(seriesKey(row)) ?? null,
    lastYear: withDecimal(known.values.get(yearBefore)),
  };
}

function forecastOf(row: NowcastRow, night: Night, published: Published): readonly Forecast[] {
  const { seed, vintage, sources, truth } = night;
  const delay = monthsBetween(row.TIME_PERIOD, newestMonth(night));
  const really = truth.values.get(headlineKey(row));
  if (!isHeadline(row) || !DELAYS.includes(delay) || really === undefined) return [];
  return [
    {
      seed,
      indicator: row.INDICATOR,
      area: row.REF_AREA,
      background: row.BACKGROUND,
      month: row.TIME_PERIOD,
      vintage,
      delay,
      source: sources.findLast(({ month }) => month === row.TIME_PERIOD)?.source ?? "",
      method: row.REASON === "" ? row.METHOD : row.REASON,
      truth: really,
      nowcast: published.values.get(headlineKey(row)) ?? null,
      limits80: limitsOf(row.LOWER_80, row.UPPER_80),
      limits95: limitsOf(row.LOWER_95, row.UPPER_95),
      ...yardsticksOf(row, night, published),
    },
  ];
}

/** The newest months' headlines as published at a night, beside the truth and the yardsticks. */
export function forecastsAt(night: Night, nowcasts: readonly NowcastRow[]): readonly Forecast[] {
  const published = publishedIn(night.shown);
  return nowcasts.flatMap((row) => forecastOf(row, night, published));
}
