import { axisX, gridX, text } from "@observablehq/plot";
import type { Markish } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import { percent } from "../../../words/numbers.ts";
import { valueAxis } from "../axis.ts";
import { indicatorOf, hasValue } from "../page-cells.ts";
import { TEXT_SIZE, draw } from "../chart.ts";
import type { View } from "../page-figure.ts";
import { headlineOf } from "../headlines.ts";
import { valueShort } from "../say.ts";
import { INK, MISSING, signOf } from "../signs.ts";
import { whyShort } from "../texts/absent.ts";
import type { Line } from "./city-lines.ts";
import { marksOf, connectors, dots } from "./city-gap-dots.ts";

/** Height over the cities, for the axis. */
export const TOP = 26;

/** Height under the cities. */
export const BOTTOM = 8;

/** The gap at the right: its number, or the sign of a missing value. */
export function gapText({ gap }: Line, view: View): string {
  const { indicator } = headlineOf(view.choice.indicator);
  const context = { indicator: indicatorOf(view.data, indicator), language: view.choice.language };
  return hasValue(gap) ? valueShort(gap, context) : (MISSING[signOf(gap)] ?? "");
}

/** Words in the place of the marks where neither rate has a value. */
const missingWords = ({ first, second }: Line, language: Language): string =>
  hasValue(first) || hasValue(second) ? "" : whyShort(first ?? second ?? undefined, language);

/** Room beside the marks, and the height of all. */
export interface Layout {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** Every city's name, its gap, and words where neither rate has a value. */
function textMarks(view: View, lines: readonly Line[], right: number): readonly Markish[] {
  const { language } = view.choice;
  const bold = { fontWeight: 700, fontSize: 14, fill: INK.text } as const;
  return [
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
  ];
}

/** The drawing: for every city two dots, the line between them, the gap as a number. */
export function drawLines(view: View, lines: readonly Line[], { left, right, height }: Layout) {
  const { language } = view.choice;
  const names = lines.map(({ name }) => name);
  const values = [...marksOf(lines, "first"), ...marksOf(lines, "second")].map(({ value }) => value);
  const most = view.width < 500 ? 3 : 6;
  const axis = valueAxis(values, { zero: Math.min(...values, 100) < 30, most });
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
      ...textMarks(view, lines, right),
    ],
  });
}
