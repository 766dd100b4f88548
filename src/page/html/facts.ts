import type { Language, Names } from "../../model/codelist.ts";
import { day, monthName } from "../../words/month-names.ts";
import { number } from "../../words/numbers.ts";
import type { OfficialSeries } from "../../model/official-series.ts";
import type { PageData } from "../picture.ts";
import { gapsOf, headlineIn, homeOf, officialBeside } from "./figure-markup.ts";
import { arrivedIn } from "./freshness-markup.ts";
import { heldMonths } from "./held-lines.ts";
import { NOTHING, markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { registersOf } from "./registers.ts";
import { sectionId } from "./section.ts";
import type { SectionContext } from "./section.ts";

const WORDS: Readonly<
  Record<"known" | "newest" | "arrived" | "held" | "none" | "late" | "due" | "official" | "more", Names>
> = {
  known: { fi: "Tiedot päivältä", sv: "Uppgifterna från den", en: "As known on" },
  newest: { fi: "Uusin kuukausi", sv: "Senaste månad", en: "Newest month" },
  arrived: { fi: "ilmoituksista saapunut", sv: "av anmälningarna har kommit in", en: "of the reports have arrived" },
  held: { fi: "Pidätetyt kuukaudet", sv: "Månader som hålls inne", en: "Months held back" },
  none: { fi: "ei yhtään", sv: "inga", en: "none" },
  late: { fi: "Myöhässä", sv: "Försenat", en: "Late" },
  due: { fi: "Seuraava toimitus viimeistään", sv: "Följande leverans senast", en: "Next delivery due by" },
  official: { fi: "Virallinen tilasto", sv: "Officiell statistik", en: "Official statistics" },
  more: { fi: "Mitä tuoreudesta tiedetään", sv: "Mer om hur färska talen är", en: "More on how fresh they are" },
};

/** A fact of the page's head: what it is, and what is known of it. */
type Fact = readonly [name: string, told: Markup];

/** Of which area, in which language. */
interface Asked {
  readonly page: PageData;
  readonly language: Language;
  /** Code of REF_AREA. */
  readonly area: string;
}

function newest({ page, language, area }: Asked): readonly Fact[] {
  const [month, [gap]] = [page.months.at(-1), gapsOf(page)];
  if (month === undefined) return [];
  const place = { indicator: gap?.code ?? "", area, month };
  const share = headlineIn(page, place)?.completeness ?? null;
  const arrived = share === null ? "" : `, ${arrivedIn(share, language)} ${WORDS.arrived[language]}`;
  return [[WORDS.newest[language], markup`${monthName(month, language)}${arrived}`]];
}

function held({ page, language, area }: Asked): readonly Fact[] {
  const months = [...heldMonths(page.cells.filter((cell) => cell.area === area)).keys()]
    .toSorted()
    .map((month) => monthName(month, language));
  return [[WORDS.held[language], markup`${months.length === 0 ? WORDS.none[language] : months.join(", ")}`]];
}

/** The register that is due next; before it those whose delivery was due before the data were known. */
function due({ page, language }: Asked): readonly Fact[] {
  const known = page.vintage.slice(0, 10);
  const all = registersOf(page.freshness, language)
    .flatMap(({ name, due: by }) => (by === null ? [] : [{ name, by }]))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const late = all.filter(({ by }) => by < known).map(({ name, by }) => `${name} (${day(by, language)})`);
  const next = all.find(({ by }) => by >= known);
  return [
    ...(late.length === 0 ? [] : [[WORDS.late[language], markup`${late.join(", ")}`] as const]),
    ...(next === undefined ? [] : [[WORDS.due[language], markup`${day(next.by, language)}: ${next.name}`] as const]),
  ];
}

const unitOf = ({ codelists }: PageData, unit: string, language: Language): string =>
  (codelists["UNIT_MEASURE"]?.find(({ code }) => code === unit)?.names[language] ?? "").toLowerCase();

function officialValue({ page, language }: Asked, series: OfficialSeries): Markup {
  const last = series.values.at(-1);
  if (last === undefined) return NOTHING;
  const value = number(last.value, language, series.decimals);
  const unit = unitOf(page, series.unit, language);
  return markup`${series.names[language]}: <b>${value}</b> ${unit}, ${monthName(last.period, language)}`;
}

/** The newest value of the area's own official series, and of the first one of people with a foreign background. */
function official(asked: Asked): readonly Fact[] {
  const { page, language, area } = asked;
  const all = officialBeside(page, area).filter(({ values }) => values.length > 0);
  const [own, wider] = [all.find((series) => series.area === area), all.find((series) => series.area !== area)];
  const told = [own, wider].flatMap((series) => (series === undefined ? [] : [officialValue(asked, series)]));
  if (told.length === 0) return [];
  return [[WORDS.official[language], told.reduce((before, one) => markup`${before}<br />${one}`)]];
}

/**
 * What a reader has to know of an area's sentences: how fresh they are, what is held, when more comes, what the official statistics say. The browser makes
 * it anew for the area that is chosen.
 */
export function factsOf(asked: Asked): Markup {
  const { page, language } = asked;
  const known: Fact = [WORDS.known[language], markup`${day(page.vintage.slice(0, 10), language)}`];
  const all = [known, ...newest(asked), ...held(asked), ...due(asked), ...official(asked)];
  return markup`<dl>
      ${all.map(([name, told]) => markup`<div><dt>${name}</dt><dd>${told}</dd></div> `)}
    </dl>
    <p><a href="#${sectionId(language, "fresh")}">${WORDS.more[language]}</a></p>`;
}

/** The facts of the area that the page opens on, in the place that they have beside the sentences. */
export const facts = ({ page, language }: SectionContext): Markup =>
  markup`<div class="facts" data-mount="facts">${factsOf({ page, language, area: homeOf(page)?.code ?? "" })}</div> `;
