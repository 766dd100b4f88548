import { plot } from "@observablehq/plot";
import type { PlotOptions } from "@observablehq/plot";
import { INK } from "./signs.ts";

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing, with attributes. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
  text = "",
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== "") element.textContent = text;
  return element;
}

/** A scale of a plot: the place of a value, CSS pixels from the plot's own corner. */
type Scale = (value: number | string) => number;

/** A plot as a part of a drawing, with its scales. */
export interface Drawn {
  readonly element: SVGElement;
  readonly x: Scale;
  readonly y: Scale;
  /** Height of the axis' lowest value, where the signs of missing values are drawn. */
  readonly bottom: number;
}

/** Texts over a chart are 12 pixels at least. */
export const TEXT_SIZE = 12;

const scaleOf = (drawn: ReturnType<typeof plot>, name: "x" | "y"): Scale => {
  const scale = drawn.scale(name);
  return (value) => Number(scale?.apply(value) ?? 0) + (scale?.bandwidth ?? 0) / 2;
};

/**
 * Draws with Plot. Plot's labels for screen readers are removed, as they are in English and name marks, not things: a screen reader reads the drawing's
 * title and description, its points one by one, or the table.
 */
export function draw(options: PlotOptions): Drawn {
  const drawn = plot({ ...options, style: { fontSize: `${TEXT_SIZE}px`, overflow: "visible", color: INK.text } });
  for (const element of drawn.querySelectorAll("[aria-label]")) element.removeAttribute("aria-label");
  if (!(drawn instanceof SVGElement)) throw new TypeError("a plot with a legend is no single drawing");
  const [bottom = 0] = [...(drawn.scale("y")?.range ?? [])].map(Number);
  return { element: drawn, x: scaleOf(drawn, "x"), y: scaleOf(drawn, "y"), bottom };
}

/** A plot moved to a place of a larger drawing. */
export interface Placed {
  readonly drawn: Drawn;
  readonly left: number;
  readonly top: number;
}

/** The description of a drawing for readers who do not see it. */
export interface Said {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Written from the numbers. */
  readonly description: string;
}

/** A group with a plot's drawing, at its place. Plot's constant style is included once in a drawing. */
function group({ drawn, left, top }: Placed): SVGGElement {
  const inside = svgElement("g", { transform: `translate(${left},${top})` });
  for (const attribute of ["fill", "font-family", "text-anchor"]) {
    const value = drawn.element.getAttribute(attribute);
    if (value !== null) inside.setAttribute(attribute, value);
  }
  inside.append(...[...drawn.element.childNodes].filter((node) => node.nodeName !== "style"));
  return inside;
}

let drawings = 0;

/** One drawing of one or more plots: an image with a title and a description. */
export function drawing({ width, height, title, description }: Said, parts: readonly Placed[]): SVGSVGElement {
  drawings += 1;
  const [titleId, descriptionId] = [`drawing-${drawings}-title`, `drawing-${drawings}-description`];
  const svg = svgElement("svg", {
    class: "drawing",
    role: "img",
    "aria-labelledby": titleId,
    "aria-describedby": descriptionId,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    "font-size": TEXT_SIZE,
  });
  svg.append(svgElement("title", { id: titleId }, title), svgElement("desc", { id: descriptionId }, description));
  svg.append(...parts.map(group));
  return svg;
}
