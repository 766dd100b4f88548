import { cellContextOf } from "./figure-words.ts";
import { completeness } from "./missing-words.ts";
import { day, monthName } from "./month-names.ts";
import { basisOf } from "./basis.ts";
import { say } from "./sentence.ts";
import type { Part, Sentence } from "./sentence.ts";
import { newestMonth } from "./spoken-language.ts";
import type { SentenceContext } from "./spoken-language.ts";

/** The newest month whose value of an indicator is final. */
function newestFinal(indicator: string, { months, find }: SentenceContext): string | null {
  const final = months.toReversed().find((month) => {
    const cell = find({ indicator, month });
    return cell !== null && cell.value !== null && cell.status !== "U" && basisOf(cell) === "final";
  });
  return final ?? null;
}

function arrived(indicator: string, month: string, context: SentenceContext): readonly Part[] {
  const cell = context.find({ indicator, month });
  if (cell === null || cell.completeness === null) return [];
  const share = completeness(cellContextOf(cell, context));
  return {
    fi: say`; sen ilmoituksista on saapunut ${share}`,
    sv: say`; ${share} av anmälningarna för den har kommit in`,
    en: say`; ${share} of its reports have arrived`,
  }[context.language];
}

/**
 * The day of the data, the newest month and its completeness, and the latest final month.
 *
 * @param indicator The indicator whose completeness and final month are stated.
 */
export function freshness(indicator: string, context: SentenceContext): Sentence | null {
  const newest = newestMonth(context);
  if (newest === null) return null;
  const { language, vintage } = context;
  const [known, month, part] = [
    day(vintage, language),
    monthName(newest, language),
    arrived(indicator, newest, context),
  ];
  const first = {
    fi: say`Luvut perustuvat tietoihin, jotka olivat käytettävissä ${known}. Uusin kuukausi on ${month}${part}.`,
    sv: say`Talen bygger på de uppgifter som fanns den ${known}. Den senaste månaden är ${month}${part}.`,
    en: say`The figures are based on the data available on ${known}. The newest month is ${month}${part}.`,
  }[language];
  const final = newestFinal(indicator, context);
  const last = final === null ? "" : monthName(final, language);
  const until = {
    fi: say`${first} Viimeisin lopullinen kuukausi on ${last}.`,
    sv: say`${first} Den senaste slutliga månaden är ${last}.`,
    en: say`${first} The latest final month is ${last}.`,
  }[language];
  return { kind: "freshness", language, parts: final === null ? first : until };
}
