import type { SumsInProgress } from "../solver/sums.ts";
import { EVERYBODY, isWider, nameOfCell, nameOfMargin } from "./cell-grid.ts";
import type { CellPlace, Grid } from "./cell-grid.ts";
import { coordinatesOf } from "./count-frame.ts";
import type { Coordinates, Frame, NumberOf } from "./count-frame.ts";

/** What a published cell leaves of a greater one: a count of persons as well. */
export interface Derived {
  /** Number of the count in the lattice. */
  readonly count: number;
  /** Number of the greater cell. */
  readonly whole: number;
  /** Number of the cell that is taken away. */
  readonly part: number;
}

/** What derived counts are added to. */
export interface DerivationInput {
  readonly grid: Grid;
  readonly frames: ReadonlyMap<string, Frame>;
  readonly numberOf: NumberOf;
  readonly sums: SumsInProgress;
  /** The first number that no count has yet. */
  readonly first: number;
}

interface Placed {
  readonly place: CellPlace;
  readonly frame: Frame;
  readonly at: Coordinates;
}

/** A greater cell, and the counts whose sum is what a cell leaves of it. */
interface Whole {
  readonly cell: CellPlace;
  readonly rest: readonly Partial<Coordinates>[];
}

/** What a measure leaves of the one that it is a part of. */
function wholeOfMeasure({ place, frame, at }: Placed): Whole {
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

/** What a category leaves of everybody whom the table covers, then of the margins that it is in. */
function wholesOfCategory({ place, frame, at }: Placed): readonly Whole[] {
  const { codes, ways } = frame.axes.category;
  const { whole, margins = [] } = frame.table;
  const others = (total: string): readonly Partial<Coordinates>[] =>
    ways[codes.indexOf(total)]![0]!.filter((code) => code !== at.category).map((category) => ({ category }));
  const greater = margins.filter(({ parts }) => parts.length > 1 && parts.includes(place.category));
  return [
    { cell: { ...place, ...(whole ?? { category: EVERYBODY }) }, rest: others(EVERYBODY) },
    ...greater.map((margin) => ({
      cell: { ...place, table: margin.table, category: margin.category },
      rest: others(nameOfMargin(margin)),
    })),
  ];
}

/** The cells of all of whom a cell counts a part. The first one is what the rules ask for enough others in. */
function wholesOf(placed: Placed): readonly Whole[] {
  const { measure, category } = placed.place;
  if (measure !== "PERSONS") return [wholeOfMeasure(placed)];
  return category === EVERYBODY ? [] : wholesOfCategory(placed);
}

/** Ages that a narrower group leaves of a wider one. */
function between(frame: Frame, narrow: string, wide: string): number {
  const { codes, ways } = frame.axes.age;
  const numberOf = (age: string): number => codes.indexOf(frame.ageOf.get(age)!);
  const inner = numberOf(narrow);
  const way = ways[numberOf(wide)]!.find((parts) => parts.includes(inner))!;
  return way.find((code) => code !== inner)!;
}

/** An age group that holds another one and more, and the ages that this leaves of it. */
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
 * Adds what cells leave of others to the lattice: of a status the persons without it, of a part of a status the rest of it, of a category everybody
 * else, of an age group within another the ages in between. No table has these, but whoever subtracts does.
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
  const othersBeside = (cell: number, whole: number, places: Whole["rest"]): Derived => {
    const { frame, at } = placed[cell]!;
    const rest = places.map((part) => numberOf(frame, { ...at, ...part }));
    if (rest.length === 1) return { count: rest[0]!, whole, part: cell };
    counts += 1;
    sums.add(countOf[whole]!, [countOf[cell]!, counts - 1]);
    sums.add(counts - 1, rest);
    return { count: counts - 1, whole, part: cell };
  };
  for (const [cell, { place, frame, at }] of placed.entries()) {
    for (const [nth, { cell: greater, rest }] of wholesOf(placed[cell]!).entries()) {
      const whole = numbers.get(nameOfCell(greater));
      if (whole === undefined) continue;
      if (nth === 0) othersOf[cell] = derived.length;
      derived.push(othersBeside(cell, whole, rest));
    }
    for (const { code, between: age } of wider.get(frame)!.get(place.age)!) {
      const whole = numbers.get(nameOfCell({ ...place, age: code }))!;
      derived.push({ count: numberOf(frame, { ...at, age }), whole, part: cell });
    }
  }
  return { counts, countOf, derived, othersOf };
}
