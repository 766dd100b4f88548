/** The style of a cell, which also decides its type in a spreadsheet. */
export type CellStyle = "header" | "text" | "wrapped" | "decimal" | "whole" | "percent" | "month";

/** The styles in the order of their numbers in the file; 0 is the one of cells without any. */
const ORDER: readonly CellStyle[] = ["header", "text", "wrapped", "decimal", "whole", "percent", "month"];

/** The number by which a cell names its style. */
export const styleNumber = (style: CellStyle): number => ORDER.indexOf(style) + 1;

const FONTS =
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>';

const FILLS =
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';

const BORDERS = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>';

// Written in English notation: every spreadsheet shows them in its own language.
const FORMATS =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm"/><numFmt numFmtId="165" formatCode="0.0"/>' +
  '<numFmt numFmtId="166" formatCode="0.0%"/></numFmts>';

const WRAPPED = '<alignment vertical="top" wrapText="1"/>';

/** Format 49 is text: it stays text when a person edits the cell. */
const XF: Readonly<Record<CellStyle, string>> = {
  header: `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${WRAPPED}</xf>`,
  text: '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  wrapped: `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${WRAPPED}</xf>`,
  decimal: '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  whole: '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  percent: '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  month: '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
};

const NONE = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';

/** xl/styles.xml of every workbook. */
export const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `${FORMATS}${FONTS}${FILLS}${BORDERS}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${ORDER.length + 1}">${NONE}${ORDER.map((style) => XF[style]).join("")}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
