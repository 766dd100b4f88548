const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * A quotient of integers, rounded half away from zero to `decimals` decimals without floating-point error: counts give
 * the same published digit everywhere.
 *
 * @throws RangeError when the denominator is not above 0
 * @example roundedQuotient(100n * 1n, 8n, 1) // 12.5
 */
export function roundedQuotient(numerator: bigint, denominator: bigint, decimals: number): number {
  if (denominator <= 0n) throw new RangeError("a quotient needs a denominator above 0");
  const scale = 10 ** decimals;
  const units = (2n * magnitude(numerator) * BigInt(scale) + denominator) / (2n * denominator);
  return units === 0n ? 0 : Number(numerator < 0n ? -units : units) / scale;
}

/**
 * The greatest number with `decimals` decimals that is not above the value; never -0. For lower limits of intervals:
 * rounding must not exclude values that the interval contains.
 *
 * @example roundedDown(-12.31, 1) // -12.4
 */
export function roundedDown(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const units = Math.floor(value * scale);
  // The product may have been rounded up to the next unit.
  const below = units / scale > value ? units - 1 : units;
  return below === 0 ? 0 : below / scale;
}

/**
 * The smallest number with `decimals` decimals that is not below the value; never -0. For upper limits of intervals.
 *
 * @example roundedUp(12.31, 1) // 12.4
 */
export const roundedUp = (value: number, decimals: number): number => 0 - roundedDown(-value, decimals);
