import type { Figure, Figures } from "./figures.ts";

/** How far published figures are from the true ones, in percentage points. */
export interface Errors {
  /** Figures that the true counts give. */
  readonly figures: number;
  /** Of these, how many have a published value. */
  readonly published: number;
  /** Mean and largest absolute difference of the values as shown, with one decimal each; 0 where none is published. */
  readonly shown: Spread;
  /** The same before they were rounded to a decimal. */
  readonly exact: Spread;
}

export interface Spread {
  readonly mean: number;
  readonly largest: number;
}

/** A true figure with what was published of it; null where nothing was. */
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

/** The class that a denominator is in. */
export const classOf = (base: number): string => CLASSES.findLast(([, from]) => base >= from)![0];
