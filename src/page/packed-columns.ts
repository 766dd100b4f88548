type Value = string | number | null;

/** A row whose values are texts and numbers. */
export type Flat = Readonly<Record<string, Value>>;

/** A column: texts as positions in a list of distinct texts, numbers unchanged. */
type Column =
  | { readonly texts: readonly string[]; readonly at: readonly number[] }
  | { readonly numbers: readonly (number | null)[] };

/** Rows column by column: the same texts occur in thousands of rows, and equal values side by side compress well. */
export interface Table {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Column>>;
}

const isText = (values: readonly Value[]): values is readonly string[] =>
  values.length > 0 && values.every((value) => typeof value === "string");

function columnOf(name: string, values: readonly Value[]): Column {
  if (isText(values)) {
    const texts = [...new Set(values)];
    const positions = new Map(texts.map((text, index) => [text, index]));
    return { texts, at: values.map((text) => positions.get(text) ?? 0) };
  }
  const numbers = values.filter((value) => typeof value !== "string");
  if (numbers.length !== values.length) throw new TypeError(`a column of texts and numbers: ${name}`);
  return { numbers };
}

/** Rows as a table of columns. */
export function tableOf(rows: readonly Flat[]): Table {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map(
    (name) =>
      [
        name,
        columnOf(
          name,
          rows.map((row) => row[name] ?? null),
        ),
      ] as const,
  );
  return { rows: rows.length, columns: Object.fromEntries(columns) };
}

/** Reads a row's columns by their names. */
export interface Row {
  readonly text: (name: string) => string;
  readonly number: (name: string) => number | null;
}

/** The rows of a table of columns, each built by reading its columns by name. */
export function rowsOf<T>({ rows, columns }: Table, make: (row: Row) => T): readonly T[] {
  const text = (name: string, index: number): string => {
    const column = columns[name];
    return column !== undefined && "texts" in column ? (column.texts[column.at[index] ?? -1] ?? "") : "";
  };
  const number = (name: string, index: number): number | null => {
    const column = columns[name];
    return column !== undefined && "numbers" in column ? (column.numbers[index] ?? null) : null;
  };
  return Array.from({ length: rows }, (_, index) =>
    make({ text: (name) => text(name, index), number: (name) => number(name, index) }),
  );
}
