import { codesInWords } from "../../ingest/ingest.ts";
import type { FileFigures, UnknownCode } from "../../model/delivery.ts";
import type { Vintage } from "../../model/data-vintage.ts";

/** The codes of a table's files together, most rows first. */
function togetherOf(figures: readonly FileFigures[]): readonly UnknownCode[] {
  const all = figures.flatMap(({ unknownCodes }) => unknownCodes);
  return [...Map.groupBy(all, ({ column, code }) => `${column} ${code}`).values()]
    .map((same) => ({
      column: same[0]!.column,
      code: same[0]!.code,
      rows: same.reduce((sum, { rows }) => sum + rows, 0),
      subjects: Math.max(...same.map(({ subjects }) => subjects)),
    }))
    .toSorted((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1));
}

/** How many rows of a table's files cover no month, by reason. */
function unusableOf(figures: readonly FileFigures[]): string {
  const all = figures.flatMap(({ unusable }) => Object.entries(unusable));
  return [...Map.groupBy(all, ([reason]) => reason)]
    .map(([reason, counts]) => `${reason} ${counts.reduce((sum, [, rows]) => sum + rows, 0)}`)
    .join(", ");
}

/**
 * Accepted rows that are not counted, by table: those with a code in no code table, and those that cover no month.
 *
 * @example uncountedLines(vintage) // ["unknown codes: TAX_INCOMES_transactionInfo: not in any code table: income_type 399 (15 rows)"]
 */
export const uncountedLines = (vintage: Vintage): readonly string[] =>
  [...vintage.tables].flatMap(([name, files]) => {
    const figures = files.flatMap((file) => file.figures ?? []);
    const lines = [
      [`unknown codes: ${name}: not in any code table:`, codesInWords(togetherOf(figures))],
      [`rows that cover no month: ${name}:`, unusableOf(figures)],
    ];
    return lines.filter(([, words]) => words !== "").map((line) => line.join(" "));
  });
