import type { Language, Vocabulary } from "../../model/codelist.ts";
import type { Sheet, SheetColumn } from "../xlsx/sheet.ts";
import { workbookOf } from "../xlsx/workbook.ts";
import type { HeadlineRow } from "./headline-columns.ts";
import { IN_WORKBOOK } from "./headline-shown.ts";
import type { ShownColumn } from "./headline-shown.ts";
import { plain, inLanguages, definitionsSheet, statusesSheet } from "./explaining-sheets.ts";

const STYLES: Readonly<Record<ShownColumn["kind"], SheetColumn["style"]>> = {
  label: "text",
  // A real date: a spreadsheet filters it by year and draws it on an axis of time; text would be neither.
  month: "month",
  decimal: "decimal",
  share: "percent",
  whole: "whole",
  code: "text",
};

const WIDTHS: Readonly<Record<ShownColumn["kind"], number>> = {
  label: 26,
  month: 10,
  decimal: 12,
  share: 14,
  whole: 11,
  code: 18,
};

/** A column of the sheet: texts once per language, everything else once. */
interface Placed {
  readonly column: ShownColumn;
  readonly language: Language;
}

const isText = ({ kind }: ShownColumn): boolean => kind === "label";
const isCode = ({ kind }: ShownColumn): boolean => kind === "code";

/** First everything a Finnish reader needs, then the texts in Swedish and in English, then the codes by which programs join. */
const PLACED: readonly Placed[] = [
  ...IN_WORKBOOK.filter((column) => !isCode(column)).map((column) => ({ column, language: "fi" as const })),
  ...(["sv", "en"] as const).flatMap((language) => IN_WORKBOOK.filter(isText).map((column) => ({ column, language }))),
  ...IN_WORKBOOK.filter(isCode).map((column) => ({ column, language: "en" as const })),
];

const headerOf = ({ column, language }: Placed): string => {
  const { fi, sv, en } = column.header;
  if (isCode(column)) return fi === en ? en : `${fi} / ${sv} / ${en}`;
  return isText(column) ? `${column.header[language]} (${language})` : `${fi} / ${sv} / ${en}`;
};

const headlineSheet = (rows: readonly HeadlineRow[]): Sheet => ({
  name: "headline",
  columns: PLACED.map((placed) => ({
    header: headerOf(placed),
    width: WIDTHS[placed.column.kind],
    style: STYLES[placed.column.kind],
  })),
  rows: rows.map((row) => PLACED.map(({ column, language }) => column.value(row, language))),
});

/** The sheet on the table and its source. */
const sourceSheet = ({ id, vintage }: WorkbookFacts): Sheet => ({
  name: "source",
  columns: [plain("WHAT", 18), plain("VALUE", 44), ...inLanguages("MEANING", 60)],
  rows: [
    [
      "SNAPSHOT",
      id,
      "Julkaisu, josta taulukko on",
      "Publikationen som tabellen kommer från",
      "The snapshot from which the table is",
    ],
    [
      "VINTAGE",
      vintage,
      "Luvut ovat tähän mennessä saapuneiden tietojen mukaan",
      "Talen bygger på uppgifter som hade kommit in till denna tidpunkt",
      "The figures are based on data that had arrived by then",
    ],
    [
      "SHOW_LOWER, SHOW_UPPER",
      "95 %",
      "Luvun 95 prosentin väli: satunnaisvaihtelu, pyöristys ja vielä saapuvat ilmoitukset",
      "Talets 95-procentiga intervall: slumpvariation, avrundning och anmälningar som ännu kommer in",
      "The figure’s 95% interval: random variation, rounding and reports still to come",
    ],
    [
      "CHANGE_LOWER, CHANGE_UPPER",
      "95 %",
      "Muutoksen väli on varovainen: kuukaudet on otettu toisistaan riippumattomiksi, vaikka useimmat ihmiset ovat molemmissa",
      "Förändringens intervall är försiktigt: månaderna har tagits som oberoende av varandra, fast de flesta personer finns i båda",
      "The interval of a change is cautious: the two months are treated as independent, though most people are in both",
    ],
  ],
});

/** The facts about a workbook's snapshot. */
export interface WorkbookFacts {
  /** The snapshot's id. */
  readonly id: string;
  readonly vintage: string;
  readonly vocabulary: Vocabulary;
}

/**
 * The bytes of headline.xlsx: the table, the definitions of its indicators, the meanings of its statuses, and its source. Numbers are numbers, months are
 * dates, no text is a formula.
 */
export function headlineWorkbook(rows: readonly HeadlineRow[], facts: WorkbookFacts): Uint8Array {
  const first = rows.reduce((least, { TIME_PERIOD }) => (TIME_PERIOD < least ? TIME_PERIOD : least), "9999-12");
  return workbookOf([
    headlineSheet(rows),
    definitionsSheet(rows, facts.vocabulary),
    statusesSheet(first),
    sourceSheet(facts),
  ]);
}
