import type { Contract } from "../contract/contract.ts";
import type { Compression } from "../reading/plain.ts";

export type FileFormat = { readonly kind: "csv"; readonly compression: Compression } | { readonly kind: "parquet" };

/** What a delivered file's name says. */
export interface FileName {
  readonly contract: Contract;
  /** `2026-06`, `2026` or an empty text. */
  readonly period: string;
  readonly format: FileFormat;
}

const FORMATS: readonly (readonly [string, FileFormat])[] = [
  [".csv", { kind: "csv", compression: "none" }],
  [".csv.gz", { kind: "csv", compression: "gzip" }],
  [".csv.zst", { kind: "csv", compression: "zstd" }],
  [".parquet", { kind: "parquet" }],
];

const PERIOD = /^(?:_(?<year>\d{4})(?:_(?<month>\d{2}))?)?$/;
const EXPECTED = { month: "_<yyyy>_<mm>", year: "_<yyyy>", any: "[_<yyyy>[_<mm>]]" } as const;

function periodOf(rest: string): string | null {
  const match = PERIOD.exec(rest);
  if (match === null) return null;
  const { year, month } = match.groups ?? {};
  if (month !== undefined && (month < "01" || month > "12")) return null;
  return [year, month].filter((part) => part !== undefined).join("-");
}

const fits = (period: string, { periods }: Contract): boolean =>
  periods === "any" || period.length === (periods === "month" ? 7 : 4);

/**
 * Reads `<table>[_<yyyy>[_<mm>]].<csv|csv.gz|csv.zst|parquet>`: null where no contract names such a file, a text that says what is
 * wrong where one does but the period is not as it must be.
 */
export function parseFileName(name: string, contracts: readonly Contract[]): FileName | string | null {
  const [suffix, format] = FORMATS.findLast(([ending]) => name.toLowerCase().endsWith(ending)) ?? [];
  if (suffix === undefined || format === undefined) return null;
  const stem = name.slice(0, -suffix.length);
  const contract = contracts
    .filter(({ table }) => stem === table || (/^_\d/.test(stem.slice(table.length)) && stem.startsWith(table)))
    .toSorted((a, b) => b.table.length - a.table.length)[0];
  if (contract === undefined) return null;
  const period = periodOf(stem.slice(contract.table.length));
  if (period !== null && fits(period, contract)) return { contract, period, format };
  return `the name does not say the file's period: it must be ${contract.table}${EXPECTED[contract.periods]}${suffix}`;
}
