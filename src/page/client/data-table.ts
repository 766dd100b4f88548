import type { TableModel } from "./page-figure.ts";
import { html } from "./html-elements.ts";

/** The texts around a figure's table. */
interface TableWords {
  /** The figure's title and subtitle. */
  readonly caption: string;
  /** Name of the region in which it scrolls. */
  readonly region: string;
}

const NUMBER = /^[+\u2212~]?[\d\u00A0]+([.,]\d+)?\u00A0?%?$/;

/** A figure's numbers as a table in a region that scrolls and can be reached by keyboard. */
export function tableElement({ columns, rows }: TableModel, { caption, region }: TableWords): HTMLElement {
  const heads = columns.map((column) => html("th", { scope: "col" }, column));
  const lines = rows.map((row) => {
    const cells = row.map((text, index) =>
      index === 0
        ? html("th", { scope: "row" }, text)
        : html("td", { class: NUMBER.test(text) ? "number" : false }, text),
    );
    return html("tr", {}, ...cells);
  });
  const table = html(
    "table",
    {},
    html("caption", {}, caption),
    html("thead", {}, html("tr", {}, ...heads)),
    html("tbody", {}, ...lines),
  );
  return html("div", { class: "table", role: "region", "aria-label": region, tabindex: "0" }, table);
}
