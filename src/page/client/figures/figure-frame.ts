import type { Markish, PlotOptions } from "@observablehq/plot";
import { axisX, plot } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { textsOf } from "../texts/page-texts.ts";
import type { ListLayout } from "./list-layout.ts";

/** Size of the texts of an axis, CSS pixels. */
export const AXIS_SIZE = 12;

/** Set on the element, not as an attribute: a strict policy forbids attributes of style. */
const STYLE = {
  background: "transparent",
  color: "var(--text)",
  fontFamily: "inherit",
  fontSize: `${AXIS_SIZE}px`,
  overflow: "visible",
} as const;

/** The axis of values over a list, with light lines through the rows. */
export function valueAxis(ticks: readonly number[], label: (value: number) => string): Markish {
  return axisX([...ticks], {
    anchor: "top",
    label: null,
    tickFormat: label,
    tickSize: 0,
    fontSize: AXIS_SIZE,
    fill: "var(--secondary)",
  });
}

interface Span {
  /** 0 where nothing is below it. */
  readonly least: number;
  readonly greatest: number;
}

/** Ticks of an axis that holds 0 and all values, few enough for a width: round steps, the values between the first and the last. */
export function ticksOver({ least, greatest }: Span, width: number): readonly number[] {
  const span = Math.max(greatest - least, 1);
  const each = span / (width < 240 ? 3 : 6);
  const power = 10 ** Math.floor(Math.log10(each));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= each) ?? 10 * power;
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(greatest / step));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/**
 * Draws with Plot, as an image with a name. Plot's own labels for screen readers are removed: they are in English and name marks, not things. A screen
 * reader reads the name and the table.
 */
export function picture(title: string, options: PlotOptions): ReturnType<typeof plot> {
  const drawing = plot({ ...options, style: STYLE });
  for (const part of drawing.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  drawing.setAttribute("font-size", String(AXIS_SIZE));
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", title);
  return drawing;
}

/** A drawing whose points can be reached by keyboard. */
interface Pointed {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly language: Language;
  readonly points: readonly ChartPoint[];
}

/** Puts a drawing under one tab stop, at which arrow keys move from point to point. */
export function pointed(
  drawing: ReturnType<typeof picture>,
  { width, height, title, language, points }: Pointed,
): SVGElement | HTMLElement {
  if (!(drawing instanceof SVGSVGElement)) return drawing;
  const { frame } = textsOf(language);
  const label = `${frame.points}: ${title}; ${frame.howToGo}`;
  return withPoints({ svg: drawing, width, height, points, label, role: frame.points });
}

/** A row's value, or the words in its place. */
export interface ListPoint {
  readonly row: number;
  /** Null where there are words in its place. */
  readonly value: number | null;
  readonly y: number;
  readonly words: string;
}

interface ListPlot {
  readonly layout: ListLayout;
  readonly language: Language;
  readonly points: readonly ListPoint[];
  readonly title: string;
  /** Values of the axis' two ends. */
  readonly domain: readonly [number, number];
  readonly marks: readonly Markish[];
}

/** The place of a list's values, right of the names. */
function placedOn({ layout, domain: [first, last], points }: ListPlot): readonly ChartPoint[] {
  const inner = layout.width - layout.marginLeft - layout.marginRight;
  const at = (value: number): number => layout.marginLeft + (inner * (value - first)) / (last - first);
  return points.map(({ row, value, y, words }) => ({ panel: row, x: at(value ?? first), y, words }));
}

/** A list as a drawing: values from left to right, rows by their place. */
export function listPlot(list: ListPlot): SVGElement | HTMLElement {
  const { layout, language, title, domain, marks } = list;
  const { width, height, marginTop, marginBottom, marginLeft, marginRight } = layout;
  const drawing = picture(title, {
    width,
    height,
    marginTop,
    marginBottom,
    marginLeft,
    marginRight,
    x: { domain: [...domain], axis: null },
    y: { type: "identity", axis: null },
    marks: [...marks],
  });
  return pointed(drawing, { width, height, title, language, points: placedOn(list) });
}
