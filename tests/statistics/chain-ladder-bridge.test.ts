import { expect, test } from "vitest";
import { developmentFactors } from "../../src/statistics/chain-ladder.ts";
import type { Triangle } from "../../src/statistics/triangle.ts";

const nobodyBefore: Triangle = [
  [0, null, 0],
  [null, 10, 20],
];
const nobodyLeft: Triangle = [
  [5, null, 5],
  [null, 10, 0],
];

test("a bridge leaves nothing to develop where nobody was before it, or is left inside of it", () => {
  expect(developmentFactors(nobodyBefore).map(({ factor }) => factor)).toEqual([1, 2]);
  expect(developmentFactors(nobodyLeft).map(({ factor }) => factor)).toEqual([1, 0]);
});

test("a bridge is as long as it must be, and its steps are equal parts of it", () => {
  const factors = developmentFactors([[10, null, null, 80]]);
  expect(factors.map(({ factor, bridged }) => [Number(factor?.toFixed(9)), bridged])).toEqual([
    [2, true],
    [2, true],
    [2, true],
  ]);
});

test("a step that no row was seen on both sides of is no bridge", () => {
  expect(developmentFactors([[null, 30], [10]])).toEqual([
    { factor: null, rows: 0, volume: 0, pooled: false, bridged: false },
  ]);
});
