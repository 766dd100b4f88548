import type { SumsInProgress } from "../solver/sums.ts";
import { EVERYBODY, isWider, nameOfCell, nameOfMargin } from "./cell-grid.ts";
import type { CellPlace, Grid } from "./cell-grid.ts";
import { coordinatesOf } from "./count-frame.ts";
import type { Coordinates, Frame, NumberOf } from "./count-frame.ts";

/** The difference between a published cell and a greater one: also a count of persons. */
export interface Derived {
  /** The number of the count in the lattice. */
  readonly count: number;
  /** The number of the greater cell. */
  readonly total: number;
  /** The number of the subtracted cell. */
  readonly part: number;
}

/** The lattice under construction. */
export interface DerivationInput {
  readonly grid: Grid;
  readonly frames: ReadonlyMap<string, Frame>;
  readonly numberOf: NumberOf;
  readonly sums: SumsInProgress;
  /** The first unused number. */
  readonly first: number;
}

interface Placed {
  readonly place: CellPlace;
  readonly frame: Frame;
  readonly at: Coordinates;
}

/** A greater cell, and the counts that add up to the difference from a cell. */
interface Greater {
  readonly cell: CellPlace;
  readonly rest: readonly Partial<Coordinates>[];
}

/** The measure that contains a measure, and the rest of it. */
function greaterMeasure({ place, frame, at }: Placed): Greater {
  const { measures, axes } = frame;
  const { partOf } = measures.find(({ order, measure }) => order === place.order && measure === place.measure)!;
  const measure = partOf ?? "PERSONS";
  const cell = { ...place, order: measure === "PERSONS" ? "_Z" : place.order, measure };
  const ways = axes.set.ways[coordinatesOf(cell, frame).set]!;
  const [rest = []] = [...axes.set.ways[at.set]!, [at.set]].flatMap((own) => {
    const way = ways.find((parts) => own.every((set) => parts.includes(set)));
    return way === undefined ? [] : [way.filter((set) => !own.includes(set))];
  });
  return { cell, rest: rest.map((set) => ({ set })) };
}

/** Everybody in the table, then the margins that contain the category, each with its other categories. */
function greaterCategories({ place, frame, at }: Placed): readonly Greater[] {
  const { codes, ways } = frame.axes.category;
  const { whole: everybody, margins = [] } = frame.table;
  const others = (total: string): readonly Partial<Coordinates>[] =>
    ways[codes.indexOf(total)]![0]!.filter((code) => code !== at.category).map((category) => ({ category }));
  const greater = margins.filter(({ parts }) => parts.length > 1 && parts.includes(place.category));
  return [
    { cell: { ...place, ...(everybody ?? { category: EVERYBODY }) }, rest: others(EVERYBODY) },
    ...greater.map((margin) => ({
      cell: { ...place, table: margin.table, category: margin.category },
      rest: others(nameOfMargin(margin)),
    })),
  ];
}

/** The cells that contain a cell. The rules require a minimum complement within the first one. */
function greaterCells(placed: Placed): readonly Greater[] {
  const { measure, category } = placed.place;
  if (measure !== "PERSONS") return [greaterMeasure(placed)];
  return category === EVERYBODY ? [] : greaterCategories(placed);
}

/** The ages of a wider group outside a narrower one. */
function between(frame: Frame, narrow: string, wide: string): number {
  const { codes, ways } = frame.axes.age;
  const numberOf = (age: string): number => codes.indexOf(frame.ageOf.get(age)!);
  const inner = numberOf(narrow);
  const way = ways[numberOf(wide)]!.find((parts) => parts.includes(inner))!;
  return way.find((code) => code !== inner)!;
}

/** An age group that contains another one, and the ages between them. */
interface Wider {
  readonly code: string;
  readonly between: number;
}

/** The wider age groups of each age group of a frame. */
const widerAges = (frame: Frame, grid: Grid): ReadonlyMap<string, readonly Wider[]> =>
  new Map(
    frame.table.ages.map((narrow) => {
      const wider = frame.table.ages.filter((code) => isWider(grid, code, narrow));
      return [narrow, wider.map((code) => ({ code, between: between(frame, narrow, code) }))] as const;
    }),
  );

/**
 * Adds the differences between cells to the lattice: the persons without a status, the rest of a status beside a part
 * of it, everybody outside a category, the ages between nested age groups. No table contains these counts, but anybody
 * can compute them by subtraction.
 */
export function derivedCounts(cells: readonly CellPlace[], { grid, frames, numberOf, sums, first }: DerivationInput) {
  const numbers = new Map(cells.map((cell, number) => [nameOfCell(cell), number]));
  const placed = cells.map((place): Placed => {
    const frame = frames.get(place.table)!;
    return { place, frame, at: coordinatesOf(place, frame) };
  });
  const countOf = Int32Array.from(placed, ({ frame, at }) => numberOf(frame, at));
  const othersOf = new Int32Array(cells.length).fill(-1);
  const derived: Derived[] = [];
  const wider = new Map([...frames.values()].map((frame) => [frame, widerAges(frame, grid)] as const));
  let counts = first;
  const othersBeside = (cell: number, total: number, places: Greater["rest"]): Derived => {
    const { frame, at } = placed[cell]!;
    const rest = places.map((part) => numberOf(frame, { ...at, ...part }));
    if (rest.length === 1) return { count: rest[0]!, total, part: cell };
    counts += 1;
    sums.add(countOf[total]!, [countOf[cell]!, counts - 1]);
    sums.add(counts - 1, rest);
    return { count: counts - 1, total, part: cell };
  };
  for (const [cell, { place, frame, at }] of placed.entries()) {
    for (const [nth, { cell: greater, rest }] of greaterCells(placed[cell]!).entries()) {
      const total = numbers.get(nameOfCell(greater));
      if (total === undefined) continue;
      if (nth === 0) othersOf[cell] = derived.length;
      derived.push(othersBeside(cell, total, rest));
    }
    for (const { code, between: age } of wider.get(frame)!.get(place.age)!) {
      const total = numbers.get(nameOfCell({ ...place, age: code }))!;
      derived.push({ count: numberOf(frame, { ...at, age }), total, part: cell });
    }
  }
  return { counts, countOf, derived, othersOf };
}
