import { z } from "zod";
import type { Column, Contract } from "./contract.ts";
import { inDialect } from "./facets.ts";
import type { FileFacts } from "./rules.ts";

/** A row as text: cells by source name, an empty text where nothing is written. */
export type TextRow = Readonly<Record<string, string>>;

/** The fault of one cell, null where there is none. */
function faultOf(cell: string, column: Column, file: FileFacts): string | null {
  if (cell === "") return column.mayBeEmpty ? null : "missing";
  const result = inDialect(column.value, file.decimalComma).safeParse(cell);
  return result.success ? null : (result.error.issues[0]?.message ?? "not_valid");
}

const cellSchema = (column: Column, file: FileFacts): z.ZodType<string> =>
  z.string().superRefine((cell, context) => {
    const fault = faultOf(cell, column, file);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });

const filled = (row: TextRow, contract: Contract, file: FileFacts) => (name: string) => {
  const column = contract.columns[name];
  const cell = row[name] ?? "";
  return column !== undefined && cell !== "" && faultOf(cell, column, file) === null;
};

/**
 * The contract as a zod schema of one text row; each issue is a reason: its path the column, its message the fault.
 *
 * @example rowSchema(contract, { period: "2026-06", decimalComma: false }).safeParse({ shnro: "p1", ... })
 */
export function rowSchema(contract: Contract, file: FileFacts): z.ZodType<TextRow> {
  const cells = Object.entries(contract.columns).map(([name, column]) => [name, cellSchema(column, file)] as const);
  return z.object(Object.fromEntries(cells)).superRefine((row, context) => {
    const broken = contract.rules.filter(
      (rule) =>
        rule.columns.every(filled(row, contract, file)) &&
        rule.broken(
          rule.columns.map((name) => row[name] ?? ""),
          file,
        ),
    );
    for (const { code } of broken) {
      const [name = "", fault = ""] = code.split(":");
      context.addIssue({ code: "custom", path: [name], message: fault });
    }
  });
}

/** The reason codes of one text row, sorted; none where it keeps the contract. */
export function rowReasons(row: TextRow, contract: Contract, file: FileFacts): readonly string[] {
  const result = rowSchema(contract, file).safeParse(row);
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join(".")}:${issue.message}`).toSorted();
}
