import { text } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import { monthMarks, valueAxis, valueMarks } from "../axis.ts";
import { hasValue } from "../page-cells.ts";
import type { Drawn } from "../chart.ts";
import { draw } from "../chart.ts";
import type { View } from "../page-figure.ts";
import { extent, seriesMarks } from "../page-series.ts";
import { INK } from "../signs.ts";
import { whyShort } from "../texts/absent.ts";
import { textsOf } from "../texts/page-texts.ts";
import type { Line, Lines } from "./area-lines.ts";

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

const newest = ({ points }: Line): number | null => points.findLast(({ cell }) => hasValue(cell))?.cell?.value ?? null;

/** One band per chart: where the ribbon of random variation is drawn around the first line, there is no other. */
function bandOf(chance: boolean, at: number): "nowcast" | "chance" | "none" {
  if (!chance) return "nowcast";
  return at === 0 ? "chance" : "none";
}

/** Why nothing is drawn, by the newest month. */
const whyEmpty = ([line]: readonly Line[], language: Language): string =>
  line === undefined ? textsOf(language).figures.noMonths : whyShort(line.points.at(-1)?.cell ?? undefined, language);

/** The style of words in the place of marks. */
const QUIET = { frameAnchor: "middle", fill: INK.secondary, fontStyle: "italic" } as const;

/** Room at the right for the labels, and the height of all. */
export interface Layout {
  readonly right: number;
  readonly height: number;
}

/** The drawing: each line with its marks, on a month's axis. */
export function drawLines(view: View, { indicator, all }: Lines, { right, height }: Layout): Drawn {
  const { data, choice, width } = view;
  const { language, chance } = choice;
  const values = all.flatMap(({ points }) => extent(points, chance));
  const axis = valueAxis(values, { zero: indicator.unit === "PP" || Math.min(...values, 100) < 30, most: 6 });
  const inner = width - 40 - right;
  const r = Math.min(5, Math.max(2, (inner / Math.max(1, data.months.length)) * 0.3));
  const breakWord = textsOf(language).figures.break;
  return draw({
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
      text(values.length === 0 ? [whyEmpty(all, language)] : [], QUIET),
    ],
  });
}

/** A label at each line's end, in the text's colour of its series. */
export function labelMarks(lines: readonly Line[], drawn: Drawn, left: number): readonly SVGTextElement[] {
  const labelled = lines.flatMap((line, index) => {
    const value = newest(line);
    return value === null ? [] : [{ line, index, y: drawn.y(value) }];
  });
  const heights = labelHeights(labelled.map(({ y }) => y));
  return labelled.map(({ line, index }, at) => {
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
