// @vitest-environment jsdom
import { expect, test } from "vitest";
import { fileName, sourceOf } from "../../../src/page/client/downloads.ts";
import { gapOverTime } from "../../../src/page/client/figures/gap-over-time.ts";
import { oneArea } from "../../../src/page/client/figures/one-area.ts";
import { svgText } from "../../../src/page/client/picture-file.ts";
import { firstChoice } from "../../../src/page/client/state.ts";
import { wrapped } from "../../../src/page/client/wrapped.ts";
import { cell, pageData } from "./data.ts";

const data = pageData({ cells: [cell({}), cell({ month: "2025-10" })] });
const view = { data, choice: firstChoice(data, "fi"), width: 800 };

const picture = (): string => {
  const svg = gapOverTime.draw(view)?.querySelector("svg");
  const caption = {
    title: gapOverTime.title(view),
    subtitle: gapOverTime.subtitle(view),
    key: "● lopullinen",
    source: sourceOf(view),
  };
  return svgText(svg!, caption);
};

test("a picture that leaves the page says its title, source and vintage, and needs nothing of the page", () => {
  const text = picture();
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  expect(root.querySelector("title")?.textContent).toBe(gapOverTime.title(view));
  expect(root.querySelector("rect")?.getAttribute("fill")).toBe("#FFFFFF");
  expect(root.textContent).toContain("● lopullinen");
  expect(root.textContent?.replaceAll(/\s+/g, "")).toContain("tiedossa26.1.2026,2026-01-26T0000Z-aca1ff01886d");
  expect(text).not.toMatch(/var\(|currentColor|<style| class=| style=|https?:\/\/(?!www\.w3\.org)/);
  expect(root.querySelector("svg svg, svg script, image")).toBeNull();
});

test("a file's name says figure, indicator, area, month and vintage", () => {
  expect(fileName(oneArea, view, "svg")).toBe("one-area_unemployment_gap_18_64_C6_2025-11_known-2026-01-26.svg");
  const { file: _, ...other } = oneArea;
  expect(fileName(other, view, "csv")).toBe("one-area_known-2026-01-26.csv");
});

test("lines are no wider than there is room, and no word is lost", () => {
  const text = "Skillnaden i sysselsättningsgrad mellan män och kvinnor med utländsk bakgrund";
  const lines = wrapped(text, 200, 14);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join(" ")).toBe(text);
});
