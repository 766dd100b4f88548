import type { Language } from "../../model/codelist.ts";
import type { HeadlineRow } from "./headline-columns.ts";
import { IN_CSV } from "./headline-shown.ts";
import type { ShownColumn } from "./headline-shown.ts";

/** The form of tables in a language's countries, which programs there read without settings. */
interface Dialect {
  readonly separator: string;
  readonly decimalSign: string;
  /** The mark by which a spreadsheet recognises UTF-8. */
  readonly mark: string;
}

const NORDIC: Dialect = { separator: ";", decimalSign: ",", mark: "\uFEFF" };

const DIALECTS: Readonly<Record<Language, Dialect>> = {
  fi: NORDIC,
  sv: NORDIC,
  en: { separator: ",", decimalSign: ".", mark: "" },
};

const quoted = (text: string, { separator }: Dialect): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Decimals of a share of the reports, in per cent. */
const SHARE_DECIMALS = 1;

function numberText(value: number, { kind }: ShownColumn, decimals: number): string {
  if (kind === "share") return (100 * value).toFixed(SHARE_DECIMALS);
  return value.toFixed(kind === "decimal" ? decimals : 0);
}

function field(column: ShownColumn, row: HeadlineRow, language: Language): string {
  const value = column.value(row, language);
  if (typeof value !== "number") return quoted(value ?? "", DIALECTS[language]);
  return numberText(value, column, row.DECIMALS).replace(".", DIALECTS[language].decimalSign);
}

/**
 * The lines of `headline.<language>.csv`: in Finnish and Swedish with semicolons, decimal commas and a byte order mark, as spreadsheets there read it;
 * in English with commas and decimal points. The first line has the names of the columns, and only rows follow, so that programs can read it too.
 *
 * @example [...headlineCsv(rows, "fi")][1] // "Työttömyysasteiden ero, 18–64-vuotiaat;Helsinki;…"
 */
export function* headlineCsv(rows: readonly HeadlineRow[], language: Language): Generator<string> {
  const dialect = DIALECTS[language];
  const { separator, mark } = dialect;
  yield `${mark}${IN_CSV.map(({ header }) => quoted(header[language], dialect)).join(separator)}\n`;
  for (const row of rows) yield `${IN_CSV.map((column) => field(column, row, language)).join(separator)}\n`;
}
