import type { CodeRow, CodeTable } from "./code-table.ts";

/** What is wrong with a code table: line of the file (header is 1), column, and why. */
export interface CodeProblem {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

/** The values of a file's row, and its line number. */
export interface NumberedRow {
  readonly line: number;
  readonly row: CodeRow;
}

const LATEST = "9999-12-31";

function checkCell(
  table: CodeTable,
  { line, row }: NumberedRow,
  column: string,
): { value: string; problems: readonly CodeProblem[] } {
  const result = table.columns[column]?.safeParse(row[column] ?? "");
  if (result?.success === true) return { value: result.data, problems: [] };
  const message = result?.error.issues[0]?.message ?? "is missing";
  return { value: "", problems: [{ line, column, message }] };
}

function checkRow(table: CodeTable, numbered: NumberedRow): { row: NumberedRow; problems: readonly CodeProblem[] } {
  const cells = Object.keys(table.columns).map((column) => [column, checkCell(table, numbered, column)] as const);
  const row = Object.fromEntries(cells.map(([column, { value }]) => [column, value]));
  return { row: { line: numbered.line, row }, problems: cells.flatMap(([, { problems }]) => problems) };
}

const validUntil = (row: CodeRow): string =>
  row["valid_to"] === undefined || row["valid_to"] === "" ? LATEST : row["valid_to"];

const periodProblems = (rows: readonly NumberedRow[]): readonly CodeProblem[] =>
  rows
    .filter(({ row }) => (row["valid_from"] ?? "") > validUntil(row))
    .map(({ line }) => ({ line, column: "valid_to", message: "is before valid_from" }));

function overlapProblems(table: CodeTable, rows: readonly NumberedRow[]): readonly CodeProblem[] {
  const byKey = Map.groupBy(rows, ({ row }) => row[table.key] ?? "");
  return [...byKey.values()].flatMap((same) => {
    const ordered = same.toSorted((a, b) => ((a.row["valid_from"] ?? "") < (b.row["valid_from"] ?? "") ? -1 : 1));
    return ordered.slice(1).flatMap(({ line, row }, index) => {
      const before = ordered[index];
      if (before === undefined || validUntil(before.row) < (row["valid_from"] ?? "")) return [];
      return [{ line, column: table.key, message: `is valid on the same days as line ${before.line}` }];
    });
  });
}

/**
 * Checks a code table's rows: each cell by its column's rule, validity that does not end before it begins, and no code twice on one
 * day.
 *
 * @example checkRows(table, [{ line: 2, row: { code: "201", counts_as: "work", valid_from: "2019-01-01", valid_to: "" } }]).problems // []
 */
export function checkRows(
  table: CodeTable,
  rows: readonly NumberedRow[],
): { readonly rows: readonly CodeRow[]; readonly problems: readonly CodeProblem[] } {
  const checked = rows.map((row) => checkRow(table, row));
  const cells = checked.flatMap(({ problems }) => problems);
  const whole = checked.map(({ row }) => row);
  const problems = cells.length > 0 ? cells : [...periodProblems(whole), ...overlapProblems(table, whole)];
  return { rows: whole.map(({ row }) => row), problems };
}
