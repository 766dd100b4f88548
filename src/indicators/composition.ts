import type { Share, ShareRange } from "../statistics/interval.ts";
import { trueNumbers } from "../statistics/rounded-counts.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import { rangeOfWhole, rangeWithRest } from "../statistics/share-range.ts";
import type { Counted } from "./declaration.ts";

/** How many published counts an indicator's numerator and denominator add up: as many roundings are in them. */
export interface Composition {
  readonly numerator: number;
  readonly denominator: number;
  /** Whether the numerator's counts are among the denominator's, so that both move together. */
  readonly nested: boolean;
}

/**
 * What the declaration tells of the counts that are added up. A statement of the indicator's own may take the same measure of other
 * groups, so its numerator and its denominator are taken to be rounded independently, each with a count for every measure named. Where
 * groups are split, the denominator is the numerator's counts and those of the rest.
 *
 * @example compositionOf({ numerator: ["UNEMPLOYED"], denominator: ["EMPLOYED", "UNEMPLOYED"] }) // { numerator: 1, denominator: 2, nested: true }
 */
export function compositionOf({
  numerator,
  denominator,
  split,
  sql,
}: Pick<Counted, "numerator" | "denominator" | "split" | "sql">): Composition {
  if (split !== undefined) {
    return { numerator: numerator.length, denominator: numerator.length + denominator.length, nested: true };
  }
  if (sql !== undefined) return { numerator: numerator.length, denominator: denominator.length, nested: false };
  const [part, whole] = [new Set(numerator), new Set(denominator)];
  return {
    numerator: part.size,
    denominator: whole.size,
    nested: numerator.every((measure) => whole.has(measure)),
  };
}

/** The shares that a published one may stand for, by the roundings of the counts in it. */
export function shareRange(
  { numerator, denominator }: Share,
  { composition, rounding }: { readonly composition: Composition; readonly rounding: Rounding },
): ShareRange {
  const part = trueNumbers({ sum: numerator, counts: composition.numerator }, rounding);
  if (!composition.nested) {
    return rangeOfWhole(part, trueNumbers({ sum: denominator, counts: composition.denominator }, rounding));
  }
  const others = composition.denominator - composition.numerator;
  return rangeWithRest(part, trueNumbers({ sum: denominator - numerator, counts: others }, rounding));
}
