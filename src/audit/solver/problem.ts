/** A sum of unknown numbers of persons, and its known limits. */
export interface KnownSum {
  /** Places of the unknowns in the sum, each once. */
  readonly of: readonly number[];
  readonly lower: number;
  /** Infinity where nothing is known. */
  readonly upper: number;
}

/** A sum that the intruder wants to know. */
export interface Target {
  readonly of: readonly number[];
  /** Limits known beforehand: no interval extends beyond them. */
  readonly lower: number;
  readonly upper: number;
  /** The width at which the search may stop; Infinity asks for the exact interval. */
  readonly enough: number;
}

/** An intruder's problem: non-negative integer unknowns, known limits of their sums, and targets. */
export interface Problem {
  readonly unknowns: number;
  readonly known: readonly KnownSum[];
  readonly targets: readonly Target[];
}

/** The limits of a number, both included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The interval that an attack finds for a target. */
export interface Found extends Interval {
  /**
   * Places of the known sums that keep the interval below the required width; the target's own limits are not among
   * them.
   */
  readonly because: readonly number[];
}

const TOLERANCE = 1e-6;

/** The integers within an interval of the linear programme; never -0. */
export const integersWithin = ({ lower, upper }: Interval): Interval => ({
  lower: Math.ceil(lower - TOLERANCE) + 0,
  upper: Math.floor(upper + TOLERANCE),
});

/** The width of an interval in persons: its upper less its lower limit. */
export const widthOf = ({ lower, upper }: Interval): number => upper - lower;
