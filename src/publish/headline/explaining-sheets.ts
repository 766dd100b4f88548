import { LANGUAGES } from "../../model/codelist.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import { changeInWords } from "../../words/year-change-words.ts";
import { VALUE_STATUSES } from "../../words/status-meanings.ts";
import type { Sheet, SheetColumn } from "../xlsx/sheet.ts";
import type { HeadlineRow } from "./headline-columns.ts";

/** A text's three languages, as cells. */
export const inLanguages = (header: string, width: number): readonly SheetColumn[] =>
  LANGUAGES.map((language) => ({ header: `${header}_${language.toUpperCase()}`, width, style: "wrapped" }));

/** A cell of plain text. */
export const plain = (header: string, width = 16): SheetColumn => ({ header, width, style: "text" });

/** The definitions of the table's indicators. */
export function definitionsSheet(rows: readonly HeadlineRow[], { indicators }: Vocabulary): Sheet {
  const used = new Set(rows.map(({ INDICATOR }) => INDICATOR));
  return {
    name: "definitions",
    columns: [
      plain("INDICATOR", 28),
      ...inLanguages("NAME", 40),
      plain("UNIT_MEASURE"),
      plain("DIRECTION"),
      ...inLanguages("DEFINITION", 60),
    ],
    rows: indicators
      .filter(({ code }) => used.has(code))
      .map(({ code, names: n, unit, direction, definitions: d }) => [
        code,
        n.fi,
        n.sv,
        n.en,
        unit,
        direction,
        d.fi,
        d.sv,
        d.en,
      ]),
  };
}

const CHANGES = [
  { CHANGE_STATUS: "compared", CHANGE_LOWER: 1, CHANGE_UPPER: 2 },
  { CHANGE_STATUS: "compared", CHANGE_LOWER: -2, CHANGE_UPPER: -1 },
  { CHANGE_STATUS: "compared", CHANGE_LOWER: -1, CHANGE_UPPER: 1 },
  { CHANGE_STATUS: "no_year_before", CHANGE_LOWER: null, CHANGE_UPPER: null },
  { CHANGE_STATUS: "no_value", CHANGE_LOWER: null, CHANGE_UPPER: null },
  { CHANGE_STATUS: "other_source", CHANGE_LOWER: null, CHANGE_UPPER: null },
  { CHANGE_STATUS: "other_cities", CHANGE_LOWER: null, CHANGE_UPPER: null },
] as const;

/** The meanings of the statuses, and the words for a change. */
export function statusesSheet(first: string): Sheet {
  return {
    name: "statuses",
    columns: [
      plain("COLUMN"),
      plain("CODE", 20),
      plain("REASON"),
      ...inLanguages("NAME", 34),
      ...inLanguages("MEANING", 60),
    ],
    rows: [
      ...VALUE_STATUSES.map(({ status, reason, names: n, meanings: m }) => [
        "OBS_STATUS",
        status,
        reason,
        n.fi,
        n.sv,
        n.en,
        m.fi,
        m.sv,
        m.en,
      ]),
      ...CHANGES.map((change) => {
        const [fi, sv, en] = LANGUAGES.map((language) => changeInWords(change, first, language));
        return ["CHANGE_STATUS", change.CHANGE_STATUS, "", fi!, sv!, en!, "", "", ""];
      }),
    ],
  };
}
