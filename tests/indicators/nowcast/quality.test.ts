import { describe, expect, test } from "vitest";
import type { BackTest } from "../../../src/indicators/nowcast/back-test.ts";
import { contest, errorsOf, sizeClass } from "../../../src/indicators/nowcast/quality.ts";

const backTest = (nowcast: number, naive: number, lastYear: number | null = null): BackTest => ({
  standing: 9,
  nowcast,
  naive,
  lastYear,
  onOtherSource: false,
  hasSeam: false,
});

describe("errors", () => {
  test("are mean absolute ones, of last year where it was known", () => {
    const tests = [backTest(1, -4, 2), backTest(-3, 2), backTest(2, 0, -3)];
    expect(errorsOf(tests)).toEqual({ nowcast: 2, naive: 2, lastYear: 2.5 });
  });

  test("are none without a back-test", () => {
    expect(errorsOf([])).toEqual({ nowcast: null, naive: null, lastYear: null });
  });
});

describe("a contest", () => {
  test("is won by the nowcast only where its errors are the smaller ones, over all series of a class", () => {
    const judge = contest();
    judge.add("a", [backTest(1, -2)]);
    judge.add("a", [backTest(-3, 2.5)]);
    judge.add("b", [backTest(1, -1)]);
    judge.add("c", []);
    expect(["a", "b", "c", "d"].map((name) => judge.nowcastWins(name))).toEqual([true, false, false, false]);
    expect(["a", "b", "c", "d"].map((name) => judge.isTried(name))).toEqual([true, true, false, false]);
  });
});

test("classes of size begin at 0, 300, 1000 and 10,000 persons", () => {
  expect([0, 299, 300, 999, 1000, 9999, 10_000, 900_000].map(sizeClass)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});
