import { text } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import type { ValueAxis } from "../axis.ts";
import { monthMarks, valueMarks } from "../axis.ts";
import type { Point } from "../page-cells.ts";
import { hasValue, indicatorOf } from "../page-cells.ts";
import type { Drawn } from "../chart.ts";
import { draw, svgElement } from "../chart.ts";
import type { View } from "../page-figure.ts";
import { valueShort } from "../say.ts";
import { seriesMarks } from "../page-series.ts";
import { INK } from "../signs.ts";
import { whyShort } from "../texts/absent.ts";
import { textsOf } from "../texts/page-texts.ts";
import type { Panel } from "./gap-panels.ts";

const MARGIN = { right: 20, top: 30 };

const newest = (points: readonly Point[]) => points.findLast(({ cell }) => hasValue(cell))?.cell ?? null;

/** The panel's words where it has no value. */
function emptyWords(points: readonly Point[], language: Language): string {
  if (newest(points) !== null) return "";
  return whyShort(points.findLast(({ cell }) => cell !== null)?.cell ?? undefined, language);
}

/** Measures that all panels share. */
export interface Size {
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

/** One panel: an area's series, and above it the area's name and its newest value. */
export function drawPanel(view: View, panel: Panel, { width, height, axis, left }: Size): Drawn {
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
  const context = { indicator: indicatorOf(data, choice.indicator), language };
  return head(drawn, width, [panel.name, cell === null ? "" : valueShort(cell, context)]);
}
