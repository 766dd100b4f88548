import { measuresOf } from "./grid.ts";
import type { CellPlace, Grid, MeasureOfGrid, TableOfGrid } from "./grid.ts";

/** One code of an axis with the codes, by number, that it is the sum of: in each way in which it is one. */
type Ways = readonly (readonly number[])[];

/** Where a count is in a frame: numbers of its area, sex, ages, category and set of persons. */
export interface Coordinates {
  readonly area: number;
  readonly sex: number;
  readonly age: number;
  readonly category: number;
  readonly set: number;
}

export type Axis = keyof Coordinates;

export const AXES: readonly Axis[] = ["area", "sex", "age", "category", "set"];

/** The codes of an axis, and how each adds up; ages and sets of persons are named by what they hold. */
export interface Coded {
  readonly codes: readonly string[];
  readonly ways: readonly Ways[];
}

/**
 * All counts of a table that its published ones can be combined to: every area and sex, all ages between two at which a group begins or ends
 * and what nested groups leave between them, every category and everybody, every measure and every part of persons that the measures tell apart.
 */
export interface Frame {
  readonly table: TableOfGrid;
  readonly measures: readonly MeasureOfGrid[];
  readonly axes: Readonly<Record<Axis, Coded>>;
  /** Code of an age group on the axis of ages. */
  readonly ageOf: ReadonlyMap<string, string>;
  /** Number of the first count, and how many there are. */
  readonly first: number;
  readonly size: number;
  readonly numberOf: (at: Coordinates) => number;
}

/** Number of a count: everybody of a table is one count, whichever tables have it. */
export type NumberOf = (frame: Frame, at: Coordinates) => number;

/** Everybody whom a table covers. */
export const EVERYBODY = "_T";

/** Persons of a table who are in none of its categories. */
const REST = "_Z";

/** An axis whose last code is all the others together. */
const withTotal = (parts: readonly string[], total: string): Coded => ({
  codes: [...parts, total],
  ways: [...parts.map(() => []), [parts.map((_, number) => number)]],
});

function areasOf({ areas }: Grid): Coded {
  const codes = areas.map(({ code }) => code);
  return {
    codes,
    ways: areas.map(({ cities }) => (cities.length === 1 ? [] : [cities.map((city) => codes.indexOf(city))])),
  };
}

const nameOfSet = (parts: readonly string[]): string => parts.join("+");

/** Sets of elements, and for each one the others that it can be split into by the given splits. */
function setsOf(sets: ReadonlyMap<string, readonly (readonly string[])[]>): Coded {
  const codes = [...sets.keys()];
  return {
    codes,
    ways: [...sets.values()].map((splits) => splits.map((parts) => parts.map((part) => codes.indexOf(part)))),
  };
}

const isIn = <T>(part: readonly T[], whole: readonly T[]): boolean => part.every((one) => whole.includes(one));

/** Measures and the smallest groups of persons that they tell apart; a measure is the sum of such groups, all persons also of an order's measures. */
function personsOf(measures: readonly MeasureOfGrid[]): Coded {
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

/** Ages from one up to, but without, another. */
type Span = readonly [from: number, to: number];

const nameOfAges = (spans: readonly Span[]): string => spans.map(([from, to]) => `${from}-${to}`).join("+");

const spanOf = ({ from, to }: Grid["ages"][number]): Span => [from, to === null ? Infinity : to + 1];

/** What a narrower age group leaves of a wider one, below and above; null where it does not lie in it, or leaves one side only. */
function leftBetween([from, to]: Span, [lowest, highest]: Span): readonly [Span, Span] | null {
  const isWithin = lowest < from && to < highest;
  return isWithin
    ? [
        [lowest, from],
        [to, highest],
      ]
    : null;
}

/** All ages between two at which a group begins or ends, and what nested groups leave of each other. */
function agesOf(table: TableOfGrid, grid: Grid): Coded & Pick<Frame, "ageOf"> {
  const groups = grid.ages.filter(({ code }) => table.ages.includes(code));
  const bounds = [...new Set(groups.flatMap(spanOf))].toSorted((a, b) => a - b);
  const splits = new Map<string, (readonly string[])[]>();
  for (const [at, from] of bounds.entries()) {
    for (const to of bounds.slice(at + 1)) {
      const middles = bounds.filter((bound) => bound > from && bound < to);
      const parts = middles.map((middle) => [nameOfAges([[from, middle]]), nameOfAges([[middle, to]])]);
      splits.set(nameOfAges([[from, to]]), parts);
    }
  }
  for (const narrow of groups.map(spanOf)) {
    for (const wide of groups.map(spanOf)) {
      const left = leftBetween(narrow, wide);
      if (left === null) continue;
      splits.set(nameOfAges(left), [left.map((span) => nameOfAges([span]))]);
      splits.get(nameOfAges([wide]))!.push([nameOfAges([narrow]), nameOfAges(left)]);
    }
  }
  return { ...setsOf(splits), ageOf: new Map(groups.map((group) => [group.code, nameOfAges([spanOf(group)])])) };
}

function categoriesOf({ categories, complete }: TableOfGrid): Coded {
  const own = categories.filter((code) => code !== EVERYBODY);
  return withTotal(complete === true ? own : [...own, REST], EVERYBODY);
}

/**
 * The frame of a table, its counts numbered from `first` on.
 *
 * @example frameOf(table, { grid, first: 0 }).size // 51 072
 */
export function frameOf(table: TableOfGrid, { grid, first }: { readonly grid: Grid; readonly first: number }): Frame {
  const measures = measuresOf(table, grid);
  const { ageOf, ...age } = agesOf(table, grid);
  const axes = {
    area: areasOf(grid),
    sex: withTotal(["F", "M"], "_T"),
    age,
    category: categoriesOf(table),
    set: personsOf(measures),
  };
  const size = (axis: Axis): number => axes[axis].codes.length;
  return {
    table,
    measures,
    axes,
    ageOf,
    first,
    size: AXES.reduce((product, axis) => product * size(axis), 1),
    numberOf: (at) => first + AXES.reduce((number, axis) => number * size(axis) + at[axis], 0),
  };
}

/** Where a published cell is in its table's frame. */
export function coordinatesOf(cell: CellPlace, { axes, measures, ageOf }: Frame): Coordinates {
  const measure = measures.find(({ order, measure: name }) => order === cell.order && name === cell.measure)!;
  return {
    area: axes.area.codes.indexOf(cell.area),
    sex: axes.sex.codes.indexOf(cell.sex),
    age: axes.age.codes.indexOf(ageOf.get(cell.age)!),
    category: axes.category.codes.indexOf(cell.category),
    set: axes.set.codes.indexOf(nameOfSet(measure.parts.toSorted())),
  };
}
