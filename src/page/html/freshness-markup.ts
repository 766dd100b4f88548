import type { Language, Names } from "../../model/codelist.ts";
import { day, inMonth, monthName } from "../../words/month-names.ts";
import { number, percent, wholePercent } from "../../words/numbers.ts";
import { gapsOf, headlineIn, homeOf, officialBeside } from "./figure-markup.ts";
import { NOTHING, markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { registersOf } from "./registers.ts";
import { sectionId, table } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";
import { heldLines } from "./held-lines.ts";

const TITLE: Names = { fi: "Kuinka tuoreita luvut ovat", sv: "Hur färska talen är", en: "How fresh the numbers are" };

const WORDS: Readonly<Record<"caption" | "register" | "newest" | "arrived" | "due" | "late" | "none", Names>> = {
  caption: {
    fi: "Rekisterit, joista luvut lasketaan",
    sv: "Registren som talen räknas ur",
    en: "The registers from which the numbers are counted",
  },
  register: { fi: "Rekisteri", sv: "Register", en: "Register" },
  newest: { fi: "Uusin ajankohta", sv: "Senaste period", en: "Newest period" },
  arrived: { fi: "Saapui", sv: "Kom in", en: "Arrived" },
  due: { fi: "Seuraava viimeistään", sv: "Följande senast", en: "Next due by" },
  late: { fi: "myöhässä", sv: "försenad", en: "late" },
  none: { fi: "ei kuukausia", sv: "inga månader", en: "no months" },
};

const periodIn = (period: string, language: Language): string => {
  if (period === "") return WORDS.none[language];
  return period.length === 4 ? period : monthName(period, language);
};

function dueIn(due: string | null, vintage: string, language: Language): Markup {
  if (due === null) return markup`–`;
  const date = day(due, language);
  return due < vintage.slice(0, 10) ? markup`${date}, <strong>${WORDS.late[language]}</strong>` : markup`${date}`;
}

/** The completeness of a month in whole per cent, rounded down. */
export const arrivedIn = (share: number, language: Language): string => percent(wholePercent(share), language, 0);

const completeness = ({ page, language }: SectionContext): Markup => {
  const [gap] = gapsOf(page);
  const month = page.months.at(-1);
  const home = homeOf(page);
  if (gap === undefined || month === undefined || home === undefined) return NOTHING;
  const share = headlineIn(page, { indicator: gap.code, area: home.code, month })?.completeness ?? null;
  const name = monthName(month, language);
  const arrived = share === null ? "" : arrivedIn(share, language);
  const known: Names = {
    fi: `Uusin kuukausi on ${name}. Sen ilmoituksista on saapunut ${arrived} (${home.names.fi}).`,
    sv: `Den senaste månaden är ${name}. Av anmälningarna för den har ${arrived} kommit in (${home.names.sv}).`,
    en: `The newest month is ${name}. ${arrived} of its reports have arrived (${home.names.en}).`,
  };
  const unknown: Names = {
    fi: `Uusin kuukausi on ${name}. Kuinka suuri osa sen ilmoituksista on saapunut, ei vielä tiedetä.`,
    sv: `Den senaste månaden är ${name}. Hur stor del av anmälningarna för den som har kommit in är ännu inte känt.`,
    en: `The newest month is ${name}. The share of its reports that has arrived is not known yet.`,
  };
  return markup`<p>${(share === null ? unknown : known)[language]}</p> `;
};

const OFFICIAL: Readonly<Record<"title" | "read" | "more", Names>> = {
  title: {
    fi: "Uusin virallinen tilasto rinnalla",
    sv: "Den senaste officiella statistiken bredvid",
    en: "The newest official statistics beside it",
  },
  read: { fi: "luettu", sv: "läst", en: "read on" },
  more: { fi: "lähde", sv: "källa", en: "source" },
};

function official({ page, language }: SectionContext): Markup {
  const lines = officialBeside(page, homeOf(page)?.code ?? "").flatMap((series): readonly Markup[] => {
    const last = series.values.at(-1);
    if (last === undefined) return [];
    const unit = page.codelists["UNIT_MEASURE"]?.find(({ code }) => code === series.unit)?.names[language] ?? "";
    const value = number(last.value, language, series.decimals);
    const when = inMonth(last.period, language);
    return [
      markup`<li>
        ${series.names[language]} ${when}: <b>${value}</b> ${unit.toLowerCase()}. ${series.definition[language]}
        <a href="${series.source.url}">${series.source.names[language]}</a> (${series.source.licence},
        ${OFFICIAL.read[language]} ${day(series.source.retrieved, language)}).
      </li> `,
    ];
  });
  return lines.length === 0
    ? NOTHING
    : markup`<h3>${OFFICIAL.title[language]}</h3>
        <ul>
          ${lines}
        </ul> `;
}

/** The freshness of the data: by month and by register, what is held or late, when more is due, and the official statistics. */
export function freshness(context: SectionContext): Section {
  const { page, language } = context;
  const rows = registersOf(page.freshness, language).map(({ name, period: reached, arrived: came, due: next }) => ({
    header: name,
    cells: [
      markup`${periodIn(reached, language)}`,
      markup`${day(came.slice(0, 10), language)}`,
      dueIn(next, page.vintage, language),
    ],
  }));
  const { caption, register, newest: period, arrived, due } = WORDS;
  return {
    name: "fresh",
    title: TITLE[language],
    body: markup`${completeness(context)}${heldLines(context)}${table(
      { caption: caption[language], id: sectionId(language, "registers") },
      [register, period, arrived, due].map((names) => names[language]),
      rows,
    )}${official(context)}`,
  };
}
