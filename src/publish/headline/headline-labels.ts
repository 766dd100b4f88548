import type { Language, Names, Vocabulary } from "../../model/codelist.ts";
import type { Observation } from "../../model/observation.ts";
import { statusInWords } from "../../words/statuses.ts";
import { changeInWords } from "../../words/year-change-words.ts";
import type { HeadlineRow, LabelColumn, Labelled } from "./headline-columns.ts";

/** The names of `_Z`, where the code list says only that the dimension does not apply. */
const COMPARED: readonly (readonly [string, Names])[] = [
  ["BACKGROUND _Z", { fi: "Taustojen välillä", sv: "Mellan bakgrunderna", en: "Between backgrounds" }],
  ["SEX _Z", { fi: "Sukupuolten välillä", sv: "Mellan könen", en: "Between sexes" }],
];

/** The texts of codes by column, `SEX F`. */
function namesOf({ codelists, indicators }: Vocabulary): (column: Labelled, code: string) => Names {
  const lists = Object.entries(codelists).flatMap(([column, codes]) =>
    codes.map(({ code, names }): [string, Names] => [`${column} ${code}`, names]),
  );
  const known = new Map([
    ...lists,
    ...indicators.map(({ code, names }): [string, Names] => [`INDICATOR ${code}`, names]),
    ...COMPARED,
  ]);
  return (column, code) => known.get(`${column} ${code}`) ?? { fi: code, sv: code, en: code };
}

type Labels = Readonly<Record<LabelColumn, string>>;

/** Each code's text in the three languages, as columns. */
function labelsOf(texts: Readonly<Record<Labelled, (language: Language) => string>>): Labels {
  const { INDICATOR, REF_AREA, BACKGROUND, SEX, UNIT_MEASURE, OBS_STATUS, CHANGE_STATUS } = texts;
  return {
    INDICATOR_FI: INDICATOR("fi"),
    INDICATOR_SV: INDICATOR("sv"),
    INDICATOR_EN: INDICATOR("en"),
    REF_AREA_FI: REF_AREA("fi"),
    REF_AREA_SV: REF_AREA("sv"),
    REF_AREA_EN: REF_AREA("en"),
    BACKGROUND_FI: BACKGROUND("fi"),
    BACKGROUND_SV: BACKGROUND("sv"),
    BACKGROUND_EN: BACKGROUND("en"),
    SEX_FI: SEX("fi"),
    SEX_SV: SEX("sv"),
    SEX_EN: SEX("en"),
    UNIT_MEASURE_FI: UNIT_MEASURE("fi"),
    UNIT_MEASURE_SV: UNIT_MEASURE("sv"),
    UNIT_MEASURE_EN: UNIT_MEASURE("en"),
    OBS_STATUS_FI: OBS_STATUS("fi"),
    OBS_STATUS_SV: OBS_STATUS("sv"),
    OBS_STATUS_EN: OBS_STATUS("en"),
    CHANGE_STATUS_FI: CHANGE_STATUS("fi"),
    CHANGE_STATUS_SV: CHANGE_STATUS("sv"),
    CHANGE_STATUS_EN: CHANGE_STATUS("en"),
  };
}

/** A row without its texts. */
type UnlabelledRow = Omit<HeadlineRow, keyof Labels>;

/** The input of a row's texts: the names of codes, and the oldest month of the data. */
export interface Texts {
  readonly names: ReturnType<typeof namesOf>;
  readonly first: string;
}

/** The input of the texts of a snapshot's headlines. */
export function textsFor(rows: readonly Pick<Observation, "TIME_PERIOD">[], vocabulary: Vocabulary): Texts {
  const first = rows.reduce((least, { TIME_PERIOD }) => (TIME_PERIOD < least ? TIME_PERIOD : least), "9999-12");
  return { names: namesOf(vocabulary), first };
}

/** The texts of a row in three languages. */
export function textsOf(row: UnlabelledRow, { names, first }: Texts): Labels {
  const named = (column: Labelled, code: string) => (language: Language) => names(column, code)[language];
  const status = {
    status: row.OBS_STATUS,
    reason: row.REASON,
    completeness: row.COMPLETENESS,
    heldSince: row.HELD_SINCE,
  };
  return labelsOf({
    INDICATOR: named("INDICATOR", row.INDICATOR),
    REF_AREA: named("REF_AREA", row.REF_AREA),
    BACKGROUND: named("BACKGROUND", row.BACKGROUND),
    SEX: named("SEX", row.SEX),
    UNIT_MEASURE: named("UNIT_MEASURE", row.UNIT_MEASURE),
    OBS_STATUS: (language) => statusInWords(status, language),
    CHANGE_STATUS: (language) => changeInWords(row, first, language),
  });
}
