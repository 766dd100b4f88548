// @vitest-environment jsdom
import { expect, test } from "vitest";
import { svgElement } from "../../../src/page/client/chart.ts";
import { type ChartPoint, after, withPoints } from "../../../src/page/client/points.ts";

/** Two panels of three and two points. */
const points: readonly ChartPoint[] = [
  { panel: 0, x: 10, y: 50, words: "Espoo, September" },
  { panel: 0, x: 20, y: 40, words: "Espoo, October" },
  { panel: 0, x: 30, y: 30, words: "Espoo, November" },
  { panel: 1, x: 110, y: 50, words: "Turku, September" },
  { panel: 1, x: 120, y: 40, words: "Turku, October" },
];

test("arrow keys go along a panel and stop at its ends", () => {
  expect(after("ArrowRight", points, 0)).toBe(1);
  expect(after("ArrowRight", points, 2)).toBe(2);
  expect(after("ArrowLeft", points, 3)).toBe(3);
  expect(after("Home", points, 2)).toBe(0);
  expect(after("End", points, 3)).toBe(4);
});

test("up and down go to the same place of another panel, or its last where it is shorter", () => {
  expect(after("ArrowDown", points, 1)).toBe(4);
  expect(after("ArrowDown", points, 2)).toBe(4);
  expect(after("ArrowUp", points, 4)).toBe(1);
  expect(after("ArrowUp", points, 1)).toBe(1);
});

test("in a list every arrow key goes from row to row", () => {
  const rows = [0, 1, 2].map((panel) => ({ panel, x: 10, y: 20 * panel, words: `row ${panel}` }));
  expect(["ArrowRight", "ArrowDown", "End"].map((key) => after(key, rows, 0))).toEqual([1, 1, 2]);
  expect(["ArrowLeft", "ArrowUp", "Home"].map((key) => after(key, rows, 2))).toEqual([1, 1, 0]);
});

test("other keys are left to the browser", () => {
  expect(after("Tab", points, 0)).toBeNull();
  expect(after("ArrowRight", [], 0)).toBeNull();
});

const chart = () => {
  const svg = svgElement("svg", { role: "img", viewBox: "0 0 200 100" });
  const element = withPoints({ svg, width: 200, height: 100, points, label: "Points of the chart", role: "points" });
  document.body.replaceChildren(element);
  return element.querySelector<HTMLElement>(".chart-points")!;
};

const press = (stop: HTMLElement, key: string): boolean =>
  stop.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

test("a chart is one tab stop: it says its newest point first, and every point that is gone to", () => {
  const stop = chart();
  expect(document.querySelectorAll("[tabindex='0']")).toHaveLength(1);
  expect(stop.getAttribute("role")).toBe("slider");
  expect(stop.getAttribute("aria-valuetext")).toBe("Espoo, November");
  expect(press(stop, "ArrowLeft")).toBe(false);
  expect(stop.getAttribute("aria-valuetext")).toBe("Espoo, October");
  press(stop, "ArrowDown");
  expect(stop.getAttribute("aria-valuetext")).toBe("Turku, October");
  expect(stop.getAttribute("aria-valuenow")).toBe("5");
  expect(press(stop, "Tab")).toBe(true);
});

test("focus shows the point with its words, Escape and leaving hide them", () => {
  const stop = chart();
  const tip = document.querySelector<HTMLElement>(".chart-tip")!;
  expect(tip.hidden).toBe(true);
  stop.focus();
  expect(tip.hidden).toBe(false);
  expect(tip.textContent).toBe("Espoo, November");
  press(stop, "Escape");
  expect(tip.hidden).toBe(true);
  press(stop, "Home");
  expect(tip.textContent).toBe("Espoo, September");
  stop.blur();
  expect(tip.hidden).toBe(true);
});

test("pointing at a chart shows the nearest point", () => {
  const stop = chart();
  stop.getBoundingClientRect = () => new DOMRect(0, 0, 400, 200);
  stop.dispatchEvent(new MouseEvent("pointermove", { clientX: 238, clientY: 82 }));
  expect(document.querySelector(".chart-tip")?.textContent).toBe("Turku, October");
});
