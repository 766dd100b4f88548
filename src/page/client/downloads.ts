import { day } from "../../words/month-names.ts";
import { csvText } from "./csv-download.ts";
import type { Figure, View } from "./page-figure.ts";
import { hiddenText, html } from "./html-elements.ts";
import { type Caption, pngOf, svgText } from "./picture-file.ts";
import { keyLine } from "./key-list.ts";
import { textsOf } from "./texts/page-texts.ts";

/**
 * The name of a figure's file: figure, its parts (indicator, area, month), vintage.
 *
 * @example fileName(figure, view, "csv") // "one-area_unemployment_gap_18_64_KU049_2025-11_known-2026-01-26.csv"
 */
export function fileName({ id, file }: Figure, view: View, extension: string): string {
  const { data, choice } = view;
  const of = file?.(view) ?? [choice.month ?? ""];
  const parts = [id, ...of.filter((part) => part !== ""), `known-${data.vintage.slice(0, 10)}`];
  return `${parts.join("_")}.${extension}`;
}

/** The source of a figure: publisher, vintage, snapshot. */
export function sourceOf({ data, choice }: View): string {
  const { language } = choice;
  const { frame } = textsOf(language);
  const { name } = data.presentation.publisher;
  const vintage = `${frame.vintage} ${day(data.vintage.slice(0, 10), language)}`;
  return `${frame.sourceRow}: ${name === "" ? "" : `${name}, `}Tilannekuva, ${vintage}, ${data.id}`;
}

/** Hands a file to the browser. */
function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  html("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The figure and view that buttons work on, read when they are pressed. */
export interface Downloadable {
  readonly figure: Figure;
  readonly view: () => View;
  readonly drawing: () => SVGSVGElement | null;
  readonly say: (text: string) => void;
}

function button(text: string, figure: string, press: () => void): HTMLButtonElement {
  const made = html("button", { type: "button" }, text, hiddenText(`: ${figure}`));
  made.addEventListener("click", press);
  return made;
}

/** Buttons for a figure's table and picture as files. */
export function downloadButtons({ figure, view, drawing, say }: Downloadable): readonly HTMLButtonElement[] {
  const now = view();
  const { language } = now.choice;
  const { frame } = textsOf(language);
  const subtitle = figure.subtitle(now);
  const caption = (): Caption => ({
    title: figure.title(view()),
    subtitle: figure.subtitle(view()),
    key: keyLine(figure.key?.(view()) ?? [], textsOf(language)),
    source: sourceOf(view()),
  });
  const csv = (): void => {
    const [label = "", ...rest] = sourceOf(view()).split(": ");
    const text = csvText(figure.table(view()), [label, rest.join(": ")], language);
    save(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName(figure, view(), "csv"));
  };
  const withSvg = (use: (svg: string) => void) => (): void => {
    const found = drawing();
    if (found !== null) use(svgText(found, caption()));
  };
  const svg = withSvg((text) => save(new Blob([text], { type: "image/svg+xml" }), fileName(figure, view(), "svg")));
  const png = withSvg((text) => {
    pngOf(text).then(
      (blob) => save(blob, fileName(figure, view(), "png")),
      () => say(frame.pngFailed),
    );
  });
  const pictures = drawing() === null ? [] : [button(frame.svg, subtitle, svg), button(frame.png, subtitle, png)];
  return [button(frame.csv, subtitle, csv), ...pictures];
}
