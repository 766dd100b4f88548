import type { MeasureOfGrid } from "./cell-grid.ts";
import { setsOf } from "./coded-axis.ts";
import type { Coded } from "./coded-axis.ts";

/** The code of a set of persons, from its smallest groups. */
export const nameOfSet = (parts: readonly string[]): string => parts.toSorted().join("+");

/** Whether a measure is a status rather than a part of one. */
const isStatus = ({ partOf }: MeasureOfGrid): boolean => (partOf ?? "PERSONS") === "PERSONS";

const without = (set: readonly string[], part: readonly string[]): readonly string[] =>
  set.filter((one) => !part.includes(one));

/** The smallest groups of persons; groups that no measure distinguishes are merged. */
export function atomsOf(measures: readonly MeasureOfGrid[]): readonly (readonly string[])[] {
  const parts = [...new Set(measures.flatMap((measure) => measure.parts))].toSorted();
  const measuresWith = (part: string): string =>
    measures.flatMap((measure, at) => (measure.parts.includes(part) ? [at] : [])).join();
  return [...Map.groupBy(parts, measuresWith).values()];
}

/** A part of a status, and the rest of the status. */
interface Split {
  readonly of: string;
  readonly parts: readonly (readonly string[])[];
}

/**
 * The parts of statuses. Nothing is published about their overlap with the statuses of another order, and for any
 * numbers some table is compatible. So the overlap discloses nothing, and the sets need no further split.
 */
const splitsOf = (measures: readonly MeasureOfGrid[]): readonly Split[] =>
  measures
    .filter((measure) => !isStatus(measure))
    .flatMap(({ order, partOf, parts }) => {
      const status = measures.find((other) => other.order === order && other.measure === partOf);
      return status === undefined
        ? []
        : [{ of: nameOfSet(status.parts), parts: [parts, without(status.parts, parts)] }];
    });

/**
 * Measures and the smallest groups of persons that they distinguish. A measure is the sum of such groups; all persons
 * are also the sum of an order's statuses.
 */
export function personsOf(measures: readonly MeasureOfGrid[]): Coded {
  const statuses = measures.filter(isStatus);
  const [atoms, splits] = [atomsOf(statuses), splitsOf(measures)];
  const orders = [...Map.groupBy(statuses, ({ order }) => order).values()].map((of) => of.map(({ parts }) => parts));
  const sets = [...statuses.map(({ parts }) => parts), ...atoms, ...splits.flatMap(({ parts }) => parts)];
  const waysOf = (set: readonly string[]): readonly (readonly string[])[] => {
    const within = atoms.filter((atom) => without(atom, set).length === 0);
    const own = splits.filter(({ of }) => of === nameOfSet(set)).map(({ parts }) => parts);
    const ways = [within, ...orders, ...own]
      .filter((of) => of.length > 1 && of.flat().length === set.length)
      .map((of) => of.map(nameOfSet).toSorted());
    return [...new Map(ways.map((way) => [way.join(), way])).values()];
  };
  return setsOf(new Map(sets.map((set) => [nameOfSet(set), waysOf(set)])));
}
