/**
 * The middle number, or the mean of the two middle ones; NaN without numbers.
 *
 * @example median([5, 1, 2]) // 2
 */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
