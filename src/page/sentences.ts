import type { Language } from "../lib/codelist.ts";
import { inMonth } from "../words/months.ts";
import { number } from "../words/numbers.ts";
import { gapsOf, headlineIn, newestMonth } from "./html/figures.ts";
import type { PageData } from "./picture.ts";

// Until the grammar is merged: a line a gap, so that the page can be looked at.
function linesOf(page: PageData, area: string, language: Language): readonly string[] {
  const month = newestMonth(page);
  return gapsOf(page).map((gap) => {
    const value = headlineIn(page, { indicator: gap.code, area, month })?.value ?? null;
    const told = value === null ? "–" : number(value, language, gap.decimals);
    return `${gap.names[language]} ${inMonth(month, language)}: ${told}`;
  });
}

export function sentencesOf(page: Omit<PageData, "sentences">): PageData["sentences"] {
  const whole: PageData = { ...page, sentences: {} };
  return Object.fromEntries(
    page.areas.map(({ code }) => [
      code,
      { fi: linesOf(whole, code, "fi"), sv: linesOf(whole, code, "sv"), en: linesOf(whole, code, "en") },
    ]),
  );
}
