import type { Artifact, StepContext } from "../../database/step.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";

/** A cell as the audit sees it, inside the store. */
export interface AuditedCell {
  /** Number of the cell in the grid, from 0. */
  readonly cell: number;
  /** The true count. */
  readonly persons: number;
  /** All of whom it counts a part; null where it counts all. */
  readonly base: number | null;
  /** Names of the rules that withhold it. */
  readonly rules: ReadonlySet<string>;
  /** What is public after this vintage; null where it is withheld. */
  readonly value: number | null;
  /** What was public before it. */
  readonly valueBefore: number | null;
  /** The number stands from before although a few persons changed. */
  readonly held: boolean;
  /** Nobody entered, left or changed since the vintage before. */
  readonly still: boolean;
}

const named = (rules: string): ReadonlySet<string> => new Set(rules.split(" ").filter((rule) => rule !== ""));

/** Reads the cells of a month that something published could be made of, in the order of the grid. */
export async function auditedCells(
  { decisions, before, counts }: { readonly decisions: Artifact; readonly before: Artifact; readonly counts: Artifact },
  { session }: Pick<StepContext, "session">,
): Promise<readonly AuditedCell[]> {
  const rows = await session.rows(sqlText("protect/audited"), {
    decisions: [decisions.path],
    before: [before.path],
    counts: [counts.path],
  });
  return rows.map((row) => ({
    cell: numberOf(row, "cell") ?? 0,
    persons: numberOf(row, "persons") ?? 0,
    base: numberOf(row, "base"),
    rules: named(textOf(row, "rules")),
    value: numberOf(row, "value"),
    valueBefore: numberOf(row, "value_before"),
    held: numberOf(row, "held") === 1,
    still: numberOf(row, "still") === 1,
  }));
}
