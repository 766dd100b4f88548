import { macroTexts, sqlText } from "../../database/sql.ts";
import { fingerprint } from "../../lib/canonical.ts";
import { compile, fullLayout } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import { deliveredText } from "../reading/parquet.ts";

const VALIDATION_TABLES = ["orphan", "contested", "judged", "verdict", "account", "reasons", "accepted", "quarantined"];

const PARQUET_TYPES = ["BOOLEAN", "DOUBLE", "TIMESTAMP", "VARCHAR"];

/** What determines how a table's rows are read, besides the file itself: contract, SQL and engine. */
export function contractFingerprint(contract: Contract, engine: string): string {
  const compiled = [true, false].map((decimalComma) =>
    compile(contract, fullLayout(contract), { period: "0000-00", decimalComma }),
  );
  const { table, key, reference, subject } = contract;
  const headers = Object.entries(contract.columns).map(([name, { as, inHeader }]) => [name, as, inHeader]);
  return fingerprint({
    engine,
    compiled,
    declared: { table, key, reference, subject, headers },
    parquet: PARQUET_TYPES.map((type) => deliveredText("cell", type, "DATE")),
    statements: VALIDATION_TABLES.map((name) => sqlText(`ingest/${name}`)),
    macros: macroTexts().filter((text) => text.includes("macro extract_")),
  });
}

/** The identity of a file before any contract: its bytes, its name, and the parents that came with it. */
export interface Origin {
  readonly table: string;
  readonly sha256: string;
  readonly period: string;
  readonly format: string;
  /** Origins of the referenced table's file in the same delivery and period. */
  readonly parents: readonly string[];
}

export const originOf = (origin: Origin): string => fingerprint(origin);

/** The archive's name: of the file's origin, its parents' archives and the contract. */
export const archiveName = (origin: string, parents: readonly string[], contract: string): string =>
  fingerprint({ origin, parents, contract });
