import { text } from "@observablehq/plot";
import type { Language } from "../../../lib/codelist.ts";
import { monthName } from "../../../words/months.ts";
import { monthMarks, valueAxis, valueMarks } from "../axis.ts";
import { codeOf, indicatorOf, isTold } from "../cells.ts";
import { type Drawn, draw, drawing } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../figure.ts";
import { EVERYBODY, placeOf } from "../headlines.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { sayPoint, whose } from "../say.ts";
import { extent, seriesMarks } from "../series.ts";
import { INK } from "../signs.ts";
import { whyShort } from "../texts/absent.ts";
import { textsOf } from "../texts/texts.ts";
import { fewInArea, groupFinding } from "../texts/one-group.ts";
import { type Line, type Lines, linesOf } from "./area-lines.ts";
import { chosenGroup, groupPlace, groupShown } from "./chosen-group.ts";
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

/** Why nothing is drawn: as of the newest month. */
const whyEmpty = ([line]: readonly Line[], language: Language): string =>
  line === undefined ? textsOf(language).figures.noMonths : whyShort(line.points.at(-1)?.cell ?? undefined, language);

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
      text(values.length === 0 ? [whyEmpty(all, language)] : [], {
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
  const names = lines.all.map(({ label }) => label);
  const labels = 28 + Math.ceil(BOLD * widest(names, 13));
  const labelled = lines.all.length > 1 && labels < width / 3;
  const layout: Layout = {
    right: labelled ? labels : 16,
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

function titleOf(view: View): string {
  const group = chosenGroup(view);
  if (group !== null) return groupFinding(groupShown(view, group), view.choice.language);
  return showsRates(view) ? findingOfRates(view, monthShown(view)) : findingOf(view);
}

function subtitleOf(view: View): string {
  const { data, choice } = view;
  const { language } = choice;
  const texts = textsOf(language);
  const { indicator, all, area: code } = linesOf(view);
  const unit = indicator.unit === "PP" ? texts.units.PP : texts.units.PT;
  const when = period(all[0]?.points ?? [], language);
  const area = codeOf(data.areas, code).names[language];
  const instead =
    code === choice.area ? "" : ` ${fewInArea(whose(codeOf(data.areas, choice.area), language), language)}`;
  const shown = cellShown(view);
  const isHeadline = shown !== null && !showsRates(view) && shown.change !== null;
  const change = isHeadline ? ` ${changeInWords(view, shown, indicatorOf(data, choice.indicator)).words}` : "";
  return `${area}: ${indicator.names[language]}, ${unit}${when}.${instead}${change}`;
}

/** The chosen indicator of the chosen area over time, beside what it is compared with, and how it has changed in a year. */
export const oneArea: Figure = {
  id: "one-area",
  title: titleOf,
  file: (view) => {
    const group = chosenGroup(view);
    if (group === null) return [view.choice.indicator, view.choice.area, monthShown(view)];
    const { indicator, area, month } = groupShown(view, group);
    return [indicator.code, area.code, group.code, month];
  },
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
  code: (view) => {
    const group = chosenGroup(view);
    const place = group === null ? placeOf(view.choice.indicator, view.choice.area) : groupPlace(view, group);
    const { indicator, area, background = "_T", sex = "_T", ground = "_T", stay = "_T" } = place;
    return codeLines({
      file: "observations.parquet",
      equal: {
        INDICATOR: indicator,
        REF_AREA: area,
        BACKGROUND: background,
        SEX: sex,
        ...EVERYBODY,
        PERMIT_GROUND: ground,
        STAY: stay,
      },
      columns: ["TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
