import { EVERYBODY, REST } from "./cell-grid.ts";
import type { Grid, MeasureOfGrid, TableOfGrid } from "./cell-grid.ts";
import { setsOf, withTotal } from "./coded-axis.ts";
import type { Coded } from "./coded-axis.ts";

/** The areas of a publication; those of several cities are the sum of them. */
export function areasOf({ areas }: Grid): Coded {
  const codes = areas.map(({ code }) => code);
  return {
    codes,
    ways: areas.map(({ cities }) => (cities.length === 1 ? [] : [cities.map((city) => codes.indexOf(city))])),
  };
}

/** Code of a set of persons, from the smallest groups that it holds. */
export const nameOfSet = (parts: readonly string[]): string => parts.join("+");

const isIn = <T>(part: readonly T[], whole: readonly T[]): boolean => part.every((one) => whole.includes(one));

/** Measures and the smallest groups of persons that they tell apart; a measure is the sum of such groups, all persons also of an order's measures. */
export function personsOf(measures: readonly MeasureOfGrid[]): Coded {
  const parts = [...new Set(measures.flatMap((measure) => measure.parts))].toSorted();
  const measuresWith = (part: string): string =>
    measures.flatMap((measure, at) => (measure.parts.includes(part) ? [at] : [])).join();
  const atoms = [...Map.groupBy(parts, measuresWith).values()];
  const sets = [...measures.map((measure) => measure.parts.toSorted()), ...atoms];
  const orders = [...Map.groupBy(measures, ({ order }) => order).values()].map((of) =>
    of.map((one) => one.parts.toSorted()),
  );
  const splits = (set: readonly string[]): readonly (readonly string[])[] => {
    const ways = [atoms.filter((atom) => isIn(atom, set)), ...orders.filter((of) => of.flat().length === set.length)]
      .filter((of) => of.length > 1)
      .map((of) => of.map(nameOfSet).toSorted());
    return [...new Map(ways.map((way) => [way.join(), way])).values()];
  };
  return setsOf(new Map(sets.map((set) => [nameOfSet(set), splits(set)])));
}

/** The categories of a table, and everybody. */
export function categoriesOf({ categories, complete }: TableOfGrid): Coded {
  const own = categories.filter((code) => code !== EVERYBODY);
  return withTotal(complete === true ? own : [...own, REST], EVERYBODY);
}
