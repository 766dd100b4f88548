import { yearBefore } from "../../../words/speaking.ts";
import { ALL_CITIES } from "../../../lib/cell.ts";
import { text } from "@observablehq/plot";
import type { Language } from "../../../lib/codelist.ts";
import { monthName } from "../../../words/months.ts";
import { number } from "../../../words/numbers.ts";
import { type ValueAxis, monthMarks, valueAxis, valueMarks } from "../axis.ts";
import { type Point, isTold, cellAt, codeOf, indicatorOf, seriesOf } from "../cells.ts";
import { type Drawn, type Placed, TEXT_SIZE, draw, drawing, svgElement } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../figure.ts";
import { EVERYBODY, areasInOrder, placeOf } from "../headlines.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { sayPoint, shortName, valueShort } from "../say.ts";
import { extent, seriesMarks } from "../series.ts";
import { INK } from "../signs.ts";
import { whyShort } from "../texts/absent.ts";
import { textsOf } from "../texts/texts.ts";
import { codeLines } from "./code-lines.ts";
import { findingOfCities, period, valueRow, valueHeadings } from "./finding.ts";
import { keyOf } from "./key.ts";
import { widest } from "./width-of.ts";

const GAP = 14;
const MARGIN = { right: 20, top: 30 };

/** An area's series and what it is laid beside. */
interface Panel {
  readonly area: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly beside: readonly Point[];
}

/** How many panels stand side by side. */
function columnsFor(width: number): number {
  if (width >= 880) return 4;
  if (width >= 620) return 3;
  return width >= 270 ? 2 : 1;
}

/** What lies beside an area: all six together, or its own year before; nothing beside itself. */
function besideOf({ data, choice }: View, area: string): readonly Point[] {
  if (choice.comparison === "six" && area !== ALL_CITIES) return seriesOf(data, placeOf(choice.indicator, ALL_CITIES));
  if (choice.comparison !== "year") return [];
  const place = placeOf(choice.indicator, area);
  return data.months.map((month) => ({ month, cell: cellAt(data, place, yearBefore(month)) }));
}

const panelsOf = (view: View): readonly Panel[] =>
  areasInOrder(view.data).map((area) => ({
    area,
    name: shortName(codeOf(view.data.areas, area), view.choice.language),
    points: seriesOf(view.data, placeOf(view.choice.indicator, area)),
    beside: besideOf(view, area),
  }));

const newest = (points: readonly Point[]) => points.findLast(({ cell }) => isTold(cell))?.cell ?? null;

/** The panel's words where it has no value at all. */
function emptyWords(points: readonly Point[], language: Language): string {
  if (newest(points) !== null) return "";
  return whyShort(points.findLast(({ cell }) => cell !== null)?.cell ?? undefined, language);
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly axis: ValueAxis;
  /** Room for the axis' labels. */
  readonly left: number;
}

function head(drawn: Drawn, width: number, [name, value]: readonly [string, string]): Drawn {
  const bold = { y: 16, "font-size": width < 160 ? 12 : 14, "font-weight": 700, fill: INK.text };
  drawn.element.append(
    svgElement("text", { ...bold, x: 0, "text-anchor": "start" }, name),
    svgElement("text", { ...bold, x: width - MARGIN.right + 6, "text-anchor": "end" }, value),
  );
  return drawn;
}

function drawPanel(view: View, panel: Panel, { width, height, axis, left }: Size): Drawn {
  const { data, choice } = view;
  const { language } = choice;
  const inner = width - left - MARGIN.right;
  const r = Math.min(4, Math.max(1.75, (inner / Math.max(1, data.months.length)) * 0.32));
  const style = { baseline: axis.domain[0], shape: "round", r, breakWord: textsOf(language).figures.break } as const;
  const words = emptyWords(panel.points, language);
  const drawn = draw({
    width,
    height,
    marginTop: MARGIN.top,
    marginLeft: left,
    marginRight: MARGIN.right,
    marginBottom: data.months.length > 12 ? 38 : 24,
    x: { type: "point", domain: data.months, padding: 0.3 },
    y: { domain: axis.domain },
    marks: [
      ...valueMarks(axis, language),
      monthMarks(data.months, inner, language),
      ...seriesMarks(panel.beside, { ...style, colour: INK.second, band: "none", quiet: true }),
      ...seriesMarks(panel.points, { ...style, colour: INK.first, band: choice.chance ? "chance" : "nowcast" }),
      text(words === "" ? [] : [words], {
        frameAnchor: "middle",
        lineWidth: inner / 13,
        fill: INK.secondary,
        fontSize: 12,
        fontStyle: "italic",
      }),
    ],
  });
  const cell = newest(panel.points);
  const saying = { indicator: indicatorOf(data, choice.indicator), language };
  return head(drawn, width, [panel.name, cell === null ? "" : valueShort(cell, saying)]);
}

function pointsOf(
  view: View,
  panel: Panel,
  { drawn, left, top, index }: Placed & { index: number },
): readonly ChartPoint[] {
  const { language } = view.choice;
  const indicator = indicatorOf(view.data, view.choice.indicator);
  return panel.points.map(({ month, cell }) => ({
    panel: index,
    x: left + drawn.x(month),
    y: top + (isTold(cell) ? drawn.y(cell.value) : drawn.bottom),
    words: sayPoint(cell, { who: panel.name, month, indicator, language }),
  }));
}

/** The newest value of each panel, in words. */
const describe = (view: View, panels: readonly Panel[]): string =>
  panels
    .map(({ name, points }) => {
      const { cell, month } = points.findLast((point) => isTold(point.cell)) ?? points.at(-1)!;
      const indicator = indicatorOf(view.data, view.choice.indicator);
      return sayPoint(cell, { who: name, month, indicator, language: view.choice.language });
    })
    .join(". ");

function drawAll(view: View): HTMLElement | null {
  const { data, choice, width } = view;
  if (data.months.length === 0) return null;
  const panels = panelsOf(view);
  const columns = columnsFor(width);
  const values = panels.flatMap(({ points, beside }) => [...extent(points, choice.chance), ...extent(beside, false)]);
  const zero = indicatorOf(data, choice.indicator).unit === "PP";
  const axis = valueAxis(values, { zero, most: 4 });
  const size: Size = {
    width: Math.floor((width - GAP * (columns - 1)) / columns),
    height: (columns > 2 ? 168 : 150) + (data.months.length > 12 ? 14 : 0),
    axis,
    left:
      10 +
      Math.ceil(
        1.15 *
          widest(
            axis.ticks.map((tick) => number(tick, choice.language, 0)),
            TEXT_SIZE,
          ),
      ),
  };
  const placed = panels.map((panel, index): Placed & { index: number } => ({
    index,
    drawn: drawPanel(view, panel, size),
    left: (index % columns) * (size.width + GAP),
    top: Math.floor(index / columns) * (size.height + GAP),
  }));
  const height = Math.ceil(panels.length / columns) * (size.height + GAP) - GAP;
  const { frame } = textsOf(choice.language);
  return withPoints({
    svg: drawing({ width, height, title: findingOfCities(view), description: describe(view, panels) }, placed),
    width,
    height,
    points: panels.flatMap((panel, index) => pointsOf(view, panel, placed[index]!)),
    label: `${frame.points}: ${findingOfCities(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

function keyEntries(view: View): readonly KeyEntry[] {
  const panels = panelsOf(view);
  const { figures } = textsOf(view.choice.language);
  const labels = { six: figures.together, year: figures.yearBefore } as const;
  const { comparison } = view.choice;
  const beside =
    comparison === "six" || comparison === "year" ? [{ sign: "dotted", label: labels[comparison] } as const] : [];
  return [
    ...keyOf(
      panels.flatMap(({ points }) => points),
      view.choice.chance,
    ),
    ...beside,
  ];
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const indicator = indicatorOf(view.data, view.choice.indicator);
  const rows = panelsOf(view).flatMap(({ name, points }) =>
    points.map(({ month, cell }) => valueRow([name, monthName(month, language)], cell, { indicator, language })),
  );
  return { columns: [columns.area, columns.month, ...valueHeadings(language)], rows };
}

/** The chosen indicator over time, all areas as small multiples on equal axes. */
export const gapOverTime: Figure = {
  id: "gap-over-time",
  title: findingOfCities,
  file: ({ data, choice }) => [choice.indicator, data.months.at(-1) ?? ""],
  subtitle: (view) => {
    const { language } = view.choice;
    const texts = textsOf(language);
    const indicator = indicatorOf(view.data, view.choice.indicator);
    const unit = indicator.unit === "PP" ? texts.units.PP : texts.units.PT;
    const when = period(seriesOf(view.data, placeOf(indicator.code, ALL_CITIES)), language);
    return `${indicator.names[language]}, ${unit}${when}`;
  },
  draw: drawAll,
  empty: ({ choice }) => textsOf(choice.language).figures.noMonths,
  key: keyEntries,
  table: tableOf,
  notes: ({ data, choice }) => [
    indicatorOf(data, choice.indicator).definitions[choice.language],
    textsOf(choice.language).sources,
  ],
  code: ({ choice }) => {
    const { background = "_T", sex = "_T" } = placeOf(choice.indicator, ALL_CITIES);
    return codeLines({
      file: "observations.parquet",
      equal: { INDICATOR: choice.indicator, BACKGROUND: background, SEX: sex, ...EVERYBODY },
      columns: ["REF_AREA", "TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
