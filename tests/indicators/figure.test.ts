import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/indicators/cells.ts";
import { countFigure, gapFigure, rateFigure } from "../../src/indicators/figure.ts";

const tens = (min: number, max: number) => fc.integer({ min, max }).map((ten) => ten * 10);

const cells: fc.Arbitrary<Cell> = fc
  .record({ numerator: tens(1, 30_000), rest: tens(1, 100_000), status: fc.constantFrom("A", "P") })
  .map(({ numerator, rest, status }) => ({ numerator, denominator: numerator + rest, status }));

const without = (status: string): Cell => ({ numerator: null, denominator: null, status });

const cell = (numerator: number, denominator: number, status = "A"): Cell => ({ numerator, denominator, status });

describe("a rate", () => {
  test("is per cent with one decimal, half away from zero, with Wilson's limits", () => {
    expect(rateFigure(cell(650, 1000), 1)).toEqual({
      OBS_VALUE: 65,
      LOWER: 62,
      UPPER: 67.9,
      N_BASE: 1000,
      OBS_STATUS: "A",
    });
    expect(rateFigure(cell(10, 160), 1).OBS_VALUE).toBe(6.3);
  });

  test("lies between its limits, and they between 0 and 100", () => {
    fc.assert(
      fc.property(cells, (given) => {
        const { OBS_VALUE, LOWER, UPPER, N_BASE } = rateFigure(given, 1);
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
    expect(rateFigure(given, 1)).toEqual({ OBS_VALUE: null, LOWER: null, UPPER: null, N_BASE: null, OBS_STATUS: "Q" });
  });

  test.each(["Q", "L"])("has nothing but a status when the counts are %s", (status) => {
    expect(rateFigure(without(status), 1)).toEqual({
      OBS_VALUE: null,
      LOWER: null,
      UPPER: null,
      N_BASE: null,
      OBS_STATUS: status,
    });
  });
});

describe("a gap", () => {
  test("is minuend minus subtrahend in percentage points with Newcombe's limits", () => {
    const figure = gapFigure(cell(560, 700), cell(480, 800), 1);
    expect(figure).toEqual({ OBS_VALUE: 20, LOWER: 15.4, UPPER: 24.4, N_BASE: 700, OBS_STATUS: "A" });
  });

  test("is taken from the rates before they are rounded", () => {
    // 33.333... - 16.666... is 16.7; the rounded rates differ by 16.6
    expect(gapFigure(cell(1000, 3000), cell(500, 3000), 1).OBS_VALUE).toBe(16.7);
  });

  test("turns its sign and its limits with the groups, and lies between them", () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const [there, back] = [gapFigure(a, b, 1), gapFigure(b, a, 1)];
        expect(there.OBS_VALUE! + back.OBS_VALUE!).toBe(0);
        expect(there.LOWER! + back.UPPER!).toBe(0);
        expect(there.LOWER! <= there.OBS_VALUE! && there.OBS_VALUE! <= there.UPPER!).toBe(true);
        expect(there.N_BASE).toBe(Math.min(a.denominator!, b.denominator!));
      }),
    );
  });

  test("is told only where both rates are, with the weaker status", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom("Q", "L"), fc.boolean(), (given, status, first) => {
        const figure = first ? gapFigure(without(status), given, 1) : gapFigure(given, without(status), 1);
        expect(figure).toEqual({ OBS_VALUE: null, LOWER: null, UPPER: null, N_BASE: null, OBS_STATUS: status });
      }),
    );
    expect(gapFigure(without("Q"), without("L"), 1).OBS_STATUS).toBe("L");
    expect(gapFigure(cell(10, 100, "P"), cell(20, 100), 1).OBS_STATUS).toBe("P");
  });
});

test("a count is the published number or nothing", () => {
  expect(countFigure(cell(120, 120, "P"))).toEqual({
    OBS_VALUE: 120,
    LOWER: null,
    UPPER: null,
    N_BASE: 120,
    OBS_STATUS: "P",
  });
  expect(countFigure(without("Q"))).toEqual({
    OBS_VALUE: null,
    LOWER: null,
    UPPER: null,
    N_BASE: null,
    OBS_STATUS: "Q",
  });
});
