import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/indicators/counted-cells.ts";
import { countFigure, gapFigure, rateFigure } from "../../src/indicators/figure.ts";
import type { FigureOptions } from "../../src/indicators/figure.ts";

const tens = (min: number, max: number) => fc.integer({ min, max }).map((ten) => ten * 10);

const cells: fc.Arbitrary<Cell> = fc
  .record({ numerator: tens(1, 30_000), rest: tens(1, 100_000), status: fc.constantFrom("A", "P") })
  .map(({ numerator, rest, status }) => ({ numerator, denominator: numerator + rest, status }));

const without = (status: string): Cell => ({ numerator: null, denominator: null, status });

const cell = (numerator: number, denominator: number, status = "A"): Cell => ({ numerator, denominator, status });

/** A measure of two, as unemployed of employed and unemployed. */
const ofTwo = { numerator: 1, denominator: 2, nested: true };

/** A count of another count, as employed of persons. */
const ofAnother = { numerator: 1, denominator: 1, nested: false };

const making = (base: number, composition = ofTwo): FigureOptions => ({
  decimals: 1,
  composition,
  rounding: { base, minimum: 10 },
});

const unrounded = making(1);
const rounded = making(10);

const limits = (given: Cell, how: FigureOptions) => {
  const { LOWER, UPPER } = rateFigure(given, how);
  return [LOWER, UPPER];
};

describe("a rate", () => {
  test("is per cent with one decimal, half away from zero, with Wilson's limits rounded outwards", () => {
    expect(rateFigure(cell(650, 1000), unrounded)).toEqual({
      OBS_VALUE: 65,
      LOWER: 61.9,
      UPPER: 67.9,
      N_BASE: 1000,
      OBS_STATUS: "A",
    });
    expect(rateFigure(cell(10, 160), unrounded).OBS_VALUE).toBe(6.3);
  });

  test("has Wilson's limits at the ends of what the roundings allow", () => {
    // 645 of 645 + 354 to 654 of 654 + 345
    expect(rateFigure(cell(650, 1000), rounded)).toMatchObject({ OBS_VALUE: 65, LOWER: 61.5, UPPER: 68.4 });
    // 645 of 1004 to 654 of 995
    expect(rateFigure(cell(650, 1000), making(10, ofAnother))).toMatchObject({
      OBS_VALUE: 65,
      LOWER: 61.2,
      UPPER: 68.7,
    });
  });

  test("has wider limits for its rounding, the more so the smaller the counts", () => {
    expect(limits(cell(50, 100), rounded)).toEqual([35.9, 64.1]);
    expect(limits(cell(50, 100), unrounded)).toEqual([40.3, 59.7]);
    expect(limits(cell(500, 1000), rounded)).toEqual([46.4, 53.6]);
    expect(limits(cell(500, 1000), unrounded)).toEqual([46.9, 53.1]);
  });

  test("of the smallest published counts rests on no fewer than the rules publish", () => {
    // 10 of 10 + 14 to 14 of 14 + 10; without the rule 5 of 5 + 14 to 14 of 14 + 5
    expect(rateFigure(cell(10, 20), rounded)).toMatchObject({ OBS_VALUE: 50, LOWER: 24.4, UPPER: 75.6 });
  });

  test("lies between its limits, and they between 0 and 100", () => {
    fc.assert(
      fc.property(cells, (given) => {
        const { OBS_VALUE, LOWER, UPPER, N_BASE } = rateFigure(given, rounded);
        expect(0 <= LOWER! && LOWER! <= OBS_VALUE! && OBS_VALUE! <= UPPER! && UPPER! <= 100).toBe(true);
        expect(N_BASE).toBe(given.denominator);
      }),
    );
  });

  test.each([
    ["numerator", cell(0, 100)],
    ["rest", cell(100, 100)],
    ["rest, by rounding", cell(110, 100)],
  ])("is withheld when nobody is in the %s", (_, given) => {
    expect(rateFigure(given, rounded)).toEqual({
      OBS_VALUE: null,
      LOWER: null,
      UPPER: null,
      N_BASE: null,
      OBS_STATUS: "Q",
    });
  });

  test.each(["Q", "L"])("has nothing but a status when the counts are %s", (status) => {
    expect(rateFigure(without(status), rounded)).toEqual({
      OBS_VALUE: null,
      LOWER: null,
      UPPER: null,
      N_BASE: null,
      OBS_STATUS: status,
    });
  });
});

describe("a gap", () => {
  test("is minuend minus subtrahend in percentage points with Newcombe's limits rounded outwards", () => {
    const figure = gapFigure(cell(560, 700), cell(480, 800), unrounded);
    expect(figure).toEqual({ OBS_VALUE: 20, LOWER: 15.4, UPPER: 24.5, N_BASE: 700, OBS_STATUS: "A" });
  });

  test("has Newcombe's limits at the two corners of what the roundings allow", () => {
    // 555 of 699 and 484 of 799; 564 of 699 and 475 of 799
    const figure = gapFigure(cell(560, 700), cell(480, 800), rounded);
    expect(figure).toEqual({ OBS_VALUE: 20, LOWER: 14.2, UPPER: 25.7, N_BASE: 700, OBS_STATUS: "A" });
  });

  test("is taken from the rates before they are rounded", () => {
    // 33.333... - 16.666... is 16.7; the rounded rates differ by 16.6
    expect(gapFigure(cell(1000, 3000), cell(500, 3000), rounded).OBS_VALUE).toBe(16.7);
  });

  test("turns its sign and its limits with the groups, and lies between them", () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const [there, back] = [gapFigure(a, b, rounded), gapFigure(b, a, rounded)];
        expect(there.OBS_VALUE! + back.OBS_VALUE!).toBe(0);
        expect(there.LOWER! + back.UPPER!).toBe(0);
        expect(there.LOWER! <= there.OBS_VALUE! && there.OBS_VALUE! <= there.UPPER!).toBe(true);
        expect(there.N_BASE).toBe(Math.min(a.denominator!, b.denominator!));
      }),
    );
  });

  test("is published only where both rates are, with the weaker status", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom("Q", "L"), fc.boolean(), (given, status, first) => {
        const figure = first ? gapFigure(without(status), given, rounded) : gapFigure(given, without(status), rounded);
        expect(figure).toEqual({ OBS_VALUE: null, LOWER: null, UPPER: null, N_BASE: null, OBS_STATUS: status });
      }),
    );
    expect(gapFigure(without("Q"), without("L"), rounded).OBS_STATUS).toBe("L");
    expect(gapFigure(cell(10, 100, "P"), cell(20, 100), rounded).OBS_STATUS).toBe("P");
  });
});

describe("a count", () => {
  test("is the published number with the limits of its rounding, or nothing", () => {
    expect(countFigure(cell(120, 120, "P"), rounded)).toEqual({
      OBS_VALUE: 120,
      LOWER: 115,
      UPPER: 124,
      N_BASE: 120,
      OBS_STATUS: "P",
    });
    expect(countFigure(without("Q"), rounded)).toEqual({
      OBS_VALUE: null,
      LOWER: null,
      UPPER: null,
      N_BASE: null,
      OBS_STATUS: "Q",
    });
  });

  test("of the fewest persons that are published is not fewer, and of two measures has both roundings", () => {
    expect(countFigure(cell(10, 10), rounded)).toMatchObject({ LOWER: 10, UPPER: 14 });
    const two = making(10, { numerator: 2, denominator: 2, nested: true });
    expect(countFigure(cell(120, 120), two)).toMatchObject({ LOWER: 110, UPPER: 128 });
  });
});
