const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A Markdown table; the first column is text, the others are numbers unless they are said to be texts. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  others: "numbers" | "texts" = "numbers",
): string {
  const rule = header.map((_, column) => (column === 0 || others === "texts" ? "---" : "---:"));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

/** A number with a given number of decimals. */
export const fixed = (value: number, digits = 1): string => value.toFixed(digits);

/** A part in per cent of a total; empty where the total is zero. */
export const share = (part: number, whole: number): string => (whole === 0 ? "" : fixed((100 * part) / whole));
