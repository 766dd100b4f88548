import { accuracyOf } from "./accuracy.ts";
import { firstOf, isObjective } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { seriesName } from "./headline.ts";
import type { Evaluation } from "./standing.ts";

/** A series' mean absolute errors at the first delivery, with the audit and without it; null where no value was published. */
export interface Compared {
  readonly series: string;
  readonly audited: number | null;
  readonly unaudited: number | null;
  /** Months with a value in both. */
  readonly months: number;
}

/** Histories of the same countries with the audit and without it. */
export interface Audited {
  readonly audited: Evaluation;
  readonly unaudited: Evaluation;
  /** How many of the newest vintages were audited; only these are compared. */
  readonly vintages: number | "all";
}

const nightOf = ({ seed, vintage }: Pick<Forecast, "seed" | "vintage">): string => `${seed} ${vintage}`;

/** The newest evaluated vintages of each country. */
function newestNights({ nights }: Evaluation, vintages: number | "all"): ReadonlySet<string> {
  const bySeed = [...Map.groupBy(nights, ({ seed }) => seed).values()];
  return new Set(bySeed.flatMap((of) => (vintages === "all" ? of : of.slice(-vintages))).map(nightOf));
}

const comparedTo = (unaudited: readonly Forecast[], series: string, audited: readonly Forecast[]): Compared => ({
  series,
  audited: accuracyOf(audited).error,
  unaudited: accuracyOf(unaudited).error,
  months: accuracyOf(audited).values,
});

/** The name of all series of all cities together. */
export const C6 = "C6, all of these";

const EVERYTHING = "all headlines and areas";

/** The name of a series of all cities together; empty for a single city. */
const nameOf = (one: Forecast): string => (isObjective(one) ? `C6, ${seriesName(one.indicator, one.background)}` : "");

const keyOf = (one: Forecast): string =>
  [one.seed, one.vintage, one.indicator, one.area, one.background, one.month].join(" ");

/** The forecasts with a value in both, in the same order: the audit changes which months have a value, and errors are compared for the same months only. */
function publishedInBoth(one: readonly Forecast[], other: readonly Forecast[]): readonly Forecast[] {
  const others = new Set(other.filter(({ nowcast }) => nowcast !== null).map(keyOf));
  return one.filter((each) => each.nowcast !== null && others.has(keyOf(each)));
}

/**
 * Errors with and without the audit, for the months with a value in both: by series of all cities together, for these series together, and for all
 * headlines and areas.
 */
export function comparedOf({ audited, unaudited, vintages }: Audited): readonly Compared[] {
  const nights = newestNights(audited, vintages);
  const chosen = ({ forecasts }: Evaluation) => firstOf(forecasts).filter((one) => nights.has(nightOf(one)));
  const withIt = publishedInBoth(chosen(audited), chosen(unaudited));
  const without = publishedInBoth(chosen(unaudited), chosen(audited));
  const named = Map.groupBy(without, nameOf);
  const single = [...Map.groupBy(withIt, nameOf)].filter(([name]) => name !== "");
  return [
    ...single.map(([name, of]) => comparedTo(named.get(name) ?? [], name, of)),
    comparedTo(without.filter(isObjective), C6, withIt.filter(isObjective)),
    comparedTo(without, EVERYTHING, withIt),
  ];
}
