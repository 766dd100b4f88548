import type { Language, Names } from "../../lib/codelist.ts";
import { day, monthName } from "../../words/months.ts";
import { number } from "../../words/numbers.ts";
import type { PageData } from "../picture.ts";
import { gapsOf, headlineIn, homeOf, officialBeside } from "./figures.ts";
import { arrivedIn, heldMonths } from "./freshness.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { registersOf } from "./registers.ts";
import { sectionId } from "./section.ts";
import type { Telling } from "./section.ts";

const WORDS: Readonly<Record<"known" | "newest" | "arrived" | "held" | "none" | "due" | "official" | "more", Names>> = {
  known: { fi: "Tiedot päivältä", sv: "Uppgifterna från den", en: "As known on" },
  newest: { fi: "Uusin kuukausi", sv: "Senaste månad", en: "Newest month" },
  arrived: { fi: "ilmoituksista saapunut", sv: "av anmälningarna har kommit in", en: "of the reports have arrived" },
  held: { fi: "Pidätetty", sv: "Hålls inne", en: "Held" },
  none: { fi: "ei mitään", sv: "ingenting", en: "nothing" },
  due: { fi: "Seuraava toimitus viimeistään", sv: "Följande leverans senast", en: "Next delivery due by" },
  official: { fi: "Virallinen tilasto", sv: "Officiell statistik", en: "Official statistics" },
  more: { fi: "Mitä tuoreudesta tiedetään", sv: "Mer om hur färska talen är", en: "More on how fresh they are" },
};

/** A fact of the page's head: what it is, and what is known of it. */
type Fact = readonly [name: string, told: Markup];

function newest({ page, language }: Telling): readonly Fact[] {
  const [month, [gap], home] = [page.months.at(-1), gapsOf(page), homeOf(page)];
  if (month === undefined) return [];
  const place = { indicator: gap?.code ?? "", area: home?.code ?? "", month };
  const share = headlineIn(page, place)?.completeness ?? null;
  const arrived = share === null ? "" : `, ${arrivedIn(share, language)} ${WORDS.arrived[language]}`;
  return [[WORDS.newest[language], markup`${monthName(month, language)}${arrived}`]];
}

function held(telling: Telling): readonly Fact[] {
  const { language } = telling;
  const months = [...heldMonths(telling).keys()].toSorted().map((month) => monthName(month, language));
  return [[WORDS.held[language], markup`${months.length === 0 ? WORDS.none[language] : months.join(", ")}`]];
}

function due({ page, language }: Telling): readonly Fact[] {
  const [next] = registersOf(page.freshness, language)
    .flatMap(({ name, due: by }) => (by === null ? [] : [{ name, by }]))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  return next === undefined ? [] : [[WORDS.due[language], markup`${day(next.by, language)}: ${next.name}`]];
}

const unitOf = ({ codelists }: PageData, unit: string, language: Language): string =>
  (codelists["UNIT_MEASURE"]?.find(({ code }) => code === unit)?.names[language] ?? "").toLowerCase();

function official({ page, language }: Telling): readonly Fact[] {
  const series = officialBeside(page)[0];
  const last = series?.values.at(-1);
  if (series === undefined || last === undefined) return [];
  const value = number(last.value, language, series.decimals);
  const unit = unitOf(page, series.unit, language);
  const told = markup`${series.names[language]}: <b>${value}</b> ${unit}, ${monthName(last.period, language)}`;
  return [[WORDS.official[language], told]];
}

/** What a reader has to know of the sentences beside it: how fresh they are, what is held, when more comes, what the official statistics say. */
export function facts(telling: Telling): Markup {
  const { page, language } = telling;
  const known: Fact = [WORDS.known[language], markup`${day(page.vintage.slice(0, 10), language)}`];
  const all = [known, ...newest(telling), ...held(telling), ...due(telling), ...official(telling)];
  return markup`<div class="facts">
    <dl>
      ${all.map(([name, told]) => markup`<div><dt>${name}</dt><dd>${told}</dd></div> `)}
    </dl>
    <p><a href="#${sectionId(language, "fresh")}">${WORDS.more[language]}</a></p>
  </div> `;
}
