import { nearest } from "../../lib/nearest.ts";
import type { Contract } from "../contract/contract.ts";
import type { Compression } from "../reading/plain.ts";

export type FileFormat = { readonly kind: "csv"; readonly compression: Compression } | { readonly kind: "parquet" };

/** The parts of a delivered file's name. */
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

/** A name without what people vary: case, and the separators between words. */
const folded = (name: string): string => name.toLowerCase().replaceAll(/[\s_.-]+/g, "_");

/** The end of a name that may be meant for a period: digits, as in `_2026-6` or `_2026_06 (1)`. */
const MEANT = /_?\d[\d_() ]*$/;

/** The table that a name was probably meant for: written in another case, with other separators, or with a typing error. */
function meantTable(stem: string, contracts: readonly Contract[]): Contract | undefined {
  const words = folded(stem);
  const table = words.replace(MEANT, "");
  const said = contracts.find((contract) => folded(contract.table) === table);
  if (said !== undefined || words === table) return said;
  const near = nearest(
    table,
    contracts.map((contract) => folded(contract.table)),
  );
  return contracts.find((contract) => folded(contract.table) === near);
}

/** The period of a misspelt name in the required form, with placeholders for what is missing. */
function meantPeriod(stem: string, { periods }: Contract): string {
  const [, year, month] = /_(\d{4})(?:_?(\d{1,2}))?(?:_?\(\d+\))?$/.exec(folded(stem).replaceAll(" ", "")) ?? [];
  if (periods === "year" && year !== undefined && month === undefined) return `_${year}`;
  if (periods === "month" && year !== undefined && month !== undefined && Number(month) >= 1 && Number(month) <= 12)
    return `_${year}_${month.padStart(2, "0")}`;
  return EXPECTED[periods];
}

function formatIn(name: string): (typeof FORMATS)[number] | undefined {
  return FORMATS.findLast(([ending]) => name.toLowerCase().endsWith(ending));
}

/**
 * Reads `<table>[_<yyyy>[_<mm>]].<csv|csv.gz|csv.zst|parquet>`: null where no contract names such a file; a message where one does but
 * the period is wrong, or where the table is misspelt.
 */
export function parseFileName(name: string, contracts: readonly Contract[]): FileName | string | null {
  const [suffix, format] = formatIn(name) ?? [];
  if (suffix === undefined || format === undefined) return null;
  const stem = name.slice(0, -suffix.length);
  const contract = contracts
    .filter(({ table }) => stem === table || (/^_\d/.test(stem.slice(table.length)) && stem.startsWith(table)))
    .toSorted((a, b) => b.table.length - a.table.length)[0];
  if (contract === undefined) {
    const meant = meantTable(stem, contracts);
    return meant === undefined
      ? null
      : `the name is not as the contract writes it: it must be ${meant.table}${meantPeriod(stem, meant)}${suffix}`;
  }
  const period = periodOf(stem.slice(contract.table.length));
  if (period !== null && fits(period, contract)) return { contract, period, format };
  return `the name does not say the file's period: it must be ${contract.table}${EXPECTED[contract.periods]}${suffix}`;
}

/**
 * Why a file that no contract names may still belong to the dataset, with what to do: it is packed, or saved in another form. Null
 * where neither seems to be the case.
 *
 * @example whyNoFile("FOLK_ENHEN_2026_06.zip", contracts) // "the file is packed: unpack it, and deliver what is in it"
 */
export function whyNoFile(name: string, contracts: readonly Contract[]): string | null {
  if (/\.(?:zip|7z|rar|tar|tgz|gz|bz2|xz|zst)$/i.test(name))
    return "the file is packed: unpack it, and deliver what is in it";
  const stem = name.replace(/\.\w{1,7}$/, "");
  const meant = meantTable(stem, contracts);
  if (meant === undefined) return null;
  const form = /\.(?:xlsx?|xlsm|ods|numbers)$/i.test(name)
    ? "the file is a workbook"
    : "the file's ending is none that is read";
  return `${form}: save it as ${meant.table}${meantPeriod(stem, meant)}.csv and deliver that`;
}
