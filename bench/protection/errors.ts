import type { Figure, Figures } from "./figures.ts";

/** The errors of published figures, in percentage points. */
export interface Errors {
  /** Number of figures that the true counts give. */
  readonly figures: number;
  /** How many of them have a published value. */
  readonly published: number;
  /** Mean and largest absolute difference of the values as shown, each with one decimal; 0 where none is published. */
  readonly shown: Spread;
  /** The same before rounding to a decimal. */
  readonly exact: Spread;
}

export interface Spread {
  readonly mean: number;
  readonly largest: number;
}

/** A true figure with the published one; null where none was published. */
export interface Pair {
  readonly truth: Figure;
  readonly published: Figure | null;
}

/** Every true figure with its published one. */
export const paired = (truth: Figures, published: Figures): readonly Pair[] =>
  [...truth].map(([name, figure]) => ({ truth: figure, published: published.get(name) ?? null }));

function spreadOf(differences: readonly number[]): Spread {
  const all = differences.map(Math.abs);
  return {
    mean: all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length,
    largest: all.reduce((largest, one) => Math.max(largest, one), 0),
  };
}

/**
 * The errors of some figures together.
 *
 * @example errorsOf(pairs.filter(({ truth }) => truth.area === "KU049")).shown.mean // 0.03
 */
export function errorsOf(pairs: readonly Pair[]): Errors {
  const both = pairs.flatMap(({ truth, published }) => (published === null ? [] : [{ truth, published }]));
  return {
    figures: pairs.length,
    published: both.length,
    shown: spreadOf(both.map(({ truth, published }) => published.shown - truth.shown)),
    exact: spreadOf(both.map(({ truth, published }) => published.exact - truth.exact)),
  };
}

/** Classes of the true denominator: name and the persons from which it begins. */
const CLASSES = [
  ["under 100", 0],
  ["100-299", 100],
  ["300-999", 300],
  ["1000-9999", 1000],
  ["10000 and more", 10_000],
] as const;

/** Names of the classes of the denominator, smallest first. */
export const CLASS_NAMES: readonly string[] = CLASSES.map(([name]) => name);

/** The class of a denominator. */
export const classOf = (base: number): string => CLASSES.findLast(([, from]) => base >= from)![0];
