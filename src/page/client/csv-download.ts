import type { Language } from "../../model/codelist.ts";
import type { TableModel } from "./page-figure.ts";

/** The row under a figure's rows: the source and the vintage. */
export type SourceRow = readonly [label: string, text: string];

const SHOWN_NUMBER = /^([+\u2212-]?)([\d\u00A0]+)([.,]\d+)?$/;

/** A number as a spreadsheet reads it: a plain minus, no space between thousands; all other texts as they are. */
function plain(text: string): string {
  const parts = SHOWN_NUMBER.exec(text);
  if (parts === null) return text;
  const [, sign = "", whole = "", fraction = ""] = parts;
  return `${sign === "\u2212" ? "-" : sign.replace("+", "")}${whole.replaceAll("\u00A0", "")}${fraction}`;
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
const harmless = (text: string): string => (/^[=@\t]/.test(text) || /^[+-](?![\d.,]+$)/.test(text) ? `'${text}` : text);

/**
 * A figure's table as a file for a spreadsheet of the language: `;` and decimal comma with a byte-order mark in Finnish and Swedish, `,` and point in
 * English; lines end with CR LF (RFC 4180). The last row says the source and the vintage.
 *
 * @example csvText({ columns: ["Alue", "Ero"], rows: [["Espoo", "−7,8"]] }, ["Lähde", "…"], "fi")
 */
export function csvText({ columns, rows }: TableModel, source: SourceRow, language: Language): string {
  const separator = language === "en" ? "," : ";";
  const quoted = (text: string): string =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [columns, ...rows, source].map((row) =>
    row.map((text) => quoted(harmless(plain(text)))).join(separator),
  );
  return `${language === "en" ? "" : "\uFEFF"}${lines.join("\r\n")}\r\n`;
}
