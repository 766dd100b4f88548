import { accuracyOf } from "./accuracy.ts";
import { firstOf, isObjective } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { seriesName } from "./headline.ts";
import type { Told } from "./standing.ts";

/** A series' mean absolute errors at the first delivery with the audit and without it; null where nothing was told. */
export interface Compared {
  readonly series: string;
  readonly audited: number | null;
  readonly unaudited: number | null;
  /** Months told by both. */
  readonly months: number;
}

/** Histories of the same countries with the audit and without it. */
export interface Audited {
  readonly audited: Told;
  readonly unaudited: Told;
  /** How many of the newest vintages were audited: only these are compared. */
  readonly vintages: number | "all";
}

const nightOf = ({ seed, vintage }: Pick<Forecast, "seed" | "vintage">): string => `${seed} ${vintage}`;

/** The newest vintages that were stood at in each country. */
function newestNights({ nights }: Told, vintages: number | "all"): ReadonlySet<string> {
  const bySeed = [...Map.groupBy(nights, ({ seed }) => seed).values()];
  return new Set(bySeed.flatMap((of) => (vintages === "all" ? of : of.slice(-vintages))).map(nightOf));
}

const comparedTo = (unaudited: readonly Forecast[], series: string, audited: readonly Forecast[]): Compared => ({
  series,
  audited: accuracyOf(audited).error,
  unaudited: accuracyOf(unaudited).error,
  months: accuracyOf(audited).told,
});

/** The name of all series of all cities together. */
export const C6 = "C6, all of these";

const EVERYTHING = "all headlines and areas";

/** A series of all cities together; of a single city an empty text. */
const nameOf = (one: Forecast): string => (isObjective(one) ? `C6, ${seriesName(one.indicator, one.background)}` : "");

const keyOf = (one: Forecast): string =>
  [one.seed, one.vintage, one.indicator, one.area, one.background, one.month].join(" ");

/** What both told, in the same order: what the audit withholds changes which months there are, and says nothing of their errors. */
function toldByBoth(one: readonly Forecast[], other: readonly Forecast[]): readonly Forecast[] {
  const others = new Set(other.filter(({ nowcast }) => nowcast !== null).map(keyOf));
  return one.filter((each) => each.nowcast !== null && others.has(keyOf(each)));
}

/**
 * Errors with and without the audit of the months that both told: of each series of all cities together, of these together, and of all headlines
 * and areas.
 */
export function comparedOf({ audited, unaudited, vintages }: Audited): readonly Compared[] {
  const nights = newestNights(audited, vintages);
  const chosen = ({ forecasts }: Told) => firstOf(forecasts).filter((one) => nights.has(nightOf(one)));
  const withIt = toldByBoth(chosen(audited), chosen(unaudited));
  const without = toldByBoth(chosen(unaudited), chosen(audited));
  const named = Map.groupBy(without, nameOf);
  const single = [...Map.groupBy(withIt, nameOf)].filter(([name]) => name !== "");
  return [
    ...single.map(([name, of]) => comparedTo(named.get(name) ?? [], name, of)),
    comparedTo(without.filter(isObjective), C6, withIt.filter(isObjective)),
    comparedTo(without, EVERYTHING, withIt),
  ];
}
