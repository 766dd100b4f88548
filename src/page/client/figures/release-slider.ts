import { day } from "../../../words/month-names.ts";
import type { View } from "../page-figure.ts";
import { SLIDER } from "../texts/releases-texts.ts";
import type { ReleasedGap } from "./release-series.ts";

/** The slider with its label, at a release; the browser moves it by arrow keys. */
export function slider(
  view: View,
  released: ReleasedGap,
  at: number,
): { readonly row: HTMLElement; readonly input: HTMLInputElement } {
  const input = document.createElement("input");
  const attributes = {
    type: "range",
    min: "0",
    max: String(released.vintages.length - 1),
    step: "1",
    value: String(at),
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const [row, label, ends] = [
    Object.assign(document.createElement("div"), { className: "releases-slider" }),
    document.createElement("label"),
    Object.assign(document.createElement("p"), { className: "releases-ends" }),
  ];
  const end = (vintage: string | undefined): HTMLElement =>
    Object.assign(document.createElement("span"), { textContent: day(vintage ?? "", view.choice.language) });
  ends.setAttribute("aria-hidden", "true");
  ends.append(end(released.vintages[0]), end(released.vintages.at(-1)));
  label.append(`${SLIDER[view.choice.language]} `, input);
  row.append(label, ends);
  return { row, input };
}
