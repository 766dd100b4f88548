import type { Markish } from "@observablehq/plot";
import { axisX, axisY, dot, gridY, line, link, ruleX, ruleY, text } from "@observablehq/plot";
import type { Language } from "../../../lib/codelist.ts";
import { shortMonth } from "../../../words/months.ts";
import { number } from "../../../words/numbers.ts";
import type { AtRelease } from "../../picture.ts";
import type { ChartPoint } from "../points.ts";
import { AXIS_SIZE, picture, pointed, ticksOver } from "./frame.ts";
import { TEXT_SIZE, keyLines } from "./list-layout.ts";
import { widthOf } from "./width-of.ts";

/** Two lines over months: what a release told, and what is told now. */
export interface ReleaseLines {
  readonly width: number;
  readonly language: Language;
  readonly title: string;
  readonly months: readonly string[];
  readonly earlier: readonly AtRelease[];
  readonly now: readonly AtRelease[];
  /** What the signs mean. */
  readonly key: readonly string[];
  /** What the lines are called, over the drawing. */
  readonly names: { readonly earlier: string; readonly now: string };
  /** What is said of a month as a release told it, and as it is told now. */
  readonly words: (one: AtRelease) => string;
  /** All values that any release told: the axis stands still while the slider moves. */
  readonly span: { readonly least: number; readonly greatest: number };
}

interface Told extends AtRelease {
  readonly value: number;
}

const isTold = (one: AtRelease | undefined): one is Told => one !== undefined && one.value !== null;

interface Piece {
  readonly from: Told;
  readonly to: Told;
}

/** Pieces of line between months that follow each other and both have a value. */
function pieces(months: readonly string[], points: readonly AtRelease[]): readonly Piece[] {
  const inMonth = new Map(points.map((point) => [point.month, point]));
  return months.slice(1).flatMap((month, at): readonly Piece[] => {
    const [from, to] = [inMonth.get(months[at] ?? ""), inMonth.get(month)];
    return isTold(from) && isTold(to) ? [{ from, to }] : [];
  });
}

const isDashed = ({ from, to }: Piece): boolean => from.status === "E" || to.status === "E";

const FIRST = "var(--first)";

const BETWEEN = {
  x1: ({ from }: Piece) => from.month,
  x2: ({ to }: Piece) => to.month,
  y1: ({ from }: Piece) => from.value,
  y2: ({ to }: Piece) => to.value,
  stroke: FIRST,
  strokeWidth: 2,
} as const;

/** What is told now, as a dotted line without signs. */
const nowMarks = (now: readonly AtRelease[]): readonly Markish[] => [
  line(now, {
    x: "month",
    y: "value",
    stroke: "var(--second)",
    strokeWidth: 2,
    strokeDasharray: "1 4",
    strokeLinecap: "round",
  }),
];

const SIGNS = [
  { is: (status: string) => status === "A", symbol: "circle", fill: FIRST },
  { is: (status: string) => status !== "A" && status !== "E", symbol: "circle", fill: "var(--background)" },
  { is: (status: string) => status === "E", symbol: "diamond", fill: "var(--background)" },
] as const;

/** What a release told, by the picture's signs: filled final, hollow provisional, hollow diamond with its bar estimated; × withheld, … too early. */
function earlierMarks({ months, earlier, width }: ReleaseLines, baseline: number): readonly Markish[] {
  const told = earlier.filter(isTold);
  const all = pieces(months, earlier);
  const r = Math.max(2, Math.min(4, (width / months.length) * 0.25));
  const absent = earlier.filter((one) => !isTold(one));
  return [
    ruleX(
      told.filter(({ status, lower, upper }) => status === "E" && lower !== null && upper !== null),
      { x: "month", y1: "lower", y2: "upper", stroke: FIRST, strokeWidth: 6, strokeOpacity: 0.35 },
    ),
    link(
      all.filter((piece) => !isDashed(piece)),
      BETWEEN,
    ),
    link(all.filter(isDashed), { ...BETWEEN, strokeDasharray: "4 3" }),
    ...SIGNS.map(({ is, symbol, fill }) =>
      dot(
        told.filter(({ status }) => is(status)),
        { x: "month", y: "value", r, symbol, fill, stroke: FIRST, strokeWidth: 1.75 },
      ),
    ),
    text(absent, {
      x: "month",
      y: () => baseline,
      text: ({ status }: AtRelease) => (status === "Q" ? "×" : "…"),
      dy: -7,
      fill: "var(--secondary)",
      fontSize: AXIS_SIZE,
    }),
  ];
}

/** Months that are written: the last one and back from it in equal steps, as many as fit, with the year where it is another than the one before. */
function monthAxis({ months, width, language }: ReleaseLines): Markish {
  const step = Math.max(1, Math.ceil(months.length / Math.max(2, Math.floor(width / 70))));
  const ticks = months.filter((_, at) => (months.length - 1 - at) % step === 0);
  const label = (month: string): string => {
    const before = ticks[ticks.indexOf(month) - 1];
    const year = month.slice(0, 4);
    return before?.slice(0, 4) === year ? shortMonth(month, language) : `${shortMonth(month, language)}\n${year}`;
  };
  return axisX(ticks, { label: null, tickSize: 4, fontSize: AXIS_SIZE, fill: "var(--secondary)", tickFormat: label });
}

/** How much wider bold text is. */
const BOLD = 1.1;

/** The names of the two lines, each after a sample of it; one under the other where they do not fit side by side. */
function keyMarks({ names, width }: ReleaseLines, marginLeft: number): readonly Markish[] {
  const [earlier, now] = [`○ ${names.earlier}`, `···· ${names.now}`];
  const after = widthOf(earlier, TEXT_SIZE) * BOLD + 24;
  const isOneLine = after + widthOf(now, TEXT_SIZE) * BOLD < width;
  const size = after - 24 < width ? TEXT_SIZE : AXIS_SIZE;
  const base = { frameAnchor: "top-left", textAnchor: "start", fontWeight: "bold", fontSize: size } as const;
  return [
    text([earlier], { ...base, dx: -marginLeft, dy: -44, fill: FIRST }),
    text([now], {
      ...base,
      dx: isOneLine ? after - marginLeft : -marginLeft,
      dy: isOneLine ? -44 : -27,
      fill: "var(--second-text)",
    }),
  ];
}

/** Where the months of the two lines stand, a panel each; what is missing stands on the axis. */
function pointsOf({ earlier, now, words }: ReleaseLines, drawing: ReturnType<typeof picture>): readonly ChartPoint[] {
  const [x, y] = [drawing.scale("x"), drawing.scale("y")];
  const [foot = 0] = [...(y?.range ?? [])].map(Number);
  return [earlier, now].flatMap((months, panel) =>
    months.map((one) => ({
      panel,
      x: Number(x?.apply(one.month) ?? 0),
      y: one.value === null ? foot : Number(y?.apply(one.value) ?? foot),
      words: words(one),
    })),
  );
}

const HEIGHT = 304;

/** Draws the two lines. */
export function releaseLines(lines: ReleaseLines): SVGElement | HTMLElement {
  const { width, language, months, span } = lines;
  const ticks = ticksOver({ least: Math.min(0, span.least), greatest: span.greatest }, 240);
  const marginLeft = 34;
  const decimals = ticks.every(Number.isInteger) ? 0 : 1;
  const drawing = picture(lines.title, {
    width,
    height: HEIGHT,
    marginTop: 50,
    marginLeft,
    marginRight: 16,
    marginBottom: 66,
    x: { type: "point", domain: [...months], axis: null },
    y: { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], axis: null },
    marks: [
      gridY([...ticks], { stroke: "var(--grid)", strokeOpacity: 1 }),
      axisY([...ticks], {
        label: null,
        tickSize: 0,
        fontSize: AXIS_SIZE,
        fill: "var(--secondary)",
        tickFormat: (value: number) => number(value, language, decimals),
      }),
      ruleY([0], { stroke: "var(--secondary)" }),
      monthAxis(lines),
      ...nowMarks(lines.now),
      ...earlierMarks(lines, ticks[0] ?? 0),
      ...keyMarks(lines, marginLeft),
      text(keyLines(lines.key, width).slice(0, 1), {
        frameAnchor: "bottom-left",
        textAnchor: "start",
        dx: -marginLeft,
        dy: 62,
        fill: "var(--secondary)",
        fontSize: AXIS_SIZE,
      }),
    ],
  });
  return pointed(drawing, { width, height: HEIGHT, title: lines.title, language, points: pointsOf(lines, drawing) });
}
