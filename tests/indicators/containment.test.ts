import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countFigure, gapFigure, rateFigure } from "../../src/indicators/figure.ts";
import type { Figure, FigureOptions } from "../../src/indicators/figure.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { newcombe } from "../../src/statistics/newcombe.ts";
import { roundedDown, roundedUp } from "../../src/statistics/rounding.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { compositions, knownCells, roundings } from "./true-counts.ts";
import type { Known } from "./true-counts.ts";

const RUNS = { numRuns: 2000 };

/** Two cells with true counts, and how they were rounded and added up. */
const drawn = fc
  .tuple(compositions, roundings)
  .chain(([composition, rounding]) =>
    fc.tuple(
      fc.constant<FigureOptions>({ decimals: 1, composition, rounding }),
      knownCells(composition, rounding),
      knownCells(composition, rounding),
    ),
  );

const holds = ({ LOWER, UPPER }: Figure, value: number): boolean => LOWER! <= value && value <= UPPER!;

const within = (inner: Figure, outer: Figure): boolean => outer.LOWER! <= inner.LOWER! && inner.UPPER! <= outer.UPPER!;

const outwards = ({ lower, upper }: Interval) => ({
  LOWER: roundedDown(100 * lower, 1),
  UPPER: roundedUp(100 * upper, 1),
});

const rateOf = ({ truth }: Known): number => (100 * truth.numerator) / truth.denominator;

describe("a published interval contains what the true counts give", () => {
  test("of a count", () => {
    fc.assert(
      fc.property(drawn, ([making, { cell, truth }]) => {
        const figure = countFigure(cell, making);
        expect(holds(figure, truth.numerator) && holds(figure, figure.OBS_VALUE!)).toBe(true);
      }),
      RUNS,
    );
  });

  test("of a rate: the rate and all of its Wilson interval", () => {
    fc.assert(
      fc.property(drawn, ([making, known]) => {
        const figure = rateFigure(known.cell, making);
        const { lower, upper } = wilson(known.truth);
        for (const value of [rateOf(known), figure.OBS_VALUE!, 100 * lower, 100 * upper])
          expect(holds(figure, value)).toBe(true);
      }),
      RUNS,
    );
  });

  test("of a gap: the gap and all of its Newcombe interval", () => {
    fc.assert(
      fc.property(drawn, ([making, minuend, subtrahend]) => {
        const figure = gapFigure(minuend.cell, subtrahend.cell, making);
        const { lower, upper } = newcombe(minuend.truth, subtrahend.truth);
        const gap = rateOf(minuend) - rateOf(subtrahend);
        for (const value of [gap, figure.OBS_VALUE!, 100 * lower, 100 * upper]) expect(holds(figure, value)).toBe(true);
      }),
      RUNS,
    );
  });
});

test("a larger base never makes an interval narrower", () => {
  fc.assert(
    fc.property(drawn, fc.nat(50), ([making, first, second], more) => {
      const { base, minimum } = making.rounding;
      const coarser: FigureOptions = { ...making, rounding: { base: base + more, minimum } };
      expect(within(countFigure(first.cell, making), countFigure(first.cell, coarser))).toBe(true);
      expect(within(rateFigure(first.cell, making), rateFigure(first.cell, coarser))).toBe(true);
      const gaps = [making, coarser].map((each) => gapFigure(first.cell, second.cell, each));
      expect(within(gaps[0]!, gaps[1]!)).toBe(true);
    }),
    RUNS,
  );
});

test("at base 1 nothing but the method's own limits is left", () => {
  const exact = drawn.chain(([making]) => {
    const rounding = { ...making.rounding, base: 1 };
    const cell = knownCells(making.composition, rounding);
    return fc.tuple(fc.constant<FigureOptions>({ ...making, rounding }), cell, cell);
  });
  fc.assert(
    fc.property(exact, ([making, first, second]) => {
      expect(countFigure(first.cell, making)).toMatchObject({
        LOWER: first.truth.numerator,
        UPPER: first.truth.numerator,
      });
      expect(rateFigure(first.cell, making)).toMatchObject(outwards(wilson(first.truth)));
      const gap = gapFigure(first.cell, second.cell, making);
      expect(gap).toMatchObject(outwards(newcombe(first.truth, second.truth)));
    }),
    RUNS,
  );
});
