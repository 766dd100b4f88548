import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countFigure, gapFigure, rateFigure } from "../../../src/indicators/figure.ts";
import type { FigureOptions } from "../../../src/indicators/figure.ts";
import { nowcastFigure } from "../../../src/indicators/nowcast/nowcast-figure.ts";
import type { Nowcast } from "../../../src/indicators/nowcast/nowcast-months.ts";
import type { ExpectedShare } from "../../../src/indicators/nowcast/series.ts";
import type { NowcastRow } from "../../../src/model/nowcast-row.ts";
import { madeUpRow } from "./made-up-row.ts";

const making: FigureOptions & { readonly isCount: boolean } = {
  decimals: 1,
  composition: { numerator: 1, denominator: 2, nested: true },
  rounding: { base: 10, minimum: 10 },
  isCount: false,
};
const ofCount = { ...making, decimals: 0, isCount: true, composition: { numerator: 1, denominator: 1, nested: true } };

const cell = (numerator: number, denominator: number, status = "P") => ({ numerator, denominator, status });
const published = rateFigure(cell(180, 1000), making);

const nowcast = (row: Partial<NowcastRow> = {}, shares: readonly ExpectedShare[] | null = null): Nowcast => ({
  row: madeUpRow(row),
  shares,
});

const expected = nowcast({}, [{ numerator: 160.2, denominator: 1049.8 }]);

const NONE = { NOWCAST_LOWER: null, NOWCAST_UPPER: null, COMPLETENESS: null };

describe("a month of which reports still arrive", () => {
  test("has the estimate, the band rounded outwards, and the number of persons behind it", () => {
    // 1.005 as a double is a little less.
    const few = nowcast({}, [{ numerator: 1.005, denominator: 10 }]);
    expect(nowcastFigure(published, few, making).OBS_VALUE).toBe(10.1);
    expect(nowcastFigure(published, expected, making)).toEqual({
      // 160.2 of 1049.8
      OBS_VALUE: 15.3,
      ...(({ LOWER, UPPER }) => ({ LOWER, UPPER }))(rateFigure(cell(160, 1050, "E"), making)),
      N_BASE: 1000,
      OBS_STATUS: "E",
      NOWCAST_LOWER: 14.8,
      NOWCAST_UPPER: 15.8,
      COMPLETENESS: 0.912,
      METHOD: "chain_ladder",
    });
  });

  test("has a band that is open above where nothing limits it", () => {
    const open = nowcast({ UPPER_95: null }, [{ numerator: 160.2, denominator: 1049.8 }]);
    expect(nowcastFigure(published, open, making)).toMatchObject({ NOWCAST_LOWER: 14.8, NOWCAST_UPPER: null });
  });

  test("takes expected persons to the thousandth", () => {
    const few = nowcast({}, [{ numerator: 50.0499, denominator: 100 }]);
    expect(nowcastFigure(published, few, making).OBS_VALUE).toBe(50.1);
  });

  test("has a gap as it is before rates are rounded", () => {
    const gap = gapFigure(cell(180, 1000), cell(100, 2000), making);
    const shares = [
      { numerator: 1000 / 3, denominator: 1000 },
      { numerator: 500 / 3, denominator: 1000 },
    ];
    const figure = nowcastFigure(gap, nowcast({ LOWER_95: 16.31, UPPER_95: 17.01 }, shares), making);
    expect(figure).toMatchObject({
      OBS_VALUE: 16.7,
      OBS_STATUS: "E",
      NOWCAST_LOWER: 16.3,
      NOWCAST_UPPER: 17.1,
      N_BASE: 1000,
    });
  });

  test("keeps the published value where that is as good, with the errors that it had", () => {
    const naive = nowcast({ METHOD: "naive", VALUE: 18, LOWER_95: 17.94, UPPER_95: 18.06, COMPLETENESS: 0.9996 });
    expect(nowcastFigure(published, naive, making)).toEqual({
      ...published,
      OBS_STATUS: "P",
      NOWCAST_LOWER: 17.9,
      NOWCAST_UPPER: 18.1,
      COMPLETENESS: 1,
      METHOD: "naive",
    });
  });

  test("is normal once nothing changes any more", () => {
    const final = nowcast({ METHOD: "final", VALUE: 18, COMPLETENESS: 1, LOWER_95: null, UPPER_95: null });
    expect(nowcastFigure(published, final, making)).toEqual({
      ...published,
      ...NONE,
      OBS_STATUS: "A",
      COMPLETENESS: 1,
      METHOD: "final",
    });
  });

  test("has nothing where it is too early, not even a base", () => {
    const early = nowcast({ METHOD: "none", VALUE: null, REASON: "completeness", COMPLETENESS: 0.5 });
    expect(nowcastFigure(published, early, making)).toEqual({
      OBS_VALUE: null,
      LOWER: null,
      UPPER: null,
      N_BASE: null,
      OBS_STATUS: "L",
      ...NONE,
      METHOD: "none",
    });
  });
});

describe("what a nowcast cannot change", () => {
  const withheld = rateFigure({ numerator: null, denominator: null, status: "Q" }, making);
  const missing = rateFigure({ numerator: null, denominator: null, status: "L" }, making);
  const closed = rateFigure(cell(180, 1000, "A"), making);

  test.each([
    ["withheld", withheld, "none"],
    ["not collected", missing, "none"],
    ["closed", closed, "final"],
  ])("what is %s stays so", (_, figure, METHOD) => {
    expect(nowcastFigure(figure, expected, making)).toEqual({ ...figure, ...NONE, METHOD });
  });

  test("where there is none, the published value is kept", () => {
    expect(nowcastFigure(published, undefined, making)).toEqual({ ...published, ...NONE, METHOD: "naive" });
  });
});

describe("what is expected of a very small group", () => {
  test("may be nobody or everybody: then there is no value, never a published one beside the estimates of others", () => {
    for (const share of [
      { numerator: 0.2, denominator: 40 },
      { numerator: 40.2, denominator: 40 },
    ]) {
      const figure = nowcastFigure(published, nowcast({ VALUE: 0.5, LOWER_95: 0, UPPER_95: 1 }, [share]), making);
      expect(figure).toMatchObject({ OBS_VALUE: null, OBS_STATUS: "L", N_BASE: null, ...NONE, METHOD: "none" });
    }
  });

  test("is no number of persons under the fewest that are published", () => {
    const few = countFigure(cell(20, 20), ofCount);
    const figure = nowcastFigure(few, nowcast({ VALUE: 4 }, [{ numerator: 4, denominator: 4 }]), ofCount);
    expect(figure).toMatchObject({ OBS_VALUE: null, OBS_STATUS: "L", N_BASE: null, ...NONE, METHOD: "none" });
  });
});

describe("a number of persons that is expected", () => {
  const persons = countFigure(cell(1200, 1200), ofCount);

  test("is as exact as published ones, the band too", () => {
    const given = nowcast({ VALUE: 1234.4, LOWER_95: 1231.2, UPPER_95: 1237.6 }, [
      { numerator: 1234.4, denominator: 1234.4 },
    ]);
    expect(nowcastFigure(persons, given, ofCount)).toMatchObject({
      OBS_VALUE: 1230,
      LOWER: 1225,
      UPPER: 1234,
      N_BASE: 1200,
      OBS_STATUS: "E",
      NOWCAST_LOWER: 1230,
      NOWCAST_UPPER: 1240,
    });
  });

  test("lies in its band", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 10, max: 100_000, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (VALUE, wide) => {
          const row = { VALUE, LOWER_95: Math.max(0, VALUE - wide), UPPER_95: VALUE + wide };
          const figure = nowcastFigure(persons, nowcast(row, [{ numerator: VALUE, denominator: VALUE }]), ofCount);
          const inOrder = [figure.NOWCAST_LOWER!, figure.OBS_VALUE!, figure.NOWCAST_UPPER!];
          expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
          expect(inOrder.every((value) => value % 10 === 0)).toBe(true);
        },
      ),
    );
  });
});

test("an expected rate lies in its band, which holds what the back-tests said", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 20, max: 5000, noNaN: true }),
      fc.double({ min: 20, max: 5000, noNaN: true }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (numerator, rest, wide) => {
        const VALUE = (100 * numerator) / (numerator + rest);
        const row = { VALUE, LOWER_95: VALUE - wide, UPPER_95: VALUE + wide };
        const share = { numerator, denominator: numerator + rest };
        const { OBS_VALUE, NOWCAST_LOWER, NOWCAST_UPPER } = nowcastFigure(published, nowcast(row, [share]), making);
        expect(NOWCAST_LOWER! <= OBS_VALUE! && OBS_VALUE! <= NOWCAST_UPPER!).toBe(true);
        expect(NOWCAST_LOWER! <= row.LOWER_95 && row.UPPER_95 <= NOWCAST_UPPER!).toBe(true);
      },
    ),
  );
});
