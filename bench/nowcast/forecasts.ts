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

/** What was told of a month that was `delay` deliveries old, and what it really was; in per cent or percentage points. */
export interface Forecast {
  /** Seed of the country. */
  readonly seed: number;
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly month: string;
  /** The vintage that was stood at. */
  readonly vintage: string;
  readonly delay: number;
  /** Where the month's unemployment came from. */
  readonly source: string;
  /** What was done, or why there is no value. */
  readonly method: string;
  /** Not rounded. */
  readonly truth: number;
  /** OBS_VALUE, with its one decimal; null where it was too early for a value. */
  readonly nowcast: number | null;
  readonly limits80: Limits | null;
  readonly limits95: Limits | null;
  /** By the published counts of the month as they lay there, with one decimal. */
  readonly naive: number | null;
  /** The newest month's value that was final there. */
  readonly lastFinal: number | null;
  /** By the published counts of the same month a year before, as they lay there, with one decimal. */
  readonly lastYear: number | null;
}

/** Deliveries after a month's first at which its nowcasts are looked at. */
export const DELAYS: readonly number[] = [0, 1, 2, 3, 6];

export type WhenTold = CountFacts["nowcast"];

/** When the newest months have a value, unless the configuration says otherwise. */
export const WHEN_TOLD: WhenTold = configurationSchema.parse({}).nowcast;

/** What is known at a vintage, and what was made of it. */
export interface Night {
  readonly seed: number;
  readonly vintage: string;
  readonly sources: readonly SourceSince[];
  readonly truth: HeadlineValues;
  readonly known: HeadlineValues;
  readonly shown: readonly Observation[];
}

/** The newest month that something is known of at a night. */
export const newestMonth = ({ known }: Pick<Night, "known">): string => known.months.at(-1) ?? "";

/** The series that the programme's objectives are read from: all cities together, gaps and the rates of both backgrounds. */
export const isObjective = ({ area, background }: Pick<Forecast, "area" | "background">): boolean =>
  area === ALL_CITIES && ["_Z", "FOREIGN", "FINNISH"].includes(background);

/** First deliveries. */
export const firstOf = (forecasts: readonly Forecast[]): readonly Forecast[] =>
  forecasts.filter(({ delay }) => delay === 0);

const limitsOf = (lower: number | null, upper: number | null): Limits | null =>
  lower === null || upper === null ? null : { lower, upper };

/** As it would be published. */
const withDecimal = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;

/** What is published of the headlines: every value, and of each series the newest that is final. */
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

/** The newest months' headlines as they were told at a night, beside the truth and the yardsticks. */
export function forecastsAt(night: Night, nowcasts: readonly NowcastRow[]): readonly Forecast[] {
  const published = publishedIn(night.shown);
  return nowcasts.flatMap((row) => forecastOf(row, night, published));
}
