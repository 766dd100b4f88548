import type { Markish, PlotOptions } from "@observablehq/plot";
import { axisX, plot } from "@observablehq/plot";
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
 * Draws with Plot, as an image with a name. Plot's own names for screen readers are taken out: they are in English and name marks, not things; who
 * listens hears the name and the table.
 */
export function picture(title: string, options: PlotOptions): SVGElement | HTMLElement {
  const drawing = plot({ ...options, style: STYLE });
  for (const part of drawing.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  drawing.setAttribute("font-size", String(AXIS_SIZE));
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", title);
  return drawing;
}

interface ListPlot {
  readonly layout: ListLayout;
  readonly title: string;
  /** Values of the axis' two ends. */
  readonly domain: readonly [number, number];
  readonly marks: readonly Markish[];
}

/** A list as a drawing: values from left to right, rows by their place. */
export function listPlot({ layout, title, domain, marks }: ListPlot): SVGElement | HTMLElement {
  return picture(title, {
    width: layout.width,
    height: layout.height,
    marginTop: layout.marginTop,
    marginBottom: layout.marginBottom,
    marginLeft: layout.marginLeft,
    marginRight: layout.marginRight,
    x: { domain: [...domain], axis: null },
    y: { type: "identity", axis: null },
    marks: [...marks],
  });
}
