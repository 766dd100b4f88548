const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * A quotient of whole numbers, rounded half away from zero to `decimals` decimals without an error of floating point on the way: counts
 * give the same published digit everywhere.
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
 * A number rounded half away from zero to `decimals` decimals; never -0. For limits of intervals, which are no exact quotients.
 *
 * @example rounded(-12.34, 1) // -12.3
 */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const units = Math.round(Math.abs(value) * scale);
  return units === 0 ? 0 : (Math.sign(value) * units) / scale;
}
