/**
 * The known counts of one reference month at each delay 0, 1, 2, ...; null where there is none: not yet arrived, or a
 * hole.
 */
export type TriangleRow = readonly (number | null)[];

/**
 * A reporting triangle of cumulative counts: rows are reference months, oldest first, columns are delays in deliveries.
 * Rows may have different lengths. A hole before a row's last known cell is a month without a delivery.
 */
export type Triangle = readonly TriangleRow[];

/** The latest known cell of a row. */
export interface KnownCell {
  readonly delay: number;
  readonly value: number;
}

/** One row's cells before and after a step. */
export interface StepCells {
  readonly before: number;
  readonly after: number;
}

/** The rows from which a step is estimated; `pooled` if they include more than the requested ones. */
export interface StepRows {
  readonly cells: readonly StepCells[];
  readonly pooled: boolean;
}

/** From one delay to a later one. */
export interface Step {
  readonly from: number;
  readonly to: number;
}

/** The rows of a triangle from which a row's development is estimated. Rows are numbered from 0, the oldest. */
export interface RowOptions {
  /** The number of newest rows to use; all by default. */
  readonly window?: number;
  /**
   * Rows from which on the reporting pattern differs (a law, a new duty to report): a row is developed only with rows
   * on its own side.
   */
  readonly breaks?: readonly number[];
  /** The requested row; the newest by default. Relevant only with breaks. */
  readonly row?: number;
  /**
   * If a step has fewer rows than this inside the window and on the row's side, every row of the triangle is used; 3 by
   * default.
   */
  readonly minimumRows?: number;
}

/**
 * The latest known cell of a row; null where the row is empty.
 *
 * @example lastKnown([80, null, 95, null]) // { delay: 2, value: 95 }
 */
export function lastKnown(row: TriangleRow): KnownCell | null {
  const delay = row.findLastIndex((cell) => cell !== null);
  const value = row[delay] ?? null;
  return value === null ? null : { delay, value };
}

/**
 * The number of steps from one delay to the next in a triangle, up to the last delay with a known cell.
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
 * The rows known both before and after a step: those inside the window and on the row's side of every break, or all
 * rows, marked as pooled, if those are too few.
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
