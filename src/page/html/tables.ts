import type { Names } from "../../model/codelist.ts";
import { inMonth, monthName } from "../../words/month-names.ts";
import { figureIn, gapsOf, headlineIn, homeOf, newestMonth } from "./figure-markup.ts";
import { markup } from "./markup.ts";
import { sectionId, table } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";

const MONTHS = 13;

const WORDS: Readonly<Record<"gaps" | "byCity" | "series" | "area" | "month" | "note", Names>> = {
  gaps: { fi: "Erot kaupungeittain", sv: "Skillnaderna efter stad", en: "Gaps by city" },
  byCity: { fi: "Erot kaupungeittain", sv: "Skillnaderna efter stad", en: "Gaps by city" },
  series: { fi: "Viimeiset kuukaudet", sv: "De senaste månaderna", en: "The last months" },
  area: { fi: "Alue", sv: "Område", en: "Area" },
  month: { fi: "Kuukausi", sv: "Månad", en: "Month" },
  note: {
    fi: "Prosenttiyksikköä. Suluissa väli, jolla luku todennäköisesti on (95 %).",
    sv: "Procentenheter. Inom parentes intervallet som talet sannolikt ligger i (95 %).",
    en: "Percentage points. In brackets, the interval in which the figure most likely lies (95%).",
  },
};

/** The gaps of the newest month, by area; of a single city the last months have them. */
export function gapsByCity({ page, language }: SectionContext): Section {
  const gaps = gapsOf(page);
  const month = newestMonth(page);
  const rows = page.areas.map(({ code, names }) => {
    const figures = gaps.map((gap) =>
      figureIn(headlineIn(page, { indicator: gap.code, area: code, month }), gap, language),
    );
    return { header: names[language], cells: figures };
  });
  return {
    name: "gaps",
    title: `${WORDS.gaps[language]} ${inMonth(month, language)}`,
    body: markup`<p>${WORDS.note[language]}</p>
      ${table(
        { caption: `${WORDS.byCity[language]}, ${monthName(month, language)}`, id: sectionId(language, "gaps-table") },
        [WORDS.area[language], ...gaps.map(({ names }) => names[language])],
        rows,
      )}`,
  };
}

/** The headlines of the area that the page opens on, month by month: the newest first. */
export function lastMonths({ page, language }: SectionContext): Section {
  const gaps = gapsOf(page);
  const home = homeOf(page);
  const months = page.months.slice(-MONTHS).toReversed();
  const rows = months.map((month) => {
    const figures = gaps.map((gap) =>
      figureIn(headlineIn(page, { indicator: gap.code, area: home?.code ?? "", month }), gap, language),
    );
    return { header: monthName(month, language), cells: figures };
  });
  const place = home?.names[language] ?? "";
  return {
    name: "series",
    title: `${WORDS.series[language]}: ${place}`,
    body: markup`<p>${WORDS.note[language]}</p>
      ${table(
        { caption: `${WORDS.series[language]}, ${place}`, id: sectionId(language, "series-table") },
        [WORDS.month[language], ...gaps.map(({ names }) => names[language])],
        rows,
      )}`,
  };
}
