import type { Revised } from "../model/cell.ts";
import type { Language, Names } from "../model/codelist.ts";
import { about, basisOf } from "./basis.ts";
import { cellNumber, rounded, cellContextOf, writtenNumber, unit } from "./figure-words.ts";
import type { CellContext } from "./figure-words.ts";
import { forMonth } from "./month-names.ts";
import { capital, say } from "./sentence.ts";
import type { Part, Sentence } from "./sentence.ts";
import { placeForms } from "./spoken-language.ts";
import type { SentenceContext } from "./spoken-language.ts";

/** Why a value was revised: the causes of docs/revisions.md. */
const CAUSES: Readonly<Record<string, Names>> = {
  LATE_DATA: { fi: "tietoja tuli myöhässä", sv: "uppgifter kom in sent", en: "data arrived late" },
  CORRECTION: {
    fi: "ilmoituksia korjattiin tai peruttiin",
    sv: "anmälningar rättades eller återtogs",
    en: "reports were corrected or cancelled",
  },
  DEFINITION: { fi: "määritelmä muuttui", sv: "en definition ändrades", en: "a definition changed" },
  CODE_TABLE: { fi: "koodisto muuttui", sv: "en kodtabell ändrades", en: "a code table changed" },
  ORIGIN_CLASSIFIED: {
    fi: "ihmisten syntyperä selvisi",
    sv: "människors härkomst blev känd",
    en: "people’s origin became known",
  },
  DENOMINATOR: {
    fi: "väestön tai työvoiman määrä tarkentui",
    sv: "antalet invånare eller arbetskraftens storlek reviderades",
    en: "the number of residents or the size of the labour force was revised",
  },
  NOWCAST: { fi: "arvio päivittyi", sv: "skattningen uppdaterades", en: "the estimate was updated" },
};

/** A revision; `release`: the earlier release compared with, where that is not the one before. */
export interface RevisedSince extends Revised {
  readonly release?: string;
}

const WITHHELD: Names = { fi: "luku on nyt salattu", sv: "talet nu är sekretessbelagt", en: "it is now withheld" };

const NO_LONGER: Names = {
  fi: "lukua ei enää tarvitse salata",
  sv: "talet inte längre behöver vara sekretessbelagt",
  en: "it need no longer be withheld",
};

function causeOf({ cause, now }: Revised, language: Language): string {
  const code = cause.toUpperCase();
  const names = code === "PROTECTION" ? (now === null ? WITHHELD : NO_LONGER) : CAUSES[code];
  if (names === undefined) return "";
  return { fi: `, koska ${names.fi}`, sv: `, eftersom ${names.sv}`, en: `, because ${names.en}` }[language];
}

/** The value before and now; the place comes first, where it is named. */
function values(
  cellContext: CellContext,
  row: RevisedSince,
  head: { readonly place: string; readonly what: string },
): readonly Part[] {
  const { cell, indicator, language } = cellContext;
  const { place, what } = head;
  const of = unit(indicator, language);
  const as = row.release === undefined ? {} : { release: row.release };
  const was = row.before === null ? null : writtenNumber(cellContext, row.before, { field: "before", ...as });
  if (row.now === null || cell.value === null)
    return {
      fi: say`${place}${what} oli aiemmin ${was ?? ""} ${of}, eikä sitä enää julkaista`,
      sv: say`${place === "" ? `${what} var` : `${place}var ${what}`} tidigare ${was ?? ""} ${of} och anges inte längre`,
      en: say`${place}${what} was ${was ?? ""} ${of} before and is no longer published`,
    }[language];
  const is = say`${about(basisOf(cell), language)}${cellNumber(cellContext, "value")} ${of}${note(cellContext)}`;
  if (was === null)
    return {
      fi: say`${place}${what} ei ollut aiemmin saatavilla ja on nyt ${is}`,
      sv: say`${place === "" ? `${what} angavs` : `${place}angavs ${what}`} inte tidigare och är nu ${is}`,
      en: say`${place}${what} was not published before and is now ${is}`,
    }[language];
  return {
    fi: say`${place}${what} oli aiemmin ${was} ja on nyt ${is}`,
    sv: say`${place === "" ? `${what} var` : `${place}var ${what}`} tidigare ${was} och är nu ${is}`,
    en: say`${place}${what} was ${was} before and is now ${is}`,
  }[language];
}

/** The remark after a provisional value; an estimate has its "about". */
const note = ({ cell, language }: CellContext): string =>
  basisOf(cell) === "provisional"
    ? { fi: " (ennakollinen)", sv: " (preliminärt)", en: " (provisional)" }[language]
    : "";

/** Whether a revision is visible at the decimals shown. */
const visible = ({ before, now }: Revised, decimals: number): boolean =>
  (before === null) !== (now === null) ||
  (before !== null && now !== null && rounded(before, decimals) !== rounded(now, decimals));

/**
 * What was revised since the vintage before, and why: a value of a month in both vintages. Null where the revision is not visible at the decimals shown,
 * or there is no such cell.
 *
 * @param again The sentence before was of the same indicator: its place and subject are not repeated.
 */
export function revised(row: RevisedSince, context: SentenceContext, again = false): Sentence | null {
  const { indicator, area, background, sex, month } = row;
  const cell = context.find({ indicator, area, background, sex, month });
  if (cell === null) return null;
  const cellContext = cellContextOf(cell, context);
  const { phrases, decimals } = cellContext.indicator;
  if (phrases === undefined || !visible(row, decimals)) return null;
  const { language } = context;
  const place = again ? "" : `${placeForms(context, area).inside[language]} `;
  const what = `${(again ? phrases.short : phrases.subject)[language]} ${forMonth(month, language)}`;
  const parts = say`${values(cellContext, row, { place, what })}${causeOf(row, language)}.`;
  return { kind: "revised", language, parts: capital(parts) };
}
