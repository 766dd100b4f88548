/**
 * The arithmetic mean; NaN without numbers.
 *
 * @example mean([1, 2, 6]) // 3
 */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0) / numbers.length;
