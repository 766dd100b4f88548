/**
 * The first of many, and how many more there are.
 *
 * @example shortened(["a", "b", "c"], 2) // "a, b and 1 more"
 */
export function shortened(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
