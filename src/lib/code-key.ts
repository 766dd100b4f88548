/**
 * Makes the function that gives rows a key from their codes in some columns; codes are joined to a text nowhere else.
 *
 * @param separator by default `|`, which no code contains
 * @example keyBy(["REF_AREA", "SEX"])({ REF_AREA: "C6", SEX: "F" }) // "C6|F"
 */
export function keyBy<C extends string>(
  columns: readonly C[],
  separator = "|",
): (codes: Readonly<Record<C, string>>) => string {
  return (codes) => {
    let key = "";
    for (const [at, column] of columns.entries()) key += at === 0 ? codes[column] : separator + codes[column];
    return key;
  };
}

type Codes<C extends string> = Record<C, string>;

const hasAll = <C extends string>(codes: Partial<Codes<C>>, columns: readonly C[]): codes is Codes<C> =>
  columns.every((column) => codes[column] !== undefined);

/**
 * Codes by column, for all columns of a list.
 *
 * @example codesBy(["SEX", "AGE"], () => "_T") // { SEX: "_T", AGE: "_T" }
 */
export function codesBy<C extends string>(
  columns: readonly C[],
  codeOf: (column: C) => string,
): Readonly<Record<C, string>> {
  const codes: Partial<Codes<C>> = {};
  for (const column of columns) codes[column] = codeOf(column);
  if (!hasAll(codes, columns)) throw new TypeError("a column without a code");
  return codes;
}
