import { wholeArea } from "../../../model/whole-area.ts";
import { day, monthName } from "../../../words/month-names.ts";
import { number } from "../../../words/numbers.ts";
import type { AtRelease, PageData } from "../../picture.ts";
import type { Figure, TableModel, View } from "../page-figure.ts";
import {
  ABSENT,
  MONTH,
  NOW,
  atRelease,
  releasesNote,
  releasesSubtitle,
  releasesTitle,
  titleWithoutRevision,
} from "../texts/releases-texts.ts";
import { keyEntries, sourceNote, valueText } from "../texts/value-texts.ts";
import { textsOf } from "../texts/page-texts.ts";
import { areaNameInside, areaOf } from "./area-names.ts";
import { codeLines } from "./code-lines.ts";
import { releaseLines } from "./release-line.ts";
import type { ReleasedGap } from "./release-series.ts";
import { releasedGap, mostFromFirst } from "./release-series.ts";
import { slider } from "./release-slider.ts";

const DECIMALS = 1;

function titleOf(view: View): string {
  const { language } = view.choice;
  const released = releasedGap(view);
  const most = mostFromFirst(released);
  if (most === null) return emptyOf(view);
  const shown = { releases: released.vintages.length, most: number(most, language, DECIMALS) };
  return releasesTitle({ gap: released.gap, of: areaOf(view, wholeIn(view)), ...shown }, language);
}

const wholeIn = ({ data }: View): string => wholeArea(data.areas);

/** That no month has a value in two releases. */
const emptyOf = (view: View): string =>
  titleWithoutRevision({ gap: releasedGap(view).gap, of: areaOf(view, wholeIn(view)) }, view.choice.language);

/** The slider's position on each page, kept when the figure is drawn again for another width or language. */
const positions = new WeakMap<PageData, string>();

const nameOf = ({ data, choice }: View, gap: string): string =>
  data.indicators.find(({ code }) => code === gap)?.names[choice.language] ?? gap;

function spanOf({ vintages, at }: ReleasedGap): { readonly least: number; readonly greatest: number } {
  const values = vintages.flatMap((vintage) =>
    at(vintage).flatMap(({ value, lower, upper, status }) => (status === "E" ? [value, lower, upper] : [value])),
  );
  const numbers = values.filter((value) => value !== null);
  return { least: Math.min(0, ...numbers), greatest: Math.max(0, ...numbers) };
}

function drawAt(view: View, released: ReleasedGap, vintage: string): SVGElement | HTMLElement {
  const { language } = view.choice;
  return releaseLines({
    width: view.width,
    language,
    title: `${nameOf(view, released.gap)}, ${atRelease(vintage, language)}`,
    months: released.months,
    earlier: released.at(vintage),
    now: released.at(released.vintages.at(-1) ?? vintage),
    names: { earlier: atRelease(vintage, language), now: NOW[language] },
    words: (one) =>
      `${monthName(one.month, language)}, ${atRelease(one.vintage, language)}: ${cellText(view, one).replace(/\d$/, `$&\u00A0${textsOf(language).units.PP}`)}`,
    span: spanOf(released),
    key: keyEntries(
      released.at(vintage).flatMap(({ value, status }) => (value === null ? [] : [{ status, heldSince: "" }])),
      language,
    ),
  });
}

function draw(view: View): HTMLElement | null {
  const released = releasedGap(view);
  if (released.vintages.length < 2) return null;
  const known = released.vintages.indexOf(positions.get(view.data) ?? "");
  const start = known === -1 ? released.vintages.length - 2 : known;
  const frame = Object.assign(document.createElement("div"), { className: "releases" });
  const { row, input } = slider(view, released, start);
  const drawing = document.createElement("div");
  const show = (at: number): void => {
    const vintage = released.vintages[at] ?? "";
    positions.set(view.data, vintage);
    input.setAttribute("aria-valuetext", atRelease(vintage, view.choice.language));
    drawing.replaceChildren(drawAt(view, released, vintage));
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
  const released = releasedGap(view);
  const releases = released.vintages.map((vintage) => new Map(released.at(vintage).map((one) => [one.month, one])));
  return {
    columns: [MONTH[language], ...released.vintages.map((vintage) => day(vintage, language))],
    rows: released.months.map((month) =>
      [monthName(month, language)].concat(releases.map((release) => cellText(view, release.get(month)))),
    ),
  };
}

function notesOf(view: View): readonly string[] {
  const { language } = view.choice;
  const { gap } = releasedGap(view);
  const definition = view.data.indicators.find(({ code }) => code === gap)?.definitions[language];
  return [...(definition === undefined ? [] : [definition]), releasesNote[language], sourceNote(view.data, language)];
}

/** A headline of all cities together at each of the newest releases, compared with the newest. */
export const releases: Figure = {
  id: "releases",
  title: titleOf,
  subtitle: (view) =>
    releasesSubtitle(nameOf(view, releasedGap(view).gap), areaNameInside(view, wholeIn(view)), view.choice.language),
  draw,
  empty: emptyOf,
  table: tableOf,
  notes: notesOf,
  code: (view) => {
    const { gap, vintages } = releasedGap(view);
    return codeLines({
      file: "at_release.parquet",
      equal: { INDICATOR: gap },
      among: { VINTAGE: vintages },
      columns: ["VINTAGE", "TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS"],
    });
  },
};
