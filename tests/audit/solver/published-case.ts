import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { packageRoot } from "../../../src/lib/package-root.ts";
import type { KnownSum, Problem, Target } from "../../../src/audit/solver/problem.ts";

/** A row of a published case, text by column. */
export type CaseRow = Readonly<Record<string, string>>;

/** A table of a published case (fixtures/vectors/protection). */
export const caseTable = (name: string, file: string): readonly CaseRow[] =>
  parse<CaseRow>(readFileSync(join(packageRoot, "fixtures/vectors/protection", name, file), "utf8"), { columns: true });

/** A withheld cell of a case with what can be concluded of it. */
export interface WithheldCell {
  readonly cell: string;
  readonly fractions: { readonly lower: number; readonly upper: number };
  readonly whole: { readonly lower: number; readonly upper: number };
}

/** A case as an attacker has it before them, and what they must find. */
export interface Case {
  readonly problem: Problem;
  readonly withheld: readonly WithheldCell[];
}

const number = (row: CaseRow, column: string): number => Number(row[column]);

const isWithheld = (cell: CaseRow): boolean => cell["suppressed"] === "1";

export function publishedCase(name: string): Case {
  const cells = caseTable(name, "cells.csv");
  const incidence = caseTable(name, "incidence.csv");
  const unknowns = new Set(incidence.map((row) => row["inner_id"])).size;
  const placesOf = (cell: CaseRow): readonly number[] =>
    incidence.filter((row) => row["cell_id"] === cell["cell_id"]).map((row) => number(row, "inner_id") - 1);
  const known = cells
    .filter((cell) => !isWithheld(cell))
    .map((cell): KnownSum => ({ of: placesOf(cell), lower: number(cell, "value"), upper: number(cell, "value") }));
  const withheld = cells.filter(isWithheld);
  const targets = withheld.map((cell): Target => ({ of: placesOf(cell), lower: 0, upper: Infinity, enough: Infinity }));
  return {
    problem: { unknowns, known, targets },
    withheld: withheld.map((cell) => ({
      cell: cell["cell_id"] ?? "",
      fractions: { lower: number(cell, "lo"), upper: number(cell, "up") },
      whole: { lower: number(cell, "lo_int"), upper: number(cell, "up_int") },
    })),
  };
}
