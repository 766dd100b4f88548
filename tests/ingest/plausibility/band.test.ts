import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf } from "../../../src/ingest/plausibility/band.ts";

const usual = [1.02, 0.98, 1.01, 0.99, 1.03, 0.97, 1, 1.01, 0.99, 1.02, 0.98];

describe("bandOf", () => {
  it("believes 60 to 160 % before there is a history of twelve periods", () => {
    expect(bandOf([])).toEqual({ least: 0.6, most: 1.6 });
    expect(bandOf(usual.slice(1))).toEqual({ least: 0.6, most: 1.6 });
  });

  it("is a quarter wide at least, around what is usual", () => {
    const { least, most } = bandOf(usual);
    expect(least).toBeCloseTo(0.8, 6);
    expect(most).toBeCloseTo(1.25, 6);
  });

  it("is as wide as a history that goes up and down", () => {
    const { least, most } = bandOf([2, 0.5, 2, 0.5, 2, 0.5, 2, 0.5, 2, 0.5, 2, 0.5]);
    expect(least).toBeLessThan(0.05);
    expect(most).toBeGreaterThan(20);
  });

  it("does not learn from one period that fell out, nor from periods without a count", () => {
    expect(bandOf([...usual, 0.1, 10])).toEqual(bandOf([...usual, 0.1, 10, 0, Number.POSITIVE_INFINITY, Number.NaN]));
    expect(bandOf([...usual, 0.1, 10]).least).toBeGreaterThan(0.75);
  });

  it("always holds the usual ratio, and never depends on the order of the history", () => {
    const ratios = array(double({ min: 0.01, max: 100, noNaN: true }), { minLength: 11, maxLength: 40 });
    assert(
      property(ratios, (history) => {
        const sorted = history.toSorted((a, b) => a - b);
        const { least, most } = bandOf(history);
        const middle = sorted[sorted.length >> 1]!;
        expect(least).toBeLessThanOrEqual(middle);
        expect(most).toBeGreaterThanOrEqual(sorted[(sorted.length - 1) >> 1]!);
        expect(bandOf(sorted)).toEqual({ least, most });
      }),
    );
  });
});
