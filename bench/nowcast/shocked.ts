import { readFile } from "node:fs/promises";
import { z } from "zod";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { warningsOf } from "./alarms.ts";
import { isObjective } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { seriesName } from "./headline.ts";
import type { Evaluation } from "./standing.ts";

const realisedSchema = z
  .array(
    z.looseObject({
      kind: z.string(),
      month: z.string(),
      realised: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  )
  .readonly();

/** A shock as recorded in the country's truth: its description and its realised size. */
export type RealisedShock = z.infer<typeof realisedSchema>[number];

/** The shocks of a history, in the order of the list; empty where there were none. */
export const shocksIn = async (file: string): Promise<readonly RealisedShock[]> =>
  realisedSchema.parse(JSON.parse(await readFile(file, "utf8")));

/** Countries with shocks, and the shocks. */
export interface Shocked {
  readonly evaluation: Evaluation;
  /** The same in every country. */
  readonly shocks: readonly Pick<RealisedShock, "kind" | "month">[];
}

export const monthsOf = ({ shocks }: Shocked): ReadonlySet<Month> => new Set(shocks.map(({ month }) => month));

/** A series in a month of a shock or in the month after it, over all countries. */
interface HitSeries {
  readonly series: string;
  /** Nowcast less truth, for the countries with a value. */
  readonly errors: readonly number[];
  /** Whether the 95 % interval covers the truth, where there is one. */
  readonly within: readonly boolean[];
}

/** A month that a shock affects, at a delay. */
export interface Hit {
  readonly kind: string;
  readonly month: Month;
  /** Months after the shock's own. */
  readonly after: 0 | 1;
  readonly delay: 0 | 1;
  readonly series: readonly HitSeries[];
  /** The methods, or the reasons for no value, and how often each occurred. */
  readonly methods: ReadonlyMap<string, number>;
  /** Kinds of warnings, with the number of countries that gave them. */
  readonly warnings: ReadonlyMap<string, number>;
  /** Countries evaluated. */
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

function hitAt(evaluation: Evaluation, { kind, month, after, delay }: Where): Hit {
  const touched = addMonths(month, after);
  const own = evaluation.forecasts.filter((one) => isObjective(one) && one.month === touched && one.delay === delay);
  const seeds = [...new Set(evaluation.nights.map(({ seed }) => seed))];
  const warnings = seeds.flatMap((seed) => [
    ...new Set(warningsOf(evaluation, { seed, month: touched, delay }).map(({ warning }) => warning)),
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

/** The month of each shock and the month after it, at the first delivery and the second. */
export const hitsOf = ({ evaluation, shocks }: Shocked): readonly Hit[] =>
  shocks.flatMap(({ kind, month }) =>
    ([0, 1] as const).flatMap((after) =>
      ([0, 1] as const).map((delay) => hitAt(evaluation, { kind, month, after, delay })),
    ),
  );
