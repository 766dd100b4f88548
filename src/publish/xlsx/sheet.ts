import { styleNumber } from "./styles.ts";
import type { CellStyle } from "./styles.ts";
import type { SharedTexts } from "./shared-texts.ts";

/** A column of a sheet. */
export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Of its cells; a month is text like `2026-08`, and becomes a date. */
  readonly style: Exclude<CellStyle, "header">;
}

/** A sheet of a workbook: a header, and rows of texts, numbers or nothing. */
export interface Sheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const LETTERS = 26;

/**
 * The letters of a column.
 *
 * @example columnName(27) // "AB"
 */
export function columnName(at: number): string {
  const last = String.fromCodePoint(65 + (at % LETTERS));
  return at < LETTERS ? last : `${columnName(Math.floor(at / LETTERS) - 1)}${last}`;
}

const DAY = 86_400_000;

/** The first day of a month as spreadsheets count days: the 1st of March 1900 is 61. */
const serial = (month: string): number =>
  (Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1) - Date.UTC(1899, 11, 30)) / DAY;

interface Placed {
  readonly at: string;
  readonly style: CellStyle;
}

function cell(value: string | number | null, { at, style }: Placed, texts: SharedTexts): string {
  if (value === null || value === "") return "";
  const styled = `<c r="${at}" s="${styleNumber(style)}"`;
  if (typeof value === "number") return `${styled}><v>${value}</v></c>`;
  if (style === "month") return `${styled}><v>${serial(value)}</v></c>`;
  return `${styled} t="s"><v>${texts.numberOf(value)}</v></c>`;
}

const line = (row: number, cells: readonly string[]): string => `<row r="${row}">${cells.join("")}</row>`;

/** xl/worksheets/sheet<n>.xml: the first row stays in sight and filters the others. */
export function sheetXml({ columns, rows }: Sheet, texts: SharedTexts): string {
  const letters = columns.map((_, at) => columnName(at));
  const header = columns.map(({ header: text }, at) => cell(text, { at: `${letters[at]}1`, style: "header" }, texts));
  const body = rows.map((values, row) =>
    line(
      row + 2,
      values.map((value, at) => cell(value, { at: `${letters[at]}${row + 2}`, style: columns[at]!.style }, texts)),
    ),
  );
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const filter = `A1:${letters.at(-1)}${rows.length + 1}`;
  return (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join("")}</cols><sheetData>${line(1, header)}${body.join("")}</sheetData><autoFilter ref="${filter}"/></worksheet>`
  );
}
