import { axisX, dot, gridX, link, text } from "@observablehq/plot";
import type { Markish } from "@observablehq/plot";
import type { Language } from "../../../lib/codelist.ts";
import { percent } from "../../../words/numbers.ts";
import type { Cell } from "../../picture.ts";
import { valueAxis } from "../axis.ts";
import { indicatorOf, isTold } from "../cells.ts";
import { TEXT_SIZE, draw, drawing } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../figure.ts";
import { EVERYBODY, headlineOf } from "../headlines.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { sayPoint, valueShort } from "../say.ts";
import { INK, MISSING, type Shape, isEstimate, isFilled, signOf, symbolOf } from "../signs.ts";
import { whyShort } from "../texts/absent.ts";
import { textsOf } from "../texts/texts.ts";
import { type Line, groupNames, linesOf, monthOf } from "./city-lines.ts";
import { codeLines } from "./code-lines.ts";
import { findingOfRates, period, valueRow, valueHeadings } from "./finding.ts";
import { keyOf } from "./key.ts";
import { widest } from "./width-of.ts";

const ROW = 34;
const TOP = 26;
const BOTTOM = 8;

/** A mark of the drawing, flat, as Plot reads it. */
interface Mark {
  readonly name: string;
  readonly value: number;
  readonly cell: Cell;
}

const marksOf = (lines: readonly Line[], which: "first" | "second"): readonly Mark[] =>
  lines.flatMap((line) => {
    const cell = line[which];
    return isTold(cell) ? [{ name: line.name, value: cell.value, cell }] : [];
  });

function dots(marks: readonly Mark[], colour: string, shape: Shape): readonly Markish[] {
  const signs = [...new Set(marks.map(({ cell }) => signOf(cell)))];
  return signs.map((sign) =>
    dot(
      marks.filter(({ cell }) => signOf(cell) === sign),
      {
        x: "value",
        y: "name",
        r: sign === "estimate" && shape === "round" ? 6.5 : 5.5,
        symbol: symbolOf(sign, shape),
        stroke: colour,
        strokeWidth: 2,
        fill: isFilled(sign) ? colour : INK.background,
      },
    ),
  );
}

interface Span extends Line {
  readonly from: number;
  readonly to: number;
}

const spans = (lines: readonly Line[]): readonly Span[] =>
  lines.flatMap((line) => {
    const { first, second } = line;
    return isTold(first) && isTold(second) ? [Object.assign({ from: second.value, to: first.value }, line)] : [];
  });

const isDashed = ({ first, second }: Line): boolean => isEstimate(first) || isEstimate(second);

function connectors(lines: readonly Line[]): readonly Markish[] {
  const all = spans(lines);
  const between = { x1: "from", x2: "to", y1: "name", y2: "name", stroke: INK.secondary, strokeWidth: 1.5 } as const;
  return [
    link(
      all.filter((line) => !isDashed(line)),
      between,
    ),
    link(all.filter(isDashed), { ...between, strokeDasharray: "4 3" }),
  ];
}

/** The gap at the right: its number, or the sign of what is missing. */
function gapText({ gap }: Line, view: View): string {
  const { indicator } = headlineOf(view.choice.indicator);
  const saying = { indicator: indicatorOf(view.data, indicator), language: view.choice.language };
  return isTold(gap) ? valueShort(gap, saying) : (MISSING[signOf(gap)] ?? "");
}

/** Words in the place of the marks where neither rate is told. */
const missingWords = ({ first, second }: Line, language: Language): string =>
  isTold(first) || isTold(second) ? "" : whyShort(first ?? second ?? undefined, language);

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

function drawLines(view: View, lines: readonly Line[], { left, right, height }: Layout) {
  const { language } = view.choice;
  const names = lines.map(({ name }) => name);
  const values = [...marksOf(lines, "first"), ...marksOf(lines, "second")].map(({ value }) => value);
  const most = view.width < 500 ? 3 : 6;
  const axis = valueAxis(values, { zero: Math.min(...values, 100) < 30, most });
  const bold = { fontWeight: 700, fontSize: 14, fill: INK.text } as const;
  return draw({
    width: view.width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { domain: axis.domain },
    y: { type: "band", domain: names, axis: null },
    marks: [
      gridX([...axis.ticks], { stroke: INK.grid, strokeOpacity: 1 }),
      axisX([...axis.ticks], {
        anchor: "top",
        label: null,
        tickSize: 0,
        fill: INK.secondary,
        fontSize: TEXT_SIZE,
        tickFormat: (value: number) => percent(value, language, 0),
      }),
      ...connectors(lines),
      ...dots(marksOf(lines, "second"), INK.second, "square"),
      ...dots(marksOf(lines, "first"), INK.first, "round"),
      text(lines, {
        y: "name",
        text: "name",
        frameAnchor: "left",
        textAnchor: "end",
        dx: -12,
        fontSize: 14,
        fill: INK.text,
      }),
      text(lines, {
        y: "name",
        text: (line: Line) => gapText(line, view),
        frameAnchor: "right",
        textAnchor: "end",
        dx: right - 2,
        ...bold,
      }),
      text(lines, {
        y: "name",
        text: (line: Line) => missingWords(line, language),
        frameAnchor: "left",
        textAnchor: "start",
        dx: 8,
        fill: INK.secondary,
        fontStyle: "italic",
      }),
    ],
  });
}

/** What is said of a city's three numbers, one after the other. */
function said(view: View, { name, first, second, gap }: Line): readonly (readonly [Cell | null, string])[] {
  const { data, choice } = view;
  const headline = headlineOf(choice.indicator);
  const [one, other] = groupNames(view);
  const of = (cell: Cell | null, indicator: string, who: string): readonly [Cell | null, string] => [
    cell,
    sayPoint(cell, { who, month: monthOf(view), indicator: indicatorOf(data, indicator), language: choice.language }),
  ];
  return [
    of(second, headline.rate, `${name}, ${other}`),
    of(first, headline.rate, `${name}, ${one}`),
    of(gap, headline.indicator, `${name}, ${textsOf(choice.language).columns.gap}`),
  ];
}

function drawAll(view: View): HTMLElement | null {
  const lines = linesOf(view);
  if (!lines.some(({ first, second, gap }) => first !== null || second !== null || gap !== null)) return null;
  const layout: Layout = {
    left:
      16 +
      widest(
        lines.map(({ name }) => name),
        14,
      ),
    right:
      24 +
      widest(
        lines.map((line) => gapText(line, view)),
        14,
      ),
    height: TOP + BOTTOM + ROW * lines.length,
  };
  const { width, choice } = view;
  const drawn = drawLines(view, lines, layout);
  const points = lines.flatMap((line, panel): readonly ChartPoint[] =>
    said(view, line).map(([cell, words], index) => {
      const x =
        isTold(cell) && index < 2 ? drawn.x(cell.value) : index < 2 ? layout.left + 14 : width - layout.right / 2;
      return { panel, x, y: drawn.y(line.name), words };
    }),
  );
  const { frame } = textsOf(choice.language);
  const description = points.map(({ words }) => words).join(". ");
  return withPoints({
    svg: drawing({ width, height: layout.height, title: titleOf(view), description }, [{ drawn, left: 0, top: 0 }]),
    width,
    height: layout.height,
    points,
    label: `${frame.points}: ${subtitleOf(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

const titleOf = (view: View): string => findingOfRates(view, monthOf(view));

function subtitleOf(view: View): string {
  const { language } = view.choice;
  const rate = indicatorOf(view.data, headlineOf(view.choice.indicator).rate);
  return `${rate.names[language]}: ${textsOf(language).figures.byCity(...groupNames(view))}${period([{ month: monthOf(view) }], language)}`;
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const headline = headlineOf(view.choice.indicator);
  const [one, other] = groupNames(view);
  const [rate, gap] = [indicatorOf(view.data, headline.rate), indicatorOf(view.data, headline.indicator)];
  const rows = linesOf(view).flatMap((line) => [
    valueRow([line.name, one], line.first, { indicator: rate, language }),
    valueRow([line.name, other], line.second, { indicator: rate, language }),
    valueRow([line.name, columns.gap], line.gap, { indicator: gap, language }),
  ]);
  return { columns: [columns.area, columns.group, ...valueHeadings(language)], rows };
}

function keyEntries(view: View): readonly KeyEntry[] {
  const lines = linesOf(view);
  const [one, other] = groupNames(view);
  const points = lines.flatMap(({ first, second }) => [first, second].map((cell) => ({ month: "", cell })));
  const signs = keyOf(points, false).filter(({ sign }) => sign !== "nowcast");
  return [{ sign: "first", label: one }, { sign: "second", label: other }, ...signs];
}

/** The two rates that the chosen gap lies between, by city, with the gap as a number. */
export const gapByCity: Figure = {
  id: "gap-by-city",
  title: titleOf,
  file: (view) => [headlineOf(view.choice.indicator).rate, monthOf(view)],
  subtitle: subtitleOf,
  draw: drawAll,
  empty: ({ choice }) => textsOf(choice.language).figures.noMonths,
  key: keyEntries,
  table: tableOf,
  notes: ({ data, choice }) => {
    const headline = headlineOf(choice.indicator);
    const definitions = [headline.rate, headline.indicator].map((code) => indicatorOf(data, code).definitions);
    return [...definitions.map((of) => of[choice.language]), textsOf(choice.language).sources];
  },
  code: (view) => {
    const { rate, first, second } = headlineOf(view.choice.indicator);
    return codeLines({
      file: "observations.parquet",
      equal: { INDICATOR: rate, TIME_PERIOD: monthOf(view), ...EVERYBODY },
      among: {
        BACKGROUND: [...new Set([first.background, second.background])],
        SEX: [...new Set([first.sex, second.sex])],
      },
      columns: ["REF_AREA", "BACKGROUND", "SEX", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
