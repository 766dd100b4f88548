import { readFile } from "node:fs/promises";
import { z } from "zod";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { warningsOf } from "./alarms.ts";
import { isObjective } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { seriesName } from "./headline.ts";
import type { Told } from "./standing.ts";

const toldSchema = z
  .array(
    z.looseObject({
      kind: z.string(),
      month: z.string(),
      realised: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  )
  .readonly();

/** A shock of a country as its truth tells it: what it was, and what it turned out to be. */
export type ToldShock = z.infer<typeof toldSchema>[number];

/** The shocks of a history, in the order of the list; none where nothing unforeseen happened. */
export const shocksIn = async (file: string): Promise<readonly ToldShock[]> =>
  toldSchema.parse(JSON.parse(await readFile(file, "utf8")));

/** Countries that were shocked, and with what. */
export interface Shocked {
  readonly told: Told;
  /** The same in every country. */
  readonly shocks: readonly Pick<ToldShock, "kind" | "month">[];
}

export const monthsOf = ({ shocks }: Shocked): ReadonlySet<Month> => new Set(shocks.map(({ month }) => month));

/** What was told of a series in a month of a shock or the one after it, of all countries. */
interface HitSeries {
  readonly series: string;
  /** Nowcast less truth, of the countries that had a value. */
  readonly errors: readonly number[];
  /** Whether the interval at 95 % holds the truth, where there is one. */
  readonly within: readonly boolean[];
}

/** A month that a shock touches, as it stood at a delay. */
export interface Hit {
  readonly kind: string;
  readonly month: Month;
  /** Months after the shock's own. */
  readonly after: 0 | 1;
  readonly delay: 0 | 1;
  readonly series: readonly HitSeries[];
  /** What was done, or why there was no value, with how often. */
  readonly methods: ReadonlyMap<string, number>;
  /** Kinds of warnings, with the number of countries that told them. */
  readonly warnings: ReadonlyMap<string, number>;
  /** Countries that were stood at. */
  readonly countries: number;
}

const tally = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, of]) => [name, of.length]));

function seriesOf(forecasts: readonly Forecast[]): readonly HitSeries[] {
  const named = Map.groupBy(forecasts, ({ indicator, background }) => seriesName(indicator, background));
  return [...named].map(([series, of]) => ({
    series,
    errors: of.flatMap(({ nowcast, truth }) => (nowcast === null ? [] : [nowcast - truth])),
    within: of.flatMap(({ nowcast, limits95, truth }) =>
      nowcast === null || limits95 === null ? [] : [limits95.lower <= truth && truth <= limits95.upper],
    ),
  }));
}

type Where = Pick<Hit, "kind" | "month" | "after" | "delay">;

function hitAt(told: Told, { kind, month, after, delay }: Where): Hit {
  const touched = addMonths(month, after);
  const own = told.forecasts.filter((one) => isObjective(one) && one.month === touched && one.delay === delay);
  const seeds = [...new Set(told.nights.map(({ seed }) => seed))];
  const warnings = seeds.flatMap((seed) => [
    ...new Set(warningsOf(told, { seed, month: touched, delay }).map(({ warning }) => warning)),
  ]);
  return {
    kind,
    month,
    after,
    delay,
    series: seriesOf(own),
    methods: tally(own.map(({ method }) => method)),
    warnings: tally(warnings),
    countries: seeds.length,
  };
}

/** What was told of the month of each shock and of the month after it, at the first delivery and the second. */
export const hitsOf = ({ told, shocks }: Shocked): readonly Hit[] =>
  shocks.flatMap(({ kind, month }) =>
    ([0, 1] as const).flatMap((after) => ([0, 1] as const).map((delay) => hitAt(told, { kind, month, after, delay }))),
  );
