import type { Forecast } from "../../bench/nowcast/forecasts.ts";
import type { Evaluation, IssuedWarning } from "../../bench/nowcast/standing.ts";
import { addMonths } from "../../src/lib/months.ts";

/** A first delivery of the six cities' gap that was 0.1 too high. */
export const forecast = (given: Partial<Forecast> = {}): Forecast => ({
  seed: 7,
  indicator: "unemployment_gap_18_64",
  area: "C6",
  background: "_Z",
  month: "2026-08",
  vintage: "2026-10-20",
  delay: 0,
  source: "job_search",
  method: "chain_ladder",
  truth: 10,
  nowcast: 10.1,
  limits80: { lower: 9.9, upper: 10.3 },
  limits95: { lower: 9.8, upper: 10.4 },
  naive: 12,
  lastFinal: 11.5,
  lastYear: 11,
  ...given,
});

export const warning = (given: Partial<IssuedWarning> = {}): IssuedWarning => ({
  seed: 7,
  warning: "silent_payers",
  background: "FOREIGN",
  month: "2026-08",
  delay: 0,
  ...given,
});

/** So many months from a first one on. */
export const monthsFrom = (first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => addMonths(first, index));

/** The evaluation of a country at the vintages at which each of the forecasts' months was the newest. */
export const evaluation = (forecasts: readonly Forecast[], warnings: readonly IssuedWarning[] = []): Evaluation => ({
  forecasts,
  warnings,
  nights: [...new Map(forecasts.map((one) => [`${one.seed} ${one.month}`, one])).values()].map(
    ({ seed, month, vintage }) => ({ seed, vintage, month }),
  ),
});
