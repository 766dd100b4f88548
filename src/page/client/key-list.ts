import { svgElement } from "./chart.ts";
import type { KeyEntry } from "./page-figure.ts";
import { html } from "./html-elements.ts";
import { INK, MISSING } from "./signs.ts";
import type { Texts } from "./texts/page-texts.ts";

const BOX = { width: 26, height: 14 };

type Shape = readonly [
  name: "circle" | "rect" | "line" | "path" | "text",
  attributes: Readonly<Record<string, string | number>>,
];

const LINE = { y1: 7, y2: 7, x1: 1, x2: 25, stroke: INK.first, "stroke-width": 2 } as const;
const DOT = { cx: 13, cy: 7, r: 4, stroke: INK.first, "stroke-width": 1.75 } as const;
const hollow: Shape = ["circle", { ...DOT, fill: INK.background }];

/** The signs beside the words of the key, as drawn in the charts. */
const DRAWN: Readonly<Record<KeyEntry["sign"], readonly Shape[]>> = {
  final: [
    ["line", LINE],
    ["circle", { ...DOT, fill: INK.first }],
  ],
  provisional: [["line", LINE], hollow],
  estimate: [
    ["line", { ...LINE, "stroke-dasharray": "4 3" }],
    ["path", { d: "M13 1 L18 7 L13 13 L8 7 Z", fill: INK.background, stroke: INK.first, "stroke-width": 1.75 }],
  ],
  held: [hollow, ["line", { ...LINE, x1: 5, x2: 21 }]],
  break: [["line", { x1: 13, x2: 13, y1: 0, y2: 14, stroke: INK.secondary }]],
  withheld: [["text", { x: 13, y: 12 }]],
  early: [["text", { x: 13, y: 10 }]],
  absent: [["text", { x: 13, y: 11 }]],
  nowcast: [["line", { x1: 13, x2: 13, y1: 0, y2: 14, stroke: INK.first, "stroke-width": 5, "stroke-opacity": 0.45 }]],
  chance: [["rect", { ...BOX, fill: INK.first, "fill-opacity": 0.14 }]],
  first: [["circle", { ...DOT, fill: INK.first }]],
  second: [["rect", { x: 9, y: 3, width: 8, height: 8, fill: INK.second, stroke: INK.second }]],
  dotted: [["line", { ...LINE, stroke: INK.second, "stroke-dasharray": "1 3", "stroke-linecap": "round" }]],
};

function picture(sign: KeyEntry["sign"]): SVGSVGElement {
  const svg = svgElement("svg", { ...BOX, viewBox: `0 0 ${BOX.width} ${BOX.height}`, "aria-hidden": "true" });
  const character = new Map<string, string>(Object.entries(MISSING)).get(sign) ?? "";
  for (const [name, attributes] of DRAWN[sign]) {
    const isText = name === "text";
    const more = isText ? { fill: INK.secondary, "text-anchor": "middle", "font-size": 15 } : {};
    svg.append(svgElement(name, { ...attributes, ...more }, isText ? character : ""));
  }
  return svg;
}

/** The words of an entry of a key. */
export function keyWords({ sign, label }: KeyEntry, texts: Texts): string {
  if (label !== "") return label;
  return sign === "first" || sign === "second" || sign === "dotted" ? "" : texts.signs[sign];
}

/** The key of a figure: the signs used in it, each beside its words. */
export const keyList = (entries: readonly KeyEntry[], texts: Texts): HTMLElement =>
  html(
    "ul",
    { class: "key", "aria-label": texts.frame.key },
    ...entries.map((entry) => html("li", {}, picture(entry.sign), keyWords(entry, texts))),
  );

const GLYPHS: Readonly<Record<KeyEntry["sign"], string>> = {
  final: "●",
  provisional: "○",
  estimate: "◇",
  held: "⊖",
  break: "│",
  withheld: "×",
  early: "…",
  absent: "–",
  nowcast: "▮",
  chance: "▒",
  first: "●",
  second: "■",
  dotted: "····",
};

/** The key in a line of text, for a downloaded picture. */
export const keyLine = (entries: readonly KeyEntry[], texts: Texts): string =>
  entries.map((entry) => `${GLYPHS[entry.sign]}\u00A0${keyWords(entry, texts).replaceAll(" ", "\u00A0")}`).join("   ");
