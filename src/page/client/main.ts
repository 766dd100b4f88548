import { dot, lineY, plot, ruleY } from "@observablehq/plot";
import { FIGURE_ATTRIBUTE } from "../mounts.ts";
import { readEmbedded } from "./embedded.ts";

// Until the client is merged: one figure and the language, so that the page around them can be built and looked at.
const data = await readEmbedded();
const chosen = /^#\/(sv|en)/.exec(location.hash)?.[1] ?? "fi";
for (const part of document.querySelectorAll<HTMLElement>("[data-language]"))
  part.hidden = part.dataset["language"] !== chosen;
document.documentElement.lang = chosen;
const cells = data.cells.filter(
  ({ area, indicator, sex }) => indicator === "unemployment_gap_18_64" && area === "C6" && sex === "_T",
);
const at = { x: "month", y: "value" } as const;
const chart = plot({ width: 640, x: { type: "point" }, marks: [ruleY([0]), lineY(cells, at), dot(cells, at)] });
chart.setAttribute("role", "img");
chart.setAttribute("aria-label", FIGURE_ATTRIBUTE);
document.querySelector(`[data-language="${chosen}"] [data-mount="figures"]`)?.append(chart);
