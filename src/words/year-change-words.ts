import type { Change } from "../model/headline-change.ts";
import type { Language, Names } from "../model/codelist.ts";
import { fromMonth } from "./month-names.ts";

const CHANGES: Readonly<Record<"rose" | "fell" | "unclear" | "no_value" | "other_source" | "other_cities", Names>> = {
  rose: { fi: "noussut", sv: "har stigit", en: "has risen" },
  fell: { fi: "laskenut", sv: "har sjunkit", en: "has fallen" },
  unclear: {
    fi: "suuntaa ei voi sanoa: väli sisältää nollan",
    sv: "riktningen är osäker: intervallet innehåller noll",
    en: "direction uncertain: the interval contains zero",
  },
  no_value: {
    fi: "ei vertailua: toiselta kuukaudelta ei ole lukua",
    sv: "ingen jämförelse: den ena månaden saknar tal",
    en: "no comparison: one of the two months has no figure",
  },
  other_source: {
    fi: "ei vertailua: työttömyys tiedetään kuukausilta eri lähteistä",
    sv: "ingen jämförelse: arbetslösheten i de två månaderna är känd ur olika källor",
    en: "no comparison: unemployment in the two months comes from different sources",
  },
  other_cities: {
    fi: "ei vertailua: alueeseen kuuluu kuukausina eri kaupunkeja",
    sv: "ingen jämförelse: området omfattar olika städer i de två månaderna",
    en: "no comparison: the area covers different cities in the two months",
  },
};

const noYearBefore = (first: string, language: Language): string => {
  const since = fromMonth(first, language);
  return {
    fi: `ei vertailua: aineisto alkaa ${since}`,
    sv: `ingen jämförelse: materialet börjar i ${since}`,
    en: `no comparison: the data begin in ${since}`,
  }[language];
};

/**
 * A change on a year in a few words: whether the figure rose or fell, only where the interval excludes zero; otherwise why there is no direction.
 *
 * @param first the oldest month of the data
 * @example changeInWords({ CHANGE_LOWER: -1.9, CHANGE_UPPER: -0.5, CHANGE_STATUS: "compared" }, "2024-08", "en") // "has fallen"
 */
export function changeInWords(
  { CHANGE_LOWER, CHANGE_UPPER, CHANGE_STATUS }: Pick<Change, "CHANGE_LOWER" | "CHANGE_UPPER" | "CHANGE_STATUS">,
  first: string,
  language: Language,
): string {
  if (CHANGE_STATUS === "no_year_before") return noYearBefore(first, language);
  if (CHANGE_STATUS !== "compared") return CHANGES[CHANGE_STATUS][language];
  if (CHANGE_LOWER !== null && CHANGE_LOWER > 0) return CHANGES.rose[language];
  return CHANGES[CHANGE_UPPER !== null && CHANGE_UPPER < 0 ? "fell" : "unclear"][language];
}
