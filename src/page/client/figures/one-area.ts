import { text } from "@observablehq/plot";
import { monthName } from "../../../words/months.ts";
import type { PageIndicator } from "../../picture.ts";
import { monthMarks, valueAxis, valueMarks } from "../axis.ts";
import { type Place, type Point, cellAt, codeOf, indicatorOf, isTold, seriesOf, yearBefore } from "../cells.ts";
import { type Drawn, draw, drawing } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../figure.ts";
import { EVERYBODY, headlineOf, placeOf } from "../headlines.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { sayPoint } from "../say.ts";
import { extent, seriesMarks } from "../series.ts";
import { INK } from "../signs.ts";
import { textsOf } from "../texts/texts.ts";
import { codeLines } from "./code-lines.ts";
import {
  cellShown,
  changeInWords,
  findingOf,
  findingOfRates,
  monthShown,
  period,
  valueRow,
  valueHeadings,
} from "./finding.ts";
import { keyOf } from "./key.ts";
import { BOLD } from "../wrapped.ts";
import { widest } from "./width-of.ts";

/** A line of the figure. */
interface Line {
  readonly label: string;
  readonly points: readonly Point[];
}

/** What is drawn: one or two lines of the same indicator. */
interface Lines {
  readonly indicator: PageIndicator;
  readonly all: readonly Line[];
}

const lineOf = ({ data }: View, label: string, place: Place): Line => ({ label, points: seriesOf(data, place) });

/** Two groups of the area side by side: the two rates of a gap, or the same indicator of women and men. */
function groupsOf(view: View, by: "background" | "sex"): Lines {
  const { data, choice } = view;
  const { indicator, area, language } = choice;
  const own = placeOf(indicator, area);
  const headline = headlineOf(indicator);
  const name = (list: string, code: string): string => codeOf(data.codelists[list], code).names[language];
  if (by === "background" || headline.by === "SEX") {
    const [list, key] = headline.by === "SEX" ? (["SEX", "sex"] as const) : (["BACKGROUND", "background"] as const);
    const lines = [headline.first, headline.second].map((group) =>
      lineOf(view, name(list, group[key]), { indicator: headline.rate, area, ...group }),
    );
    return { indicator: indicatorOf(data, headline.rate), all: lines };
  }
  const lines = ["F", "M"].map((sex) => lineOf(view, name("SEX", sex), { ...own, sex }));
  return { indicator: indicatorOf(data, indicator), all: lines };
}

function linesOf(view: View): Lines {
  const { data, choice } = view;
  const { indicator, area, comparison, language } = choice;
  if (comparison === "background" || comparison === "sex") return groupsOf(view, comparison);
  const own = placeOf(indicator, area);
  const { figures } = textsOf(language);
  const first = lineOf(view, codeOf(data.areas, area).names[language], own);
  const before = data.months.map((month) => ({ month, cell: cellAt(data, own, yearBefore(month)) }));
  const beside: Readonly<Record<"none" | "six" | "year", readonly Line[]>> = {
    none: [],
    six: area === "C6" ? [] : [lineOf(view, figures.together, placeOf(indicator, "C6"))],
    year: [{ label: figures.yearBefore, points: before }],
  };
  return { indicator: indicatorOf(data, indicator), all: [first, ...beside[comparison]] };
}

const COLOURS = [INK.first, INK.second] as const;
const INKS = [INK.first, INK.secondText] as const;
const SHAPES = ["round", "square"] as const;

/** Heights of the labels at the lines' ends: at the last value, and never over each other. */
function labelHeights(heights: readonly number[]): readonly number[] {
  const [one, other] = heights;
  if (one === undefined || other === undefined || Math.abs(one - other) >= 16) return heights;
  const middle = (one + other) / 2;
  return one <= other ? [middle - 8, middle + 8] : [middle + 8, middle - 8];
}

const newest = ({ points }: Line): number | null => points.findLast(({ cell }) => isTold(cell))?.cell?.value ?? null;

/** One band a chart: with the ribbon of chance around the first line no other is drawn. */
function bandOf(chance: boolean, at: number): "nowcast" | "chance" | "none" {
  if (!chance) return "nowcast";
  return at === 0 ? "chance" : "none";
}

interface Layout {
  readonly right: number;
  readonly height: number;
}

function drawLines(view: View, { indicator, all }: Lines, { right, height }: Layout): Drawn {
  const { data, choice, width } = view;
  const { language, chance } = choice;
  const values = all.flatMap(({ points }) => extent(points, chance));
  const axis = valueAxis(values, { zero: indicator.unit === "PP" || Math.min(...values, 100) < 30, most: 6 });
  const inner = width - 40 - right;
  const r = Math.min(5, Math.max(2, (inner / Math.max(1, data.months.length)) * 0.3));
  const breakWord = textsOf(language).figures.break;
  const drawn = draw({
    width,
    height,
    marginTop: 14,
    marginLeft: 40,
    marginRight: right,
    marginBottom: 40,
    x: { type: "point", domain: data.months, padding: 0.3 },
    y: { domain: axis.domain },
    marks: [
      ...valueMarks(axis, language),
      monthMarks(data.months, inner, language),
      ...all.toReversed().flatMap(({ points }, index) => {
        const at = all.length - 1 - index;
        const [colour, shape] = [COLOURS[at] ?? INK.first, SHAPES[at] ?? "round"];
        return seriesMarks(points, {
          colour,
          shape,
          r,
          baseline: axis.domain[0],
          band: bandOf(chance, at),
          missing: at === 0 ? 0 : choice.comparison === "year" ? null : 14,
          breakWord,
        });
      }),
      text(values.length === 0 ? [textsOf(language).figures.noMonths] : [], {
        frameAnchor: "middle",
        fill: INK.secondary,
        fontStyle: "italic",
      }),
    ],
  });
  return drawn;
}

/** A label at each line's end, in the text's colour of its series. */
function labelMarks(lines: readonly Line[], drawn: Drawn, left: number): readonly SVGTextElement[] {
  const told = lines.flatMap((line, index) => {
    const value = newest(line);
    return value === null ? [] : [{ line, index, y: drawn.y(value) }];
  });
  const heights = labelHeights(told.map(({ y }) => y));
  return told.map(({ line, index }, at) => {
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    const attributes = {
      x: left,
      y: heights[at] ?? 0,
      dy: "0.35em",
      "text-anchor": "start",
      "font-weight": 700,
      "font-size": 13,
      fill: INKS[index] ?? INK.text,
    };
    for (const [name, value] of Object.entries(attributes)) label.setAttribute(name, String(value));
    label.textContent = line.label;
    return label;
  });
}

/** From this width on the drawing is taller. */
const WIDE = 560;

function pointsOf(view: View, { indicator, all }: Lines, drawn: Drawn): readonly ChartPoint[] {
  const { language } = view.choice;
  return all.flatMap(({ label, points }, panel) =>
    points.map(({ month, cell }) => ({
      panel,
      x: drawn.x(month),
      y: isTold(cell) ? drawn.y(cell.value) : drawn.bottom,
      words: sayPoint(cell, { who: label, month, indicator, language }),
    })),
  );
}

function drawAll(view: View): HTMLElement | null {
  const { data, choice, width } = view;
  if (data.months.length === 0) return null;
  const lines = linesOf(view);
  const labels =
    28 +
    Math.ceil(
      BOLD *
        widest(
          lines.all.map(({ label }) => label),
          13,
        ),
    );
  const labelled = lines.all.length > 1 && labels < width / 3;
  const layout: Layout = {
    right: labelled
      ? 24 +
        widest(
          lines.all.map(({ label }) => label),
          13,
        )
      : 16,
    height: width >= WIDE ? 340 : 260,
  };
  const drawn = drawLines(view, lines, layout);
  if (labelled) drawn.element.append(...labelMarks(lines.all, drawn, width - layout.right + 12));
  const points = pointsOf(view, lines, drawn);
  const newestWords = lines.all.map(({ points: of }, panel) => {
    const at = of.findLastIndex(({ cell }) => isTold(cell));
    return points.filter((point) => point.panel === panel).at(at)?.words ?? "";
  });
  const { frame } = textsOf(choice.language);
  return withPoints({
    svg: drawing({ width, height: layout.height, title: titleOf(view), description: newestWords.join(". ") }, [
      { drawn, left: 0, top: 0 },
    ]),
    width,
    height: layout.height,
    points,
    label: `${frame.points}: ${titleOf(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

function keyEntries(view: View): readonly KeyEntry[] {
  const { all } = linesOf(view);
  const shown = view.choice.comparison === "year" ? all.slice(0, 1) : all;
  const signs = keyOf(
    shown.flatMap(({ points }) => points),
    view.choice.chance,
  );
  const names = all.map(({ label }, index): KeyEntry => ({ sign: index === 0 ? "first" : "second", label }));
  return all.length > 1 ? [...names, ...signs] : signs;
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const { indicator, all } = linesOf(view);
  const rows = view.data.months.flatMap((month, index) =>
    all.map(({ label, points }) =>
      valueRow([monthName(month, language), label], points[index]?.cell ?? null, { indicator, language }),
    ),
  );
  return { columns: [columns.month, columns.group, ...valueHeadings(language)], rows };
}

/** Whether two rates are drawn: not the chosen gap itself. */
const showsRates = (view: View): boolean => linesOf(view).indicator.code !== view.choice.indicator;

const titleOf = (view: View): string => (showsRates(view) ? findingOfRates(view, monthShown(view)) : findingOf(view));

function subtitleOf(view: View): string {
  const { data, choice } = view;
  const { language } = choice;
  const texts = textsOf(language);
  const { indicator, all } = linesOf(view);
  const unit = indicator.unit === "PP" ? texts.units.PP : texts.units.PT;
  const when = period(all[0]?.points ?? [], language);
  const area = codeOf(data.areas, choice.area).names[language];
  const shown = cellShown(view);
  const isHeadline = shown !== null && !showsRates(view) && shown.change !== null;
  const change = isHeadline ? ` ${changeInWords(view, shown, indicatorOf(data, choice.indicator)).words}.` : "";
  return `${area}: ${indicator.names[language]}, ${unit}${when}.${change}`;
}

/** The chosen indicator of the chosen area over time, beside what it is compared with, and how it has changed in a year. */
export const oneArea: Figure = {
  id: "one-area",
  title: titleOf,
  file: (view) => [view.choice.indicator, view.choice.area, monthShown(view)],
  subtitle: subtitleOf,
  draw: drawAll,
  empty: ({ choice }) => textsOf(choice.language).figures.noMonths,
  key: keyEntries,
  table: tableOf,
  notes: ({ data, choice }) => [
    indicatorOf(data, choice.indicator).definitions[choice.language],
    textsOf(choice.language).cautious,
    textsOf(choice.language).sources,
  ],
  code: ({ choice }) => {
    const { background = "_T", sex = "_T" } = placeOf(choice.indicator, choice.area);
    return codeLines({
      file: "observations.parquet",
      equal: { INDICATOR: choice.indicator, REF_AREA: choice.area, BACKGROUND: background, SEX: sex, ...EVERYBODY },
      columns: ["TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
