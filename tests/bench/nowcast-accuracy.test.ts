import { array, assert, double, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracyOf } from "../../bench/nowcast/accuracy.ts";
import { accuracyReport } from "../../bench/nowcast/report-accuracy.ts";
import { forecast, monthsFrom } from "./nowcast-given.ts";

describe("accuracy", () => {
  const some = [
    forecast({ nowcast: 10.2, naive: 12 }),
    forecast({ nowcast: 9.6, naive: 13, lastYear: null, limits80: { lower: 9.4, upper: 9.8 } }),
    forecast({ nowcast: null, naive: 20, limits80: null, limits95: null, method: "completeness" }),
  ];

  it("is of the forecasts that have a value, yardsticks of the same ones", () => {
    const { asked, values, published, error, bias, scatter, naive, lastFinal, lastYear } = accuracyOf(some);
    expect([asked, values]).toEqual([3, 2]);
    expect(published).toBeCloseTo(200 / 3);
    expect(error).toBeCloseTo(0.3);
    expect(bias).toBeCloseTo(-0.1);
    // Two errors, 0.2 and -0.4.
    expect(scatter).toBeCloseTo(0.3);
    expect([naive, lastFinal, lastYear]).toEqual([2.5, 1.5, 1]);
  });

  it.each([
    ["naive", { naive: 10.3 }],
    ["the last final month", { lastFinal: 9.7 }],
    ["last year's month", { lastYear: 10.3 }],
  ])("is held against the best yardstick: %s", (_, given) => {
    const { best, ratio } = accuracyOf([forecast(given)]);
    expect(best).toBeCloseTo(0.3);
    expect(ratio).toBeCloseTo(3);
  });

  it("has a best yardstick where nothing was final and no year before", () => {
    expect(accuracyOf([forecast({ lastFinal: null, lastYear: null })]).best).toBe(2);
    expect(accuracyOf([forecast({ naive: null, lastFinal: null, lastYear: null })])).toMatchObject({
      values: 1,
      best: null,
      ratio: null,
    });
  });

  it("counts truths in intervals, their ends included, of those that have any", () => {
    const { within80, within95 } = accuracyOf([
      ...some,
      forecast({ limits80: { lower: 10, upper: 10 }, limits95: null }),
      forecast({ limits80: null, limits95: { lower: 11, upper: 12 } }),
    ]);
    expect(within80).toBeCloseTo((100 * 2) / 3);
    expect(within95).toBeCloseTo((100 * 2) / 3);
  });

  it("is nothing of nothing", () => {
    const { asked, values, ...rest } = accuracyOf([]);
    expect([asked, values]).toEqual([0, 0]);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });

  it("never has a bias above its mean absolute error, and no yardstick nearer than the best", () => {
    const value = double({ min: -50, max: 50, noNaN: true });
    assert(
      property(array(record({ nowcast: value, truth: value, naive: value }), { minLength: 1 }), (given) => {
        const { error, bias, naive, best } = accuracyOf(given.map(forecast));
        expect(Math.abs(bias ?? NaN)).toBeLessThanOrEqual((error ?? NaN) + 1e-9);
        expect(best).toBeLessThanOrEqual(naive ?? NaN);
      }),
    );
  });
});

describe("the tables of accuracy", () => {
  const months = monthsFrom("2024-01", 24);
  const forecasts = months.flatMap((month) => [
    forecast({ month, vintage: month }),
    forecast({ month, vintage: month, area: "KU049", nowcast: 10.5 }),
    forecast({ month, vintage: month, delay: 1, nowcast: 20 }),
    forecast({ month, vintage: month, indicator: "unemployment_rate_18_64", background: "FOREIGN" }),
  ]);

  it("have every series by level and delay, with the yardsticks", () => {
    const report = accuracyReport(forecasts, []);
    expect(report).toContain(
      "| unemployment_gap_18_64; C6; 0 | 24 | 24 | 0.100 | 0.100 | 2.000 | 1.500 | 1.000 | 10.0 |",
    );
    expect(report).toContain("| unemployment_gap_18_64; C6; 1 | 24 | 24 | 10.000 |");
    expect(report).toContain("| all headlines; cities; 0 | 24 | 24 | 0.500 |");
  });

  it("have a young history apart from an older one", () => {
    const report = accuracyReport(forecasts, []);
    expect(report).toContain("| in the second year of the history | 36 | 36 |");
    expect(report).toContain("| in the third year | 36 | 36 |");
  });

  it("have the bias with what it comes to by chance, and each country by itself", () => {
    const other = forecasts.map((one) => ({ ...one, seed: 8, nowcast: 2 * one.truth - (one.nowcast ?? NaN) }));
    const report = accuracyReport([...forecasts, ...other], []);
    // What is too high in one country is as much too low in the other.
    expect(report).toContain("| unemployment_rate_18_64, FOREIGN; C6 | 0 | 15 | 48 |");
    expect(report).toContain("| seed 8: unemployment_gap_18_64, C6 | 24 | 24 | 0.100 | -0.100 |");
  });
});
