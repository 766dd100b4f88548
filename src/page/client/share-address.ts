import type { CodeLines, Figure, View } from "./page-figure.ts";
import { hiddenText, html } from "./html-elements.ts";
import { writeChoice } from "./state.ts";
import { textsOf } from "./texts/page-texts.ts";

/**
 * The permanent address of a figure: in this snapshot, not in the newest. Where the publisher has no address it is relative to `output/`.
 *
 * @example figureAddress(figure, view) // "https://tilannekuva.example/snapshots/2026-01-26T0000Z-aca1ff01886d/index.html#/fi/KU049/…"
 */
export function figureAddress({ id }: Figure, { data, choice }: View, alone = false): string {
  const base = data.presentation.publisher.base_url;
  const hash = writeChoice(choice, data.id, { figure: id, alone });
  return `${base === null ? "" : `${base}/`}snapshots/${data.id}/index.html${hash}`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The code that embeds a figure in another page. */
export const embedCode = (figure: Figure, view: View): string =>
  `<iframe src="${escaped(figureAddress(figure, view, true))}" title="${escaped(figure.title(view))}" width="100%" height="720" loading="lazy"></iframe>`;

/** Announces something to screen readers and beside the button. */
type Say = (text: string) => void;

/** A text with a button that copies it. */
function copied(label: string, text: string, { view, figure, say }: Shared): HTMLElement {
  const { frame } = textsOf(view.choice.language);
  const button = html("button", { type: "button" }, frame.copy, hiddenText(`: ${label}, ${figure.subtitle(view)}`));
  button.addEventListener("click", () => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    done.then(
      () => say(frame.copied),
      () => say(frame.notCopied),
    );
  });
  const box = html("pre", { tabindex: "0", role: "group", "aria-label": `${label}: ${figure.subtitle(view)}` });
  box.append(html("code", {}, text));
  return html("div", { class: "copied" }, html("p", {}, html("b", {}, label), " ", button), box);
}

/** The figure and view that are shared. */
export interface Shared {
  readonly figure: Figure;
  readonly view: View;
  readonly say: Say;
}

const LANGUAGES: readonly (readonly [keyof CodeLines, string])[] = [
  ["duckdb", "DuckDB"],
  ["python", "Python"],
  ["r", "R"],
];

/** Link, embed code, and the figure's rows in two lines of three languages. */
export function shareParts(shared: Shared): readonly HTMLElement[] {
  const { figure, view } = shared;
  const { frame } = textsOf(view.choice.language);
  const code = figure.code(view);
  const hash = writeChoice(view.choice, view.data.id, { figure: figure.id });
  return [
    html("p", {}, html("a", { href: hash }, frame.link, hiddenText(`: ${figure.subtitle(view)}`))),
    copied(frame.link, figureAddress(figure, view), shared),
    copied(frame.embed, embedCode(figure, view), shared),
    html("p", {}, frame.code),
    ...LANGUAGES.map(([key, name]) => copied(name, code[key], shared)),
  ];
}
