import type { Contract } from "../contract/contract.ts";
import type { Disagreement } from "./manifest.ts";

/** The tables whose rows refer to a contract's or are referred to, directly or by others, itself included. */
function linkedTo(contract: Contract, sources: readonly Contract[]): readonly Contract[] {
  const found = new Set([contract]);
  for (const one of found) {
    sources
      .filter(({ table, reference }) => reference?.table === one.table || one.reference?.table === table)
      .forEach((other) => found.add(other));
  }
  return sources.filter((one) => found.has(one));
}

const UNITS: Readonly<Record<number, string>> = { 7: " of a month", 4: " of a year" };

const missing = (table: string, period: string, present: readonly string[]): Disagreement => ({
  file: null,
  message: `${table}${period === "" ? "" : ` of ${period}`} is missing: the tables${UNITS[period.length] ?? ""} that refer to each other belong together, and the delivery holds ${present.join(", ")}; deliver all of them`,
});

function missingIn(period: string, held: ReadonlySet<string>, sources: readonly Contract[]): readonly Disagreement[] {
  return sources
    .filter(({ table }) => !held.has(table))
    .flatMap((contract) => {
      const present = linkedTo(contract, sources).filter(({ table }) => held.has(table));
      const tables = present.map(({ table }) => table);
      return tables.length === 0 ? [] : [missing(contract.table, period, tables)];
    });
}

/**
 * What a delivery lacks: where it holds one of the tables that refer to each other, it must hold all of them for the same period.
 * A month's reports without their items would say that nobody earned anything.
 *
 * @example missingTables([{ contract: report, period: "2026-07" }], sources) // names the deliveries and the items of 2026-07
 */
export const missingTables = (
  held: readonly { readonly contract: Contract; readonly period: string }[],
  sources: readonly Contract[],
): readonly Disagreement[] =>
  [...Map.groupBy(held, ({ period }) => period)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([period, files]) => missingIn(period, new Set(files.map(({ contract }) => contract.table)), sources));
