import type { Development } from "./development.ts";
import { AS_USUAL } from "./silent-payers.ts";
import type { PayersReport } from "./silent-payers.ts";

/** The employed of a group: their development, the delay at which they are known, and the evidence from their payers. */
interface Wages {
  readonly development: Development;
  readonly delay: number;
  readonly report: PayersReport;
}

/** The share of a count that is missing where it has still to grow by a factor. */
const missing = (factor: number): number => 1 - 1 / factor;

/**
 * The evidence from a group's payers for a count in which persons remain while their wages are missing: job seekers who
 * work are counted as unemployed until their pay is reported. How many remain is learned from the first delivery, where
 * most wages are missing.
 *
 * @param development of such a count
 * @example overcounted([0.98, 1], { development: [1.1, 1], delay: 0, report: { factor: 1.1, other: 1 } }).factor // 0.983
 */
export function overcounted(development: Development, wages: Wages): PayersReport {
  const [left, gone, now] = [development[0], wages.development[0], wages.development[wages.delay]].map(
    (factor) => factor ?? 1,
  );
  if (left! >= 1 || gone! <= 1) return AS_USUAL;
  const remaining = (1 / left! - 1) / missing(gone!);
  const factorOf = (late: number): number => (1 + remaining * missing(now!)) / (1 + remaining * missing(now! * late));
  const { factor, other } = wages.report;
  return { factor: factorOf(factor), other: other === null ? null : factorOf(other) };
}
