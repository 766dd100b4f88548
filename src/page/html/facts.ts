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

/** A fact of the page's head: its name and its value. */
type Fact = readonly [name: string, value: Markup];

/** The page data, and the area and language asked for. */
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

/** The register that is due next, preceded by those that are late: due before the day of the data. */
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
  const values = [own, wider].flatMap((series) => (series === undefined ? [] : [officialValue(asked, series)]));
  if (values.length === 0) return [];
  return [[WORDS.official[language], values.reduce((before, one) => markup`${before}<br />${one}`)]];
}

/**
 * The facts beside an area's sentences: how fresh the data are, what is held, when the next delivery is due, and the official statistics. The browser
 * writes them again for the chosen area.
 */
export function factsOf(asked: Asked): Markup {
  const { page, language } = asked;
  const known: Fact = [WORDS.known[language], markup`${day(page.vintage.slice(0, 10), language)}`];
  const all = [known, ...newest(asked), ...held(asked), ...due(asked), ...official(asked)];
  return markup`<dl>
      ${all.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div> `)}
    </dl>
    <p><a href="#${sectionId(language, "fresh")}">${WORDS.more[language]}</a></p>`;
}

/** The facts of the area that the page opens on, in their place beside the sentences. */
export const facts = ({ page, language }: SectionContext): Markup =>
  markup`<div class="facts" data-mount="facts">${factsOf({ page, language, area: homeOf(page)?.code ?? "" })}</div> `;
