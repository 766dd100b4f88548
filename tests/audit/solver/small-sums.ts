import { array, integer, record } from "fast-check";
import type { Arbitrary } from "fast-check";
import type { Interval, Problem } from "../../../src/audit/solver/problem.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import type { Shuttle } from "../../../src/audit/solver/shuttle.ts";
import { collectSums } from "../../../src/audit/solver/sums.ts";
import type { Sums } from "../../../src/audit/solver/sums.ts";

/** A table of two by three with its totals, 12 counts: rows 0 to 2 (the last one both together), four columns (the last one all three). */
export const ROWS = 3;
export const COLUMNS = 4;

const at = (row: number, column: number): number => row * COLUMNS + column;

export function tableSums(): Sums {
  const sums = collectSums();
  for (let column = 0; column < COLUMNS; column += 1) sums.add(at(2, column), [at(0, column), at(1, column)]);
  for (let row = 0; row < ROWS; row += 1) sums.add(at(row, 3), [at(row, 0), at(row, 1), at(row, 2)]);
  return sums.done(ROWS * COLUMNS);
}

/** All counts of the table that has the six given inside. */
export function countsOf(inside: readonly number[]): readonly number[] {
  const [one, other] = [inside.slice(0, 3), inside.slice(3)];
  const rows = [one, other, one.map((value, column) => value + other[column]!)];
  return rows.flatMap((row) => row.concat(row.reduce((sum, value) => sum + value, 0)));
}

/** The published interval of a count: so much below and above the truth. */
export interface Hint {
  readonly count: number;
  readonly interval: Interval;
}

/** A small table and hints of it that are true; the total is always limited. */
export const tableWithHints: Arbitrary<readonly Hint[]> = record({
  inside: array(integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
  hints: array(
    record({
      count: integer({ min: 0, max: ROWS * COLUMNS - 1 }),
      below: integer({ min: 0, max: 2 }),
      above: integer({ min: 0, max: 2 }),
    }),
    { maxLength: 8 },
  ),
}).map(({ inside, hints }) => {
  const counts = countsOf(inside);
  const total = ROWS * COLUMNS - 1;
  return [...hints, { count: total, below: 1, above: 1 }].map(({ count, below, above }) => ({
    count,
    interval: { lower: Math.max(0, counts[count]! - below), upper: counts[count]! + above },
  }));
});

/** A shuttle that has learnt hints, each a source of its own, and concluded what follows. */
export function shuttleOf(hints: readonly (Hint | null)[]): Shuttle {
  const shuttle = openShuttle(tableSums());
  hints.forEach((hint, source) => {
    if (hint !== null) shuttle.learn(hint.count, hint.interval, source);
  });
  shuttle.settle();
  return shuttle;
}

/** The limits of all counts. */
export const limitsOf = ({ lower, upper }: Pick<Shuttle, "lower" | "upper">): readonly Interval[] =>
  [...lower].map((least, count) => ({ lower: least, upper: upper[count]! }));

/** The six inner numbers that a count adds up. */
function insideOf(count: number): readonly number[] {
  const [row, column] = [Math.floor(count / COLUMNS), count % COLUMNS];
  return [0, 1, 2, 3, 4, 5].filter((place) => {
    const [own, ownColumn] = [Math.floor(place / 3), place % 3];
    return (row === 2 || row === own) && (column === 3 || column === ownColumn);
  });
}

/** The same table as a problem whose tables can all be tried. */
export const problemOf = (hints: readonly Hint[]): Problem => ({
  unknowns: 6,
  known: hints.map(({ count, interval }) => ({ of: insideOf(count), ...interval })),
  targets: Array.from({ length: ROWS * COLUMNS }, (_, count) => ({
    of: insideOf(count),
    lower: 0,
    upper: Infinity,
    enough: Infinity,
  })),
});
