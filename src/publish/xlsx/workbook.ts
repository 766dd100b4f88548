import { strToU8, zipSync } from "fflate";
import { columnName, sheetXml } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { sharedTexts } from "./shared-texts.ts";
import { STYLES } from "./styles.ts";
import { attribute } from "./xml.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const relationships = (of: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${of
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const sheetFile = (at: number): string => `worksheets/sheet${at + 1}.xml`;

function contentTypes(sheets: readonly Sheet[]): string {
  const parts = [
    ["workbook.xml", "sheet.main"],
    ...sheets.map((_, at) => [sheetFile(at), "worksheet"]),
    ["styles.xml", "styles"],
    ["sharedStrings.xml", "sharedStrings"],
  ];
  const overrides = parts.map(
    ([part, type]) => `<Override PartName="/xl/${part}" ContentType="${SPREADSHEET}.${type}+xml"/>`,
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}

/** The name under which a spreadsheet keeps a sheet's filter. */
const filterName = ({ name, columns, rows }: Sheet, at: number): string =>
  `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${attribute(name)}'!$A$1:$${columnName(columns.length - 1)}$${rows.length + 1}</definedName>`;

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${attribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${list.join("")}</sheets><definedNames>${sheets.map(filterName).join("")}</definedNames></workbook>`
  );
}

// A zip records local times: this one is the same in every zone.
const NO_TIME = new Date(1980, 0, 1);

/**
 * A workbook as the bytes of an xlsx file (ECMA-376, Office Open XML): every sheet with a header that stays in sight and a filter. Texts are shared strings, so none
 * is ever taken for a formula. The same sheets give the same bytes everywhere.
 *
 * @example workbookOf([{ name: "headline", columns: [{ header: "Value", width: 8, style: "decimal" }], rows: [[10.5], [null]] }])
 */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array {
  const texts = sharedTexts();
  const pages = sheets.map((sheet, at): [string, string] => [`xl/${sheetFile(at)}`, sheetXml(sheet, texts)]);
  const files: readonly (readonly [path: string, xml: string])[] = [
    ["[Content_Types].xml", contentTypes(sheets)],
    ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbook(sheets)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_, at): [string, string] => ["worksheet", sheetFile(at)]),
        ["styles", "styles.xml"],
        ["sharedStrings", "sharedStrings.xml"],
      ]),
    ],
    ...pages,
    ["xl/styles.xml", STYLES],
    ["xl/sharedStrings.xml", texts.xml()],
  ];
  return zipSync(Object.fromEntries(files.map(([path, xml]) => [path, strToU8(HEAD + xml)])), {
    mtime: NO_TIME,
    level: 6,
  });
}
