import { expect, test } from "vitest";
import { sum } from "../../src/statistics/sum.ts";

test("the sum is of all numbers, and 0 of none", () => {
  expect(sum([1, 2, 6])).toBe(9);
  expect(sum([])).toBe(0);
});
