/** A sum of unknown numbers of persons and the limits between which it is known to lie. */
export interface KnownSum {
  /** Places of the unknowns that are added up, each once. */
  readonly of: readonly number[];
  readonly lower: number;
  /** Infinity where nothing is known. */
  readonly upper: number;
}

/** A sum that somebody would like to know. */
export interface Target {
  readonly of: readonly number[];
  /** What is known of it beforehand: no interval reaches beyond. */
  readonly lower: number;
  readonly upper: number;
  /** An interval this wide need not be known better; Infinity asks for the exact one. */
  readonly enough: number;
}

/** What an attacker has before them: unknown whole numbers from 0, what is known of their sums, and what they are after. */
export interface Problem {
  readonly unknowns: number;
  readonly known: readonly KnownSum[];
  readonly targets: readonly Target[];
}

/** All that can be concluded of a number: it is not below `lower` and not above `upper`. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** What an attack leaves of a target. */
export interface Found extends Interval {
  /** Places of the known sums that keep it from being wider, where it is narrower than enough; not its own limits. */
  readonly because: readonly number[];
}

const TOLERANCE = 1e-6;

/** The whole numbers within an interval of the linear programme; never -0. */
export const wholeWithin = ({ lower, upper }: Interval): Interval => ({
  lower: Math.ceil(lower - TOLERANCE) + 0,
  upper: Math.floor(upper + TOLERANCE),
});

/** Width of an interval in persons: how far apart the greatest and the smallest possible number are. */
export const widthOf = ({ lower, upper }: Interval): number => upper - lower;
