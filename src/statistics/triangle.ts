/** What was known of one reference month after each delay 0, 1, 2, ...; null where nothing was: not arrived yet, or a hole. */
export type TriangleRow = readonly (number | null)[];

/**
 * A reporting triangle of cumulative counts: rows are reference months, oldest first, columns are delays in deliveries. The rows may have
 * different lengths. A hole before a row's last known cell is a month without a delivery.
 */
export type Triangle = readonly TriangleRow[];

/** The newest cell that is known of a row. */
export interface KnownCell {
  readonly delay: number;
  readonly value: number;
}

/** One row's cells before and after a step. */
export interface StepCells {
  readonly before: number;
  readonly after: number;
}

/** The rows that speak of a step; `pooled` where they are more than the ones that were asked for. */
export interface StepRows {
  readonly cells: readonly StepCells[];
  readonly pooled: boolean;
}

/** From one delay to a later one. */
export interface Step {
  readonly from: number;
  readonly to: number;
}

/** Which rows of a triangle speak for a row. Rows are counted from 0, the oldest. */
export interface RowOptions {
  /** Only so many of the newest rows; all where left out. */
  readonly window?: number;
  /** Rows from which on reports arrive differently (a law, a new duty to report): a row listens to its own side only. */
  readonly breaks?: readonly number[];
  /** The row that is asked for; the newest where left out. It matters only with breaks. */
  readonly row?: number;
  /** A step with fewer rows than this inside the window and on the row's side takes every row of the triangle; 3 where left out. */
  readonly minimumRows?: number;
}

/**
 * The newest known cell of a row; null where the row is empty.
 *
 * @example lastKnown([80, null, 95, null]) // { delay: 2, value: 95 }
 */
export function lastKnown(row: TriangleRow): KnownCell | null {
  const delay = row.findLastIndex((cell) => cell !== null);
  const value = row[delay] ?? null;
  return value === null ? null : { delay, value };
}

/**
 * How many steps from one delay to the next a triangle has, up to the last delay at which anything is known.
 *
 * @example stepCount([[80, 95, 100], [90, 99], [70]]) // 2
 */
export const stepCount = (triangle: Triangle): number =>
  triangle.reduce((most, row) => Math.max(most, lastKnown(row)?.delay ?? 0), 0);

function cellsOf(triangle: Triangle, { from, to }: Step): readonly StepCells[] {
  return triangle.flatMap((row) => {
    const [before, after] = [row[from] ?? null, row[to] ?? null];
    return before === null || after === null ? [] : [{ before, after }];
  });
}

/**
 * The rows that are known both before and after a step: those inside the window and on the row's side of every break, or all of them,
 * flagged, where those are too few.
 *
 * @example stepRows([[80, 95], [90, 99], [70]], { from: 0, to: 1 }) // cells 80 to 95 and 90 to 99, not pooled
 */
export function stepRows(triangle: Triangle, step: Step, options: RowOptions = {}): StepRows {
  const { window = triangle.length, breaks = [], row = triangle.length - 1, minimumRows = 3 } = options;
  const side = (index: number): number => breaks.filter((first) => first <= index).length;
  const asked = triangle.filter((_, index) => index >= triangle.length - window && side(index) === side(row));
  const [own, all] = [cellsOf(asked, step), cellsOf(triangle, step)];
  const pooled = own.length < minimumRows && own.length < all.length;
  return { cells: pooled ? all : own, pooled };
}
