import type { Share, ShareRange } from "../statistics/interval.ts";
import { trueNumbers } from "../statistics/rounded-counts.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import { rangeWithTotal, rangeWithRest } from "../statistics/share-range.ts";
import type { Counted } from "./declaration.ts";
import { termsBeside, termsOf } from "./term.ts";

/** The number of published counts in an indicator's numerator and denominator, which is the number of roundings. */
export interface Composition {
  readonly numerator: number;
  readonly denominator: number;
  /** Whether the numerator's counts are among the denominator's, so that both move together. */
  readonly nested: boolean;
}

/**
 * The composition of an indicator, from its declaration.
 *
 * @example compositionOf({ numerator: ["UNEMPLOYED"], denominator: ["EMPLOYED", "UNEMPLOYED"] }) // { numerator: 1, denominator: 2, nested: true }
 */
export const compositionOf = ({ numerator, denominator }: Pick<Counted, "numerator" | "denominator">): Composition => ({
  numerator: termsOf(numerator).length,
  denominator: termsOf(denominator).length,
  nested: termsBeside(numerator, denominator).length === 0,
});

/** The shares that a published one may represent, given the rounding of its counts. */
export function shareRange(
  { numerator, denominator }: Share,
  { composition, rounding }: { readonly composition: Composition; readonly rounding: Rounding },
): ShareRange {
  const part = trueNumbers({ sum: numerator, counts: composition.numerator }, rounding);
  if (!composition.nested) {
    return rangeWithTotal(part, trueNumbers({ sum: denominator, counts: composition.denominator }, rounding));
  }
  const others = composition.denominator - composition.numerator;
  return rangeWithRest(part, trueNumbers({ sum: denominator - numerator, counts: others }, rounding));
}
