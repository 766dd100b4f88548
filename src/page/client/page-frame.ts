import { downloadButtons } from "./downloads.ts";
import type { Figure, View } from "./page-figure.ts";
import { html } from "./html-elements.ts";
import { keyList } from "./key-list.ts";
import { shareParts } from "./share-address.ts";
import { tableElement } from "./data-table.ts";
import { textsOf } from "./texts/page-texts.ts";

/** A figure's place in the page. */
export interface Frame {
  readonly element: HTMLElement;
  /** Writes the figure's texts and reserves its room; cheap. */
  readonly announce: (view: View) => void;
  /** Draws it, with everything around it. */
  readonly draw: (view: View) => void;
}

const FALLBACK_WIDTH = 640;

/** A part that can be opened; an open one stays open when the figure is drawn again. */
function details(name: string, summary: string, inside: readonly (Node | string)[]): HTMLDetailsElement {
  return html("details", { "data-part": name }, html("summary", {}, summary), ...inside);
}

const openParts = (element: Element): ReadonlySet<string> =>
  new Set([...element.querySelectorAll<HTMLElement>("details[open]")].map(({ dataset }) => dataset["part"] ?? ""));

const notes = (figure: Figure, view: View): readonly HTMLElement[] =>
  figure
    .notes(view)
    .filter((note) => note !== "")
    .map((note) => html("p", {}, note));

function parts(figure: Figure, view: View, say: (text: string) => void): readonly Node[] {
  const texts = textsOf(view.choice.language);
  const drawn = figure.draw(view) ?? html("p", { class: "empty" }, figure.empty(view));
  const entries = figure.key?.(view) ?? [];
  const [title, subtitle] = [figure.title(view), figure.subtitle(view)];
  const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector<SVGSVGElement>("svg");
  const files = html("p", { class: "buttons" });
  files.append(...downloadButtons({ figure, view: () => view, drawing: () => svg, say }));
  const table = tableElement(figure.table(view), {
    caption: `${title}. ${subtitle}`,
    region: `${texts.frame.tableRegion}: ${title}. ${subtitle}`,
  });
  return [
    ...(entries.length === 0 ? [] : [keyList(entries, texts)]),
    html("div", { class: "drawn" }, drawn),
    details("table", texts.frame.table, [table]),
    details("notes", texts.frame.notes, notes(figure, view)),
    details("files", texts.frame.downloads, [files, ...shareParts({ figure, view, say })]),
  ];
}

/**
 * The frame of every figure: the finding as its heading, the subtitle, the key, the drawing, its numbers as a table, definition and sources, files and
 * links.
 */
export function frameOf(figure: Figure, say: (text: string) => void): Frame {
  const heading = html("h3", { id: `figure-${figure.id}`, tabindex: "-1" });
  const subtitle = html("p", { class: "subtitle" });
  const body = html("div", { class: "body waiting" });
  const element = html("section", { class: "figure", "aria-labelledby": heading.id }, heading, subtitle, body);
  const announce = (view: View): void => {
    heading.textContent = figure.title(view);
    subtitle.textContent = figure.subtitle(view);
  };
  const draw = (view: View): void => {
    const wide = { ...view, width: view.width || body.clientWidth || FALLBACK_WIDTH };
    const open = openParts(body);
    const hadFocus = body.querySelector(".chart-points") === document.activeElement && body.childElementCount > 0;
    announce(wide);
    body.classList.remove("waiting");
    body.replaceChildren(...parts(figure, wide, say));
    for (const part of body.querySelectorAll("details")) part.open = open.has(part.dataset["part"] ?? "");
    if (hadFocus) body.querySelector<HTMLElement>(".chart-points")?.focus();
  };
  return { element, announce, draw };
}
