import { svgElement } from "./chart.ts";
import { LIGHT } from "./signs.ts";
import { BOLD, wrapped } from "./wrapped.ts";

/** The texts in a downloaded picture. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  /** The key of signs in a line; empty where there is none. */
  readonly key: string;
  /** Source and vintage. */
  readonly source: string;
}

const FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif";
const EDGE = 16;
const LINE = 20;

const COLOURED = ["fill", "stroke", "color"] as const;

/** The page's custom properties as colours of the light scheme; currentColor as its text. */
const resolved = (value: string): string =>
  value
    .replaceAll(/var\((--[a-z-]+)\)/g, (whole, name: string) => LIGHT[name] ?? whole)
    .replaceAll(/currentColor/gi, LIGHT["--text"] ?? "#000000");

/** Sets styles as attributes, without a stylesheet, so that browsers, office programs and drawing programs show the same. */
function standAlone(root: SVGElement): void {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const name of COLOURED) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, resolved(value));
    }
    for (const name of ["class", "style", "aria-labelledby", "aria-describedby"]) element.removeAttribute(name);
  }
  for (const style of root.querySelectorAll("style")) style.remove();
}

function textLines(
  lines: readonly string[],
  top: number,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const text = svgElement("text", { ...attributes, "text-anchor": "start" });
  text.append(...lines.map((line, index) => svgElement("tspan", { x: EDGE, y: top + index * LINE }, line)));
  return text;
}

/** The drawing without its title, at a height of the picture, with no style of the page. */
function copyAt(drawing: SVGSVGElement, top: number): SVGElement {
  const inside = svgElement("g", { transform: `translate(${EDGE},${top})` });
  inside.append(
    ...[...drawing.childNodes].filter(({ nodeName }) => nodeName !== "title").map((node) => node.cloneNode(true)),
  );
  for (const name of ["fill", "text-anchor", "font-size"]) {
    const value = drawing.getAttribute(name);
    if (value !== null) inside.setAttribute(name, value);
  }
  standAlone(inside);
  for (const part of inside.querySelectorAll("[font-family]")) part.removeAttribute("font-family");
  return inside;
}

/**
 * A figure's drawing as a file that can be cited alone: title, source and vintage are in the picture, its background is light, its styles are its own.
 *
 * @example svgText(drawing, { title, subtitle, source })
 */
export function svgText(drawing: SVGSVGElement, { title, subtitle, key, source }: Caption): string {
  const [width, height] = (drawing.getAttribute("viewBox") ?? "0 0 640 400").split(" ").slice(2).map(Number);
  const [inner, tall] = [width ?? 640, height ?? 400];
  const texts = {
    title: wrapped(title, inner, 18 * BOLD),
    subtitle: wrapped(subtitle, inner, 14),
    key: key === "" ? [] : wrapped(key, inner, 13),
    source: wrapped(source, inner, 12),
  };
  const under = EDGE + LINE * (texts.title.length + texts.subtitle.length);
  const top = under + LINE * texts.key.length + 12;
  const whole = top + tall + LINE * (texts.source.length + 1) + EDGE;
  const [outerWidth, id] = [inner + 2 * EDGE, "title"];
  const root = svgElement("svg", {
    role: "img",
    "aria-labelledby": id,
    viewBox: `0 0 ${outerWidth} ${whole}`,
    width: outerWidth,
    height: whole,
    "font-family": FONT,
    "font-size": 12,
  });
  root.append(
    svgElement("title", { id }, title),
    svgElement("rect", { width: outerWidth, height: whole, fill: LIGHT["--background"] ?? "#FFFFFF" }),
    textLines(texts.title, EDGE + 14, { "font-size": 18, "font-weight": 700, fill: LIGHT["--text"] ?? "" }),
    textLines(texts.subtitle, EDGE + 12 + LINE * texts.title.length, {
      "font-size": 14,
      fill: LIGHT["--secondary"] ?? "",
    }),
    textLines(texts.key, under + 12, { "font-size": 12, fill: LIGHT["--secondary"] ?? "" }),
    copyAt(drawing, top),
    textLines(texts.source, top + tall + LINE + 4, { "font-size": 12, fill: LIGHT["--secondary"] ?? "" }),
  );
  return new XMLSerializer().serializeToString(root);
}

/** A picture of points from a drawing's text: twice as many points as CSS pixels. Nothing is requested: the text is its own address. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("the browser makes no picture of points");
  return blob;
}
