/** Single-letter changes (insert, drop, replace) from one word to the other: Levenshtein 1966. */
function distance(from: string, to: string): number {
  const start = Array.from({ length: to.length + 1 }, (_, index) => index);
  const last = Array.from(from).reduce<readonly number[]>((above, letter, row) => {
    const line = [row + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const replaced = (above[column] ?? 0) + Number(letter !== other);
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    return line;
  }, start);
  return last.at(-1) ?? 0;
}

// Words further apart than this are not a typing error.
const SLIP = 3;

/**
 * The known word that was probably meant; null when none is near.
 *
 * @example nearest("settle_minuets", ["settle_minutes", "keep_values"]) // "settle_minutes"
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known.map((name) => ({ name, far: distance(word, name) })).toSorted((a, b) => a.far - b.far);
  return best !== undefined && best.far <= SLIP ? best.name : null;
}
