/**
 * The sum; 0 without numbers.
 *
 * @example sum([1, 2, 6]) // 9
 */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
