import type { SumsInProgress } from "../solver/sums.ts";
import { EVERYBODY, isWider, nameOfCell } from "./cell-grid.ts";
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

/** The cell of all of whom a cell counts a part: of a status the persons, of a category everybody whom the table covers. */
function wholeOf({ place, frame }: Placed): CellPlace | null {
  if (place.measure !== "PERSONS") return { ...place, order: "_Z", measure: "PERSONS" };
  if (place.category === EVERYBODY) return null;
  return { ...place, ...(frame.table.whole ?? { category: EVERYBODY }) };
}

/** Counts whose sum is what a cell leaves of its whole: the other smallest sets of persons, or the other categories. */
function restOf({ place, frame, at }: Placed): readonly Partial<Coordinates>[] {
  const { category, set } = frame.axes;
  if (place.measure === "PERSONS") {
    const [others = []] = category.ways[category.codes.indexOf(EVERYBODY)]!;
    return others.filter((code) => code !== at.category).map((code) => ({ category: code }));
  }
  const isSmallest = (code: number): boolean => set.ways[code]!.length === 0;
  const [smallest = [at.set]] = set.ways[at.set]!;
  return [...set.codes.keys()]
    .filter((code) => isSmallest(code) && !smallest.includes(code))
    .map((code) => ({ set: code }));
}

/** Ages that a narrower group leaves of a wider one. */
function between(frame: Frame, narrow: string, wide: string): number {
  const { codes, ways } = frame.axes.age;
  const numberOf = (age: string): number => codes.indexOf(frame.ageOf.get(age)!);
  const inner = numberOf(narrow);
  const way = ways[numberOf(wide)]!.find((parts) => parts.includes(inner))!;
  return way.find((code) => code !== inner)!;
}

/**
 * Adds what cells leave of others to the lattice: of a status the persons without it, of a category everybody else, of an age group within
 * another the ages in between. No table has these, but whoever subtracts does.
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
  let counts = first;
  const othersBeside = (cell: number, whole: number): Derived => {
    const { frame, at } = placed[cell]!;
    const rest = restOf(placed[cell]!).map((part) => numberOf(frame, { ...at, ...part }));
    if (rest.length === 1) return { count: rest[0]!, whole, part: cell };
    counts += 1;
    sums.add(countOf[whole]!, [countOf[cell]!, counts - 1]);
    sums.add(counts - 1, rest);
    return { count: counts - 1, whole, part: cell };
  };
  for (const [cell, { place, frame, at }] of placed.entries()) {
    const whole = numbers.get(nameOfCell(wholeOf(placed[cell]!) ?? { ...place, table: "" }));
    if (whole !== undefined) {
      othersOf[cell] = derived.length;
      derived.push(othersBeside(cell, whole));
    }
    for (const wide of grid.ages.filter(
      ({ code }) => frame.table.ages.includes(code) && isWider(grid, code, place.age),
    )) {
      const age = between(frame, place.age, wide.code);
      derived.push({
        count: numberOf(frame, { ...at, age }),
        whole: numbers.get(nameOfCell({ ...place, age: wide.code }))!,
        part: cell,
      });
    }
  }
  return { counts, countOf, derived, othersOf };
}
