import { accuracyOf } from "./accuracy.ts";
import type { Forecast } from "./forecasts.ts";
import { ALL_CITIES } from "./headline.ts";

/** What was promised of the first delivery that holds a month, and what came out; `measured` is null where nothing could be measured. */
export interface Target {
  readonly name: string;
  readonly measured: number | null;
  /** What the measured comes to by chance; null where that is not told. */
  readonly scatter: number | null;
  /** From and to, both included. */
  readonly wanted: readonly [from: number, to: number];
  readonly unit: "times" | "pp" | "%" | "months";
  /** Months that it was measured on, of all countries. */
  readonly months: number;
}

/** Fewer months promise nothing: what is told of a few lucky ones is no measurement. */
const LEAST_MONTHS = 18;

/** Whether a target is met. */
export function verdict({ measured, wanted: [from, to], months }: Target): "yes" | "no" | "too few months" {
  if (measured === null || months < LEAST_MONTHS) return "too few months";
  return measured >= from && measured <= to ? "yes" : "no";
}

const GAP = "unemployment_gap_18_64";

/** The rate whose bias is watched in each background. */
const RATE = "unemployment_rate_18_64";

type Choice = Partial<Pick<Forecast, "indicator" | "background">> & { readonly level?: "all" | "cities" };

/** First deliveries. */
const chosen = (forecasts: readonly Forecast[], { indicator, background, level }: Choice): readonly Forecast[] =>
  forecasts.filter(
    (one) =>
      one.delay === 0 &&
      (indicator === undefined || one.indicator === indicator) &&
      (background === undefined || one.background === background) &&
      (level === undefined || (one.area === ALL_CITIES) === (level === "all")),
  );

const monthsOf = (forecasts: readonly Forecast[]): number =>
  new Set(forecasts.filter(({ nowcast }) => nowcast !== null).map(({ seed, month }) => `${seed} ${month}`)).size;

function gapTargets(forecasts: readonly Forecast[]): readonly Target[] {
  const all = chosen(forecasts, { indicator: GAP, level: "all" });
  const cities = chosen(forecasts, { indicator: GAP, level: "cities" });
  const { ratio, error } = accuracyOf(all);
  const [times, atMost, twice] = [[3, Infinity] as const, [0, 0.2] as const, [2, Infinity] as const];
  const inAll = { months: monthsOf(all), scatter: null };
  const inCities = { months: monthsOf(cities), scatter: null, measured: accuracyOf(cities).ratio };
  return [
    {
      name: "C6 unemployment gap: naive error by nowcast error",
      measured: ratio,
      wanted: times,
      unit: "times",
      ...inAll,
    },
    { name: "C6 unemployment gap: mean absolute error", measured: error, wanted: atMost, unit: "pp", ...inAll },
    { name: "cities, unemployment gap: naive error by nowcast error", wanted: twice, unit: "times", ...inCities },
  ];
}

function coverageTargets(forecasts: readonly Forecast[]): readonly Target[] {
  const first = chosen(forecasts, {});
  const { within80, within95 } = accuracyOf(first);
  const rest = { unit: "%", months: monthsOf(first), scatter: null } as const;
  return [
    { name: "80 % intervals, all headlines and areas", measured: within80, wanted: [75, 85], ...rest },
    { name: "95 % intervals, all headlines and areas", measured: within95, wanted: [92, 98], ...rest },
  ];
}

interface Biased {
  readonly background: string;
  readonly level: "all" | "cities";
}

/** A bias of a fifth of the mean absolute error or less, whichever its direction. */
function biasTarget(forecasts: readonly Forecast[], { background, level }: Biased): Target {
  const own = chosen(forecasts, { indicator: RATE, background, level });
  const { bias, error, scatter } = accuracyOf(own);
  const inErrors = (value: number | null): number | null =>
    value === null || error === null || error === 0 ? null : (100 * Math.abs(value)) / error;
  return {
    name: `${level === "all" ? "C6" : "cities"}, unemployment rate, ${background}: bias by mean absolute error`,
    measured: inErrors(bias),
    scatter: inErrors(scatter),
    wanted: [0, 20],
    unit: "%",
    months: monthsOf(own),
  };
}

/**
 * The targets of the first delivery that holds a month.
 *
 * @example targetsOf(forecasts).map(verdict) // ["yes", "yes", "no", …]
 */
export const targetsOf = (forecasts: readonly Forecast[]): readonly Target[] => [
  ...gapTargets(forecasts),
  ...coverageTargets(forecasts),
  ...(["all", "cities"] as const).flatMap((level) =>
    ["FOREIGN", "FINNISH"].map((background) => biasTarget(forecasts, { background, level })),
  ),
];
