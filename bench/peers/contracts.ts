import { facetOf } from "../../src/ingest/contract/facets.ts";
import type { Column, Contract } from "../../src/ingest/contract/contract.ts";
import type { RowRule } from "../../src/ingest/contract/rules.ts";
import { sources } from "../../pipelines/sources/index.ts";

/** The tables that the compared counts depend on. Nothing else is delivered to any contender. */
export const TABLES: readonly string[] = [
  "FOLK_ENHEN",
  "FOLK_perus",
  "TAX_INCOMES_delivery",
  "TAX_INCOMES_report",
  "TAX_INCOMES_transactionInfo",
  "TAX_BENEFIT_delivery",
  "TAX_BENEFIT_report",
  "TAX_BENEFIT_transactionInfo",
  "KEHA_Tyonhaku",
  "MIGR_OLESK_voimassaoleva",
  "MIGR_OLESK_paatoksetjaper",
  "MIGR_OLESK_henkilotiedot",
  "ETK_yrittajat",
];

/** Tables of which each file holds everything so far: only the newest file is read. */
export const FULL_HISTORIES: ReadonlySet<string> = new Set(["KEHA_Tyonhaku", "ETK_yrittajat"]);

/** What a cell may hold, in words that a script of any language can check. */
interface ValueRule {
  readonly kind: "text" | "pattern" | "code" | "whole" | "decimal" | "date" | "timestamp";
  readonly pattern?: string;
  readonly codes?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

interface ColumnRule extends ValueRule {
  readonly as: string;
  /** Whether the archive keeps it as a whole number. */
  readonly is_number: boolean;
  readonly in_header: boolean;
  readonly may_be_empty: boolean;
}

interface RowCondition {
  readonly kind: "year_of_file" | "month_of_file" | "not_before";
  /** Names in the archive: of the one column, or of the end and the start. */
  readonly columns: readonly string[];
}

/** A table's contract as data: columns by the names that the register gives them. */
export interface TableRule {
  readonly dataset: string;
  readonly is_full_history: boolean;
  readonly columns: Readonly<Record<string, ColumnRule>>;
  /** Names in the archive, as in the two below. */
  readonly key: readonly string[];
  readonly parent: { readonly table: string; readonly column: string; readonly key: string } | null;
  readonly conditions: readonly RowCondition[];
}

const quoted = (sql: string): readonly string[] => [...sql.matchAll(/'([^']*)'/g)].map(([, text = ""]) => text);

function valueRule({ value }: Column): ValueRule {
  const { type, faults } = facetOf(value);
  if (type === "DATE") return { kind: "date" };
  if (type === "TIMESTAMP") return { kind: "timestamp" };
  if (type.startsWith("DECIMAL")) return { kind: "decimal" };
  const conditionOf = (code: string): string | undefined => faults.find((fault) => fault.code === code)?.when("cell");
  const codes = conditionOf("not_a_code");
  if (codes !== undefined) return { kind: "code", codes: quoted(codes) };
  const [, min, max] = /between (-?\d+) and (\d+)/.exec(conditionOf("out_of_range") ?? "") ?? [];
  if (min !== undefined) return { kind: "whole", min: Number(min), max: Number(max) };
  const form = faults.find(({ code }) => /^not_(an_id|a_month|a_year|\d)/.test(code))?.when("cell");
  return form === undefined ? { kind: "text" } : { kind: "pattern", pattern: quoted(form)[0] ?? "" };
}

const columnRule = (column: Column): ColumnRule => ({
  ...valueRule(column),
  as: column.as,
  is_number: facetOf(column.value).type === "INTEGER",
  in_header: column.inHeader === "required",
  may_be_empty: column.mayBeEmpty,
});

const archiveName = ({ columns }: Contract, name: string): string => columns[name]?.as ?? name;

/** Kinds of conditions by the fault that the pipeline names. */
const CONDITIONS: Readonly<Record<string, RowCondition["kind"]>> = {
  before_start: "not_before",
  not_the_file_year: "year_of_file",
  not_the_file_month: "month_of_file",
};

function condition({ columns, code }: RowRule, contract: Contract): RowCondition {
  const kind = CONDITIONS[code.slice(code.indexOf(":") + 1)];
  if (kind === undefined) throw new Error(`${contract.table}: the peers do not check ${code}`);
  return { kind, columns: columns.map((name) => archiveName(contract, name)) };
}

function tableRule(contract: Contract): TableRule {
  const { table: name, dataset, columns, key, reference, rules } = contract;
  const parent = sources.find(({ table }) => table === reference?.table);
  return {
    dataset,
    is_full_history: FULL_HISTORIES.has(name),
    columns: Object.fromEntries(Object.entries(columns).map(([source, column]) => [source, columnRule(column)])),
    key: key.map((column) => archiveName(contract, column)),
    parent:
      reference === undefined || parent === undefined
        ? null
        : {
            table: parent.table,
            column: archiveName(contract, reference.column),
            key: archiveName(parent, reference.key),
          },
    conditions: rules.map((rule) => condition(rule, contract)),
  };
}

/**
 * The contracts of the compared tables as data, made of the pipeline's own: what every contender checks rows against.
 *
 * @example contractsAsData()["ETK_yrittajat"]?.columns["laki"]?.codes // ["YEL", "MYEL"]
 */
export const contractsAsData = (): Readonly<Record<string, TableRule>> =>
  Object.fromEntries(
    sources.filter(({ table }) => TABLES.includes(table)).map((contract) => [contract.table, tableRule(contract)]),
  );
