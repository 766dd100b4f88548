import type { Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import type { Release } from "./releases.ts";
import { statement } from "./statement.ts";

/** Cells of a table, in the cities or in all together, by what became of them. Each is told, or one of the three others. */
export interface Standing {
  readonly table: string;
  /** `city` or `C6`. */
  readonly area: string;
  readonly cells: number;
  /** Withheld by a rule as nobody is there. */
  readonly empty: number;
  /** Withheld by a rule although somebody is there. */
  readonly rule: number;
  /** Withheld by the audit. */
  readonly audit: number;
  /** As it was published before, as only a few persons have changed. */
  readonly held: number;
  /** Cells with a value, new or from before. */
  readonly value: number;
}

const plus = (one: Standing, other: Standing): Standing => ({
  ...one,
  cells: one.cells + other.cells,
  empty: one.empty + other.empty,
  rule: one.rule + other.rule,
  audit: one.audit + other.audit,
  held: one.held + other.held,
  value: one.value + other.value,
});

/**
 * Adds up standings; `by` says which belong together.
 *
 * @example summed(standings, ({ area }) => area) // one for the cities, one for all together
 */
export const summed = (all: readonly Standing[], by: (one: Standing) => string): readonly Standing[] =>
  [...Map.groupBy(all, by).values()].map((group) => group.reduce(plus));

/** What became of the cells of a release. */
export async function standingsOf({ chain, audit }: Release, session: Session): Promise<readonly Standing[]> {
  const audited = JSON.stringify(audit?.withdrawn ?? []);
  const decisions = chain.slice(-1).map((link) => link.decisions.path);
  const rows = await session.rows(statement("standing"), { decisions, audited });
  return rows.map((row) => ({
    table: textOf(row, "table_id"),
    area: textOf(row, "area"),
    cells: numberOf(row, "cells") ?? 0,
    empty: numberOf(row, "empty") ?? 0,
    rule: numberOf(row, "by_rule") ?? 0,
    audit: numberOf(row, "by_audit") ?? 0,
    held: numberOf(row, "held") ?? 0,
    value: numberOf(row, "with_value") ?? 0,
  }));
}

/** How many cells of a release each rule withholds. */
export async function rulesOf({ chain }: Release, session: Session): Promise<ReadonlyMap<string, number>> {
  const decisions = chain.slice(-1).map((link) => link.decisions.path);
  const rows = await session.rows(statement("rules"), { decisions });
  return new Map(rows.map((row) => [textOf(row, "rule"), numberOf(row, "cells") ?? 0]));
}
