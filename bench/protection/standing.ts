import type { Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import type { Release } from "./releases.ts";
import { statement } from "./statement.ts";

/** Cells of a table, in the cities or in all together, by outcome; cells in none of these classes have a new value. */
export interface CellStatuses {
  readonly table: string;
  /** `city` or `C6`. */
  readonly area: string;
  readonly cells: number;
  /** Withheld by a rule, and empty. */
  readonly empty: number;
  /** Withheld by a rule, and not empty. */
  readonly rule: number;
  /** Suppressed by the audit, at this vintage or at an earlier one since which too few persons have changed. */
  readonly audit: number;
  /** In a block that the audit holds: with its last published value, or unpublished where there is none. */
  readonly blocks: number;
  /** Carried forward, as too few persons have changed. */
  readonly held: number;
  /** Cells with a value, new or from before. */
  readonly value: number;
}

const plus = (one: CellStatuses, other: CellStatuses): CellStatuses => ({
  ...one,
  cells: one.cells + other.cells,
  empty: one.empty + other.empty,
  rule: one.rule + other.rule,
  audit: one.audit + other.audit,
  blocks: one.blocks + other.blocks,
  held: one.held + other.held,
  value: one.value + other.value,
});

/**
 * Adds up cell statuses by a key.
 *
 * @example summed(standings, ({ area }) => area) // one for the cities, one for all together
 */
export const summed = (all: readonly CellStatuses[], by: (one: CellStatuses) => string): readonly CellStatuses[] =>
  [...Map.groupBy(all, by).values()].map((group) => group.reduce(plus));

/** The files of a release that the statements read. */
const filesOf = ({ chain, proposals }: Release) => ({
  decisions: chain.slice(-1).map(({ decisions }) => decisions.path),
  proposals: [proposals.path],
});

/** The outcome of the cells of a release. */
export async function standingsOf(release: Release, session: Session): Promise<readonly CellStatuses[]> {
  const rows = await session.rows(statement("standing"), filesOf(release));
  return rows.map((row) => ({
    table: textOf(row, "table_id"),
    area: textOf(row, "area"),
    cells: numberOf(row, "cells") ?? 0,
    empty: numberOf(row, "empty") ?? 0,
    rule: numberOf(row, "by_rule") ?? 0,
    audit: numberOf(row, "by_audit") ?? 0,
    blocks: numberOf(row, "in_held_blocks") ?? 0,
    held: numberOf(row, "held") ?? 0,
    value: numberOf(row, "with_value") ?? 0,
  }));
}

/** How many cells of a release each rule withholds. */
export async function rulesOf(release: Release, session: Session): Promise<ReadonlyMap<string, number>> {
  const rows = await session.rows(statement("rules"), filesOf(release));
  return new Map(rows.map((row) => [textOf(row, "rule"), numberOf(row, "cells") ?? 0]));
}
