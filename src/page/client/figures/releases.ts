import { day, monthName } from "../../../words/months.ts";
import { number } from "../../../words/numbers.ts";
import type { AtRelease, PageData } from "../../picture.ts";
import type { Figure, TableModel, View } from "../figure.ts";
import {
  ABSENT,
  MONTH,
  NOW,
  SLIDER,
  atRelease,
  releasesNote,
  releasesSubtitle,
  releasesTitle,
  toldOnce,
} from "../texts/releases.ts";
import { keyEntries, sourceNote, valueText } from "../texts/told.ts";
import { textsOf } from "../texts/texts.ts";
import { codeLines } from "./code-lines.ts";
import { releaseLines } from "./release-line.ts";

const DECIMALS = 1;

/** So many releases, the newest ones, can be gone through. */
const RELEASES = 12;

/** What the newest releases told of one headline, oldest first. */
interface Told {
  readonly gap: string;
  readonly vintages: readonly string[];
  readonly months: readonly string[];
  readonly at: (vintage: string) => readonly AtRelease[];
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/** The chosen gap where releases tell it, else the first that they tell. */
function toldOf({ data, choice }: View): Told {
  const gaps = data.indicators
    .map(({ code }) => code)
    .filter((code) => data.atReleases.some((one) => one.indicator === code));
  const gap = gaps.find((code) => code === choice.indicator) ?? gaps[0] ?? choice.indicator;
  const all = data.atReleases.filter(({ indicator }) => indicator === gap);
  const vintages = distinct(all.map(({ vintage }) => vintage)).slice(-RELEASES);
  const byVintage = Map.groupBy(all, ({ vintage }) => vintage);
  const at = (vintage: string): readonly AtRelease[] => byVintage.get(vintage) ?? [];
  return { gap, vintages, months: distinct(vintages.flatMap((vintage) => at(vintage).map(({ month }) => month))), at };
}

/** How far the months' values were at most from what was first told of them; null where no month has been told twice. */
export function mostFromFirst({ vintages, months, at }: Told): number | null {
  const distances = months.flatMap((month) => {
    const [first, ...later] = vintages.flatMap(
      (vintage) => at(vintage).find((one) => one.month === month)?.value ?? [],
    );
    return first === undefined ? [] : later.map((value) => Math.abs(value - first));
  });
  return distances.length === 0 ? null : Math.max(...distances);
}

function titleOf(view: View): string {
  const { language } = view.choice;
  const told = toldOf(view);
  const most = mostFromFirst(told);
  if (most === null) return toldOnce(told.gap, language);
  return releasesTitle(
    { gap: told.gap, releases: told.vintages.length, most: number(most, language, DECIMALS) },
    language,
  );
}

/** Where each page's slider stands: it stays there when the figure is drawn again for another width or language. */
const positions = new WeakMap<PageData, string>();

const nameOf = ({ data, choice }: View, gap: string): string =>
  data.indicators.find(({ code }) => code === gap)?.names[choice.language] ?? gap;

function spanOf({ vintages, at }: Told): { readonly least: number; readonly greatest: number } {
  const values = vintages.flatMap((vintage) =>
    at(vintage).flatMap(({ value, lower, upper, status }) => (status === "E" ? [value, lower, upper] : [value])),
  );
  const numbers = values.filter((value) => value !== null);
  return { least: Math.min(0, ...numbers), greatest: Math.max(0, ...numbers) };
}

function drawAt(view: View, told: Told, vintage: string): SVGElement | HTMLElement {
  const { language } = view.choice;
  return releaseLines({
    width: view.width,
    language,
    title: `${nameOf(view, told.gap)}, ${atRelease(vintage, language)}`,
    months: told.months,
    earlier: told.at(vintage),
    now: told.at(told.vintages.at(-1) ?? vintage),
    names: { earlier: atRelease(vintage, language), now: NOW[language] },
    words: (one) =>
      `${monthName(one.month, language)}, ${atRelease(one.vintage, language)}: ${cellText(view, one).replace(/\d$/, `$&\u00A0${textsOf(language).units.PP}`)}`,
    span: spanOf(told),
    key: keyEntries(
      told.at(vintage).flatMap(({ value, status }) => (value === null ? [] : [{ status, heldSince: "" }])),
      language,
    ),
  });
}

/** The slider with its label and the release that it stands at; the browser moves it by arrow keys. */
function slider(view: View, told: Told, at: number): { readonly row: HTMLElement; readonly input: HTMLInputElement } {
  const input = document.createElement("input");
  const attributes = { type: "range", min: "0", max: String(told.vintages.length - 1), step: "1", value: String(at) };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const [row, label, ends] = [
    Object.assign(document.createElement("div"), { className: "releases-slider" }),
    document.createElement("label"),
    Object.assign(document.createElement("p"), { className: "releases-ends" }),
  ];
  const end = (vintage: string | undefined): HTMLElement =>
    Object.assign(document.createElement("span"), { textContent: day(vintage ?? "", view.choice.language) });
  ends.setAttribute("aria-hidden", "true");
  ends.append(end(told.vintages[0]), end(told.vintages.at(-1)));
  label.append(`${SLIDER[view.choice.language]} `, input);
  row.append(label, ends);
  return { row, input };
}

function draw(view: View): HTMLElement | null {
  const told = toldOf(view);
  if (told.vintages.length < 2) return null;
  const known = told.vintages.indexOf(positions.get(view.data) ?? "");
  const start = known === -1 ? told.vintages.length - 2 : known;
  const frame = Object.assign(document.createElement("div"), { className: "releases" });
  const { row, input } = slider(view, told, start);
  const drawing = document.createElement("div");
  const show = (at: number): void => {
    const vintage = told.vintages[at] ?? "";
    positions.set(view.data, vintage);
    input.setAttribute("aria-valuetext", atRelease(vintage, view.choice.language));
    drawing.replaceChildren(drawAt(view, told, vintage));
  };
  input.addEventListener("input", () => show(Number(input.value)));
  show(start);
  frame.append(row, drawing);
  return frame;
}

function cellText(view: View, one: AtRelease | undefined): string {
  const { language } = view.choice;
  if (one === undefined) return "";
  const { value, status } = one;
  return value === null ? (ABSENT[status]?.[language] ?? "") : valueText({ value, status }, language, DECIMALS);
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const told = toldOf(view);
  const releases = told.vintages.map((vintage) => new Map(told.at(vintage).map((one) => [one.month, one])));
  return {
    columns: [MONTH[language], ...told.vintages.map((vintage) => day(vintage, language))],
    rows: told.months.map((month) =>
      [monthName(month, language)].concat(releases.map((release) => cellText(view, release.get(month)))),
    ),
  };
}

function notesOf(view: View): readonly string[] {
  const { language } = view.choice;
  const { gap } = toldOf(view);
  const definition = view.data.indicators.find(({ code }) => code === gap)?.definitions[language];
  return [...(definition === undefined ? [] : [definition]), releasesNote[language], sourceNote(view.data, language)];
}

/** How a headline of all cities together looked at each of the newest releases, beside how it looks now. */
export const releases: Figure = {
  id: "releases",
  title: titleOf,
  subtitle: (view) => releasesSubtitle(nameOf(view, toldOf(view).gap), view.choice.language),
  draw,
  empty: (view) => toldOnce(toldOf(view).gap, view.choice.language),
  table: tableOf,
  notes: notesOf,
  code: (view) => {
    const { gap, vintages } = toldOf(view);
    return codeLines({
      file: "at_release.parquet",
      equal: { INDICATOR: gap },
      among: { VINTAGE: vintages },
      columns: ["VINTAGE", "TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS"],
    });
  },
};
