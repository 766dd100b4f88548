import { describe, expect, test } from "vitest";
import { lastKnown, stepCount, stepRows } from "../../src/statistics/triangle.ts";
import type { Triangle } from "../../src/statistics/triangle.ts";

const triangle: Triangle = [
  [10, 20, 30, 40],
  [11, null, 33, 44],
  [12, 24, 36, null],
  [13, 26, null, null],
  [14, null, null, null],
];

const before = (step: { from: number; to: number }, options = {}): readonly number[] =>
  stepRows(triangle, step, options).cells.map((cells) => cells.before);

describe("a triangle", () => {
  test.each([
    [[80, null, 95, null], { delay: 2, value: 95 }],
    [[0], { delay: 0, value: 0 }],
    [[null, null], null],
    [[], null],
  ])("the last known cell of %j is %j", (row, expected) => {
    expect(lastKnown(row)).toEqual(expected);
  });

  test.each([
    [triangle, 3],
    [[[1, 2, null, null], [3]], 1],
    [[[null, null]], 0],
    [[], 0],
  ])("%j has %i steps", (rows, expected) => {
    expect(stepCount(rows)).toBe(expected);
  });
});

describe("the rows of a step", () => {
  test("are those that are known before and after it, whatever its length", () => {
    expect(before({ from: 0, to: 1 })).toEqual([10, 12, 13]);
    expect(before({ from: 1, to: 2 })).toEqual([20, 24]);
    expect(before({ from: 0, to: 2 })).toEqual([10, 11, 12]);
  });

  test("of a window are the newest", () => {
    expect(before({ from: 0, to: 1 }, { window: 3, minimumRows: 1 })).toEqual([12, 13]);
  });

  test("are on the row's own side of every break", () => {
    const given = { breaks: [2, 4], minimumRows: 1 };
    expect(before({ from: 0, to: 1 }, { ...given, row: 0 })).toEqual([10]);
    expect(before({ from: 0, to: 1 }, { ...given, row: 3 })).toEqual([12, 13]);
  });

  test("are all of them, flagged, where the row's own are too few", () => {
    const step = { from: 0, to: 1 };
    expect(stepRows(triangle, step, { breaks: [2], minimumRows: 2 }).pooled).toBe(false);
    expect(stepRows(triangle, step, { breaks: [2] }).pooled).toBe(true);
    expect(before(step, { breaks: [2] })).toEqual([10, 12, 13]);
    expect(stepRows(triangle, step, { window: 0, minimumRows: 1 }).pooled).toBe(true);
  });

  test("are not flagged where there are no others", () => {
    expect(stepRows(triangle, { from: 2, to: 3 })).toEqual({
      cells: [
        { before: 30, after: 40 },
        { before: 33, after: 44 },
      ],
      pooled: false,
    });
  });
});
