import { day, inMonth } from "../../words/month-names.ts";
import { situation } from "../../words/situation-sentences.ts";
import type { Brief, Section } from "./model.ts";
import { more } from "./more.ts";
import { news, revisions } from "./news.ts";
import { objectives } from "./objectives.ts";
import { source } from "./source.ts";
import { gapTable } from "./brief-table.ts";
import type { About } from "./brief-language.ts";
import { text } from "./brief-texts.ts";
import { uncertain } from "./uncertain.ts";

const nameOf = ({ data, area, language }: About): string =>
  data.areas.find(({ code }) => code === area)?.names[language] ?? area;

function subtitleOf({ data, language }: About): string {
  const newest = data.months.at(-1);
  const when = newest === undefined ? "" : inMonth(newest, language);
  const known = day(data.vintage, language);
  return {
    fi: `Tilanne ${when}, tiedot ${known}`,
    sv: `Läget ${when}, uppgifter den ${known}`,
    en: `The situation ${when}, data as known on ${known}`,
  }[language];
}

function situationOf({ data, area, language }: About): Section {
  const paragraphs = situation(data.cells, { ...data, area, language }).map(({ parts }) => parts);
  return { heading: text("situation", language), paragraphs, items: [], table: null };
}

const isSaid = ({ paragraphs, items, table }: Section): boolean =>
  paragraphs.length > 0 || items.length > 0 || table !== null;

/**
 * The brief of an area in a language, from the page's data.
 *
 * @example briefOf({ data, area: "KU049", language: "fi" }).title // "Maahanmuuton tilannekuva: Espoo"
 */
export function briefOf(about: About): Brief {
  const { data, area, language } = about;
  const title = `${text("title", language)}: ${nameOf(about)}`;
  const table: Section = { heading: text("table", language), paragraphs: [], items: [], table: gapTable(about) };
  const sections = [
    situationOf(about),
    ...objectives(about),
    more(about),
    table,
    news(about),
    revisions(about),
    uncertain(about),
    source(about, title),
  ];
  const { id, vintage } = data;
  return { language, area, id, vintage, title, subtitle: subtitleOf(about), sections: sections.filter(isSaid) };
}
