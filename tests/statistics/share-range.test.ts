import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Interval, Share } from "../../src/statistics/interval.ts";
import { newcombe, newcombeOver } from "../../src/statistics/newcombe.ts";
import { rangeWithTotal, rangeWithRest } from "../../src/statistics/share-range.ts";
import { wilson, wilsonOver } from "../../src/statistics/wilson.ts";

/** Whole numbers from a lower limit up, with one of them. */
const wholes = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 2_000_000 })), fc.nat(30), fc.nat(30))
  .map(([lower, below, above]) => ({ limits: { lower, upper: lower + below + above }, one: lower + below }));

const within = (inner: Interval, outer: Interval): boolean => outer.lower <= inner.lower && inner.upper <= outer.upper;

const exactly = (number: number): Interval => ({ lower: number, upper: number });

const withRest = fc.tuple(wholes, wholes).map(([numerator, rest]) => ({
  range: rangeWithRest(numerator.limits, rest.limits),
  share: { numerator: numerator.one, denominator: numerator.one + rest.one },
}));

const ofWhole = fc
  .tuple(wholes, wholes)
  .filter(([numerator, denominator]) => numerator.one <= denominator.one)
  .map(([numerator, denominator]) => ({
    range: rangeWithTotal(numerator.limits, denominator.limits),
    share: { numerator: numerator.one, denominator: denominator.one },
  }));

describe.each([
  ["a numerator and a rest", withRest],
  ["a numerator and a whole", ofWhole],
])("the range of shares of %s", (_, drawn) => {
  test("has Wilson's limits of every share in it between its own", () => {
    fc.assert(
      fc.property(drawn, ({ range, share }) => {
        expect(within(wilson(share), wilsonOver(range))).toBe(true);
      }),
    );
  });

  test("has Newcombe's limits of every pair between its own", () => {
    fc.assert(
      fc.property(drawn, drawn, (a, b) => {
        expect(within(newcombe(a.share, b.share), newcombeOver(a.range, b.range))).toBe(true);
      }),
    );
  });
});

test("a range of one share has that share's limits", () => {
  const share: Share = { numerator: 56, denominator: 70 };
  const ranges = [rangeWithRest(exactly(56), exactly(14)), rangeWithTotal(exactly(56), exactly(70))];
  for (const range of ranges) {
    expect(range).toEqual({ lowest: share, highest: share });
    expect(wilsonOver(range)).toEqual(wilson(share));
    expect(newcombeOver(range, range)).toEqual(newcombe(share, share));
  }
});

test("where the numerator may be all of the denominator, the highest share is the whole", () => {
  const range = rangeWithTotal({ lower: 90, upper: 108 }, { lower: 105, upper: 114 });
  expect(range.highest).toEqual({ numerator: 105, denominator: 105 });
  expect(wilsonOver(range).upper).toBe(1);
});
