import type { Estimate } from "./estimate.ts";
import type { SilentPayersDeclaration } from "./silent-shares.ts";

/** How many times the part that silent payers explain must be missing: their share is measured within a tenth or two. */
const BEYOND = 1.5;

const missing = (known: number, all: number): number => 1 - known / all;

/**
 * Whether payers have reported a part of their employees. Such payers are not silent, so their number is not measured:
 * it shows in a count, developed as if its silent payers had closed, that falls short of its prior by far more than
 * these payers explain, and by more than one late payer of usual size leaves missing. Without unusually many silent
 * payers, fewer employed are taken as what they are.
 *
 * @param own the estimate from the count's own reports; `expected` takes its silent payers as late, `other` as closed
 * @example isPartlyReported({ expected: 950, other: 900, ... }, 1000, { usualSize: 0.05 }) // true
 */
export function isPartlyReported(
  { expected, other }: Estimate,
  prior: number,
  { usualSize }: Pick<SilentPayersDeclaration, "usualSize">,
): boolean {
  if (expected === null || other === null || other >= expected) return false;
  return missing(other, prior) > Math.max(BEYOND * missing(other, expected), usualSize);
}
