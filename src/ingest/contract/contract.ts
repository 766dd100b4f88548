import type { z } from "zod";
import type { Due } from "./due.ts";
import type { Plausibility } from "./plausibility.ts";
import type { RowRule } from "./rules.ts";

/** A column of an extract: what the header must hold, what a cell may hold, and what the archive calls it. */
export interface Column {
  /** Name in the archive, the project's own English. */
  readonly as: string;
  /** A schema of `values.ts`; the archive's type is its facet's. */
  readonly value: z.ZodType<string>;
  /** Whether a header without this column breaks the contract; an absent optional column reads as empty. */
  readonly inHeader: "required" | "optional";
  readonly mayBeEmpty: boolean;
  /** What an empty cell means, written as the column's values are: `1900-01-01`. */
  readonly whenEmpty?: string;
}

/** A row must have its parent among the accepted rows of another table of the same delivery and period. */
export interface Reference<Name extends string = string> {
  readonly column: Name;
  readonly table: string;
  /** Column of that table, by its source name. */
  readonly key: string;
}

/** How a table's files are named: `<table>_<yyyy>_<mm>`, `<table>_<yyyy>`, or either or none. */
export type Periods = "month" | "year" | "any";

interface Declaration<Name extends string> {
  readonly table: string;
  readonly dataset: string;
  readonly periods: Periods;
  /** When the next delivery is expected; absent where nothing is. */
  readonly due?: Due;
  /** By source name, as the register spells it; headers are compared without regard to case. */
  readonly columns: Readonly<Record<Name, Column>>;
  /** The column whose keyed hash stands for the row in the quarantine. */
  readonly subject: NoInfer<Name>;
  /** Rows that share these columns but differ are all quarantined, identical ones kept once; without a key every row is kept. */
  readonly key?: readonly NoInfer<Name>[];
  readonly rules?: readonly RowRule[];
  readonly reference?: Reference<NoInfer<Name>>;
  /** What its rows must look like together; without it a file is believed once its rows keep the contract. */
  readonly plausibility?: Plausibility<NoInfer<Name>>;
}

/** What a table of an extract must be. Compiles to zod (`cell-faults.ts`) and to SQL (`compile.ts`). */
export interface Contract extends Omit<Declaration<string>, "key" | "rules"> {
  readonly key: readonly string[];
  readonly rules: readonly RowRule[];
}

/** A column that must be in the header and filled in every row. */
export const required = (as: string, value: z.ZodType<string>): Column => ({
  as,
  value,
  inHeader: "required",
  mayBeEmpty: false,
});

/** A column that must be in the header; its cells may be empty. */
export const mayBeEmpty = (as: string, value: z.ZodType<string>, whenEmpty?: string): Column => ({
  ...required(as, value),
  mayBeEmpty: true,
  ...(whenEmpty === undefined ? {} : { whenEmpty }),
});

/** A column that may be absent from the header; its cells may be empty. */
export const optional = (as: string, value: z.ZodType<string>): Column => ({
  as,
  value,
  inHeader: "optional",
  mayBeEmpty: true,
});

/**
 * Declares the contract of one table.
 *
 * @example
 * extract({ table: "ETK_yrittajat", dataset: "ETK_yrittajat", periods: "any", subject: "hid_e", columns: { hid_e: required("person_id", id()) } })
 */
export const extract = <Name extends string>(declaration: Declaration<Name>): Contract => ({
  key: [],
  rules: [],
  ...declaration,
});
