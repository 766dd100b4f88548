import { expect, it } from "vitest";
import { newestMonthLine } from "../../../src/cli/status/newest-month.ts";

it.each([
  [{ a: 0.835, b: 0.877, c: null }, "Newest month: 2025-11, for which 83–87 % of the final reports have come"],
  [{ a: 0.998, b: 1 }, "Newest month: 2025-11, for which 99–100 % of the final reports have come"],
  [{ a: null }, "Newest month: 2025-11; how much of its reports has come is not known yet"],
])("the newest month says how much of its reports has come: %j", (completeness, line) => {
  expect(newestMonthLine({ month: "2025-11", completeness })).toBe(line);
});
