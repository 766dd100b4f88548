import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { observeWith } from "../../src/cli/session.ts";
import type { Session } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { addMonths, monthsBetween } from "../../src/lib/months.ts";
import type { NowcastRow } from "../../src/lib/nowcast.ts";
import type { CountFacts } from "../../src/publish/manifest.ts";
import type { Observed } from "../../src/publish/release.ts";
import { configurationSchema } from "../../src/run/configuration-schema.ts";
import { nightly } from "../../pipelines/nightly.ts";
import type { HistoryFiles } from "./given.ts";
import { headlineIndicators, headlineKey, isHeadline } from "./headline.ts";
import { copyOf } from "./statement.ts";
import { headlineValues } from "./values.ts";
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
  /** By those of the same month a year before, as they lay there. */
  readonly lastYear: number | null;
}

/** Deliveries after a month's first at which its nowcasts are looked at. */
export const DELAYS: readonly number[] = [0, 1, 2, 3, 6];

/** Vintages before the first that is stood at: a year of them, so that each calendar month has been seen. */
const BEFORE = 12;

const sourcesSchema = z
  .array(z.object({ vintage: z.string(), month: z.string(), source: z.string() }).readonly())
  .readonly();

type WhenTold = CountFacts["nowcast"];

/** When the newest months have a value, unless the configuration says otherwise. */
export const WHEN_TOLD: WhenTold = configurationSchema.parse({}).nowcast;

type Sources = z.infer<typeof sourcesSchema>;

const limitsOf = (lower: number | null, upper: number | null): Limits | null =>
  lower === null || upper === null ? null : { lower, upper };

/** What is known at a vintage, and what was made of it. */
interface Night {
  readonly seed: number;
  readonly vintage: string;
  readonly sources: Sources;
  readonly truth: HeadlineValues;
  readonly known: HeadlineValues;
  readonly shown: HeadlineValues["values"];
}

/** As it would be published. */
const withDecimal = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;

function forecastOf(row: NowcastRow, { seed, vintage, sources, truth, known, shown }: Night): readonly Forecast[] {
  const delay = monthsBetween(row.TIME_PERIOD, known.months.at(-1) ?? "");
  const key = headlineKey(row);
  const really = truth.values.get(key);
  if (!isHeadline(row) || !DELAYS.includes(delay) || really === undefined) return [];
  const yearBefore = headlineKey({ ...row, TIME_PERIOD: addMonths(row.TIME_PERIOD, -12) });
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
      nowcast: shown.get(key) ?? null,
      limits80: limitsOf(row.LOWER_80, row.UPPER_80),
      limits95: limitsOf(row.LOWER_95, row.UPPER_95),
      naive: withDecimal(known.values.get(key)),
      lastYear: withDecimal(known.values.get(yearBefore)),
    },
  ];
}

export interface ToForecast {
  readonly seed: number;
  readonly history: HistoryFiles;
  /** Months from which on reports are taken to arrive differently. */
  readonly breaks: readonly string[];
  readonly whenTold: WhenTold;
  /** Folder for the counts of one night. */
  readonly folder: string;
}

/** The room of indicators as a run has it, for the headlines alone. */
function observer(breaks: readonly string[]) {
  const { indicators } = nightly;
  const { nowcast } = indicators;
  const settings = { ...nowcast.settings, breaks };
  const declared = { ...indicators, declarations: headlineIndicators, nowcast: { ...nowcast, settings } };
  return observeWith({ ...nightly, indicators: declared });
}

const shownIn = ({ observations }: Observed): HeadlineValues["values"] =>
  new Map(
    observations.flatMap((row) =>
      isHeadline(row) && row.OBS_VALUE !== null ? [[headlineKey(row), row.OBS_VALUE] as const] : [],
    ),
  );

async function vintagesIn(counts: string, session: Session): Promise<readonly string[]> {
  const rows = await session.rows(
    "select distinct VINTAGE as vintage from read_parquet(getvariable('counts')) order by vintage",
    { counts },
  );
  return rows.map((row) => textOf(row, "vintage"));
}

/**
 * Stands at every vintage from the thirteenth on, with the published counts and the sources of unemployment that were known then and
 * nothing else, calls the room of indicators as a run does, and holds the newest months against the truth.
 *
 * @example const forecasts = await forecastsOf({ seed: 7, history: filesIn("work"), breaks: [], whenTold: WHEN_TOLD, folder }, session);
 */
export async function forecastsOf(
  { seed, history, breaks, whenTold, folder }: ToForecast,
  session: Session,
): Promise<readonly Forecast[]> {
  const observe = observer(breaks);
  const truth = await headlineValues(history.truth, session);
  const allSources = sourcesSchema.parse(JSON.parse(await readFile(history.sources, "utf8")));
  const forecasts: Forecast[] = [];
  for (const vintage of (await vintagesIn(history.counts, session)).slice(BEFORE)) {
    const counts = join(folder, "standing.parquet");
    await session.run(copyOf("standing_at"), { counts: history.counts, vintage, output: counts });
    const sources = allSources.filter((change) => change.vintage <= vintage);
    const facts = {
      rounding_base: nightly.protect.roundingBase,
      // Nothing is audited, so nothing is held, and every open month is worked on at every vintage.
      releases: [],
      unemployment_sources: sources,
      nowcast: whenTold,
    };
    const observed = await observe([counts], session, facts);
    const known = await headlineValues(counts, session);
    const night = { seed, vintage, sources, truth, known, shown: shownIn(observed) };
    forecasts.push(...observed.nowcasts.flatMap((row) => forecastOf(row, night)));
  }
  return forecasts;
}
