import type { Markish } from "@observablehq/plot";
import { axisX, axisY, gridY, ruleY, text } from "@observablehq/plot";
import { shortMonth } from "../../../words/month-names.ts";
import { number } from "../../../words/numbers.ts";
import type { ChartPoint } from "../points.ts";
import { AXIS_SIZE, picture, pointed, ticksOver } from "./figure-frame.ts";
import { TEXT_SIZE } from "./list-layout.ts";
import { keyLines } from "./list-key.ts";
import { widthOf } from "./width-of.ts";
import type { ReleaseLines } from "./release-marks.ts";
import { FIRST, nowMarks, earlierMarks } from "./release-marks.ts";

/** The months written: the last one and back from it in equal steps, as many as fit, with the year where it differs from the one before. */
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

/** The names of the two lines, each after a sample of its line; one under the other where they do not fit side by side. */
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

/** The points of the two lines, a panel each; missing values are on the axis. */
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
