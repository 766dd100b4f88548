import { expect, it } from "vitest";
import { newestMonthLine } from "../../../src/cli/status/newest-month.ts";

it.each([
  [{ a: 0.835, b: 0.877, c: null }, "Newest month: 2025-11, completeness 83–87 %"],
  [{ a: 0.998, b: 1 }, "Newest month: 2025-11, completeness 99–100 %"],
  [{ a: null }, "Newest month: 2025-11, completeness not known yet"],
])("the newest month says how much of its reports has come: %j", (completeness, line) => {
  expect(newestMonthLine({ month: "2025-11", completeness })).toBe(line);
});
