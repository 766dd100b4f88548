import { array, assert, double, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracyOf } from "../../bench/nowcast/accuracy.ts";
import type { Forecast } from "../../bench/nowcast/forecasts.ts";
import { reportOf } from "../../bench/nowcast/report.ts";
import { targetsOf, verdict } from "../../bench/nowcast/targets.ts";
import type { Target } from "../../bench/nowcast/targets.ts";

const forecast = (given: Partial<Forecast> = {}): Forecast => ({
  seed: 7,
  indicator: "unemployment_gap_18_64",
  area: "C6",
  background: "_Z",
  month: "2026-08",
  vintage: "2026-10-20",
  delay: 0,
  source: "job_search",
  method: "chain_ladder",
  truth: 10,
  nowcast: 10.1,
  limits80: { lower: 9.9, upper: 10.3 },
  limits95: { lower: 9.8, upper: 10.4 },
  naive: 12,
  lastYear: 11,
  ...given,
});

describe("accuracy", () => {
  const some = [
    forecast({ nowcast: 10.2, naive: 12 }),
    forecast({ nowcast: 9.6, naive: 13, lastYear: null, limits80: { lower: 9.4, upper: 9.8 } }),
    forecast({ nowcast: null, naive: 20, limits80: null, limits95: null, method: "completeness" }),
  ];

  it("is of the forecasts that have a value, naive estimates of the same ones", () => {
    const { asked, told, error, bias, scatter, naive, naiveBias, lastYear, ratio } = accuracyOf(some);
    expect([asked, told]).toEqual([3, 2]);
    expect(error).toBeCloseTo(0.3);
    expect(bias).toBeCloseTo(-0.1);
    // Two errors, 0.2 and -0.4.
    expect(scatter).toBeCloseTo(0.3);
    expect([naive, naiveBias, lastYear]).toEqual([2.5, 2.5, 1]);
    expect(ratio).toBeCloseTo(2.5 / 0.3);
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
    const { asked, ...rest } = accuracyOf([]);
    expect(asked).toBe(0);
    expect(new Set(Object.values(rest))).toEqual(new Set([0, null]));
  });

  it("never has a bias above its mean absolute error", () => {
    const value = double({ min: -50, max: 50, noNaN: true });
    assert(
      property(array(record({ nowcast: value, truth: value, naive: value }), { minLength: 1 }), (given) => {
        const { error, bias, naive, naiveBias } = accuracyOf(given.map(forecast));
        expect(Math.abs(bias ?? NaN)).toBeLessThanOrEqual((error ?? NaN) + 1e-9);
        expect(Math.abs(naiveBias ?? NaN)).toBeLessThanOrEqual((naive ?? NaN) + 1e-9);
      }),
    );
  });
});

const target = (given: Partial<Target>): Target => ({
  name: "",
  measured: 3,
  scatter: null,
  wanted: [3, Infinity],
  unit: "times",
  months: 18,
  ...given,
});

describe("targets", () => {
  it.each<[Partial<Target>, string]>([
    [{}, "yes"],
    [{ measured: 2.99 }, "no"],
    [{ months: 17 }, "too few months"],
    [{ measured: null }, "too few months"],
    [{ wanted: [0, 0.2], measured: 0.2 }, "yes"],
    [{ wanted: [75, 85], measured: 92 }, "no"],
  ])("%o: %s", (given, said) => {
    expect(verdict(target(given))).toBe(said);
  });

  const months = Array.from({ length: 24 }, (_, index) => `20${20 + Math.floor(index / 12)}-${10 + (index % 12)}`);
  const forecasts = months.flatMap((month) => [
    forecast({ month }),
    forecast({ month, area: "KU049", nowcast: 10.5 }),
    forecast({ month, delay: 1, nowcast: 20 }),
    forecast({ month, indicator: "unemployment_rate_18_64", background: "FOREIGN", nowcast: 10.1 }),
    forecast({ month, indicator: "unemployment_rate_18_64", background: "FINNISH", truth: 10.1 }),
  ]);

  it("are measured at first deliveries, in all cities together and in the cities", () => {
    const [ratio, error, cities, within80, , foreign, finnish] = targetsOf(forecasts);
    expect(ratio?.measured).toBeCloseTo(20);
    expect(error?.measured).toBeCloseTo(0.1);
    expect(cities?.measured).toBeCloseTo(4);
    expect(within80?.measured).toBe(100);
    expect(foreign?.measured).toBeCloseTo(100);
    expect(finnish?.measured).toBeNull();
    expect(targetsOf(forecasts).map(({ months: of }) => of)).toEqual([24, 24, 24, 24, 24, 24, 24, 0, 0]);
  });

  it("of several countries are of all their months, and of each beside them", () => {
    const other = forecasts.map((one) => ({ ...one, seed: 8, nowcast: 2 * one.truth - (one.nowcast ?? NaN) }));
    const [ratio, , , , , foreign] = targetsOf([...forecasts, ...other]);
    expect(ratio).toMatchObject({ months: 48, measured: expect.closeTo(20, 6) });
    // What is too high in one is as much too low in the other.
    expect(foreign?.measured).toBeCloseTo(0);
    expect(foreign?.scatter).toBeCloseTo(100 / Math.sqrt(47));
    const report = reportOf([...forecasts, ...other], []);
    expect(report).toContain("| months | met | seed 7 | seed 8 |");
    expect(report).toContain("| 0.0 ± 14.6 % | 48 | yes | 100.0 ± 0.0 % | 100.0 ± 0.0 % |");
  });

  it("are of a young history apart from those of an older one", () => {
    const aged = forecasts.map((one, at) => ({
      ...one,
      vintage: `20${20 + Math.floor(at / 60)}-${10 + (Math.floor(at / 5) % 12)}`,
    }));
    const report = reportOf(aged, []);
    expect(report).toContain("| with a second year of history | 48 | 48 |");
    expect(report).toContain("| with a third one | 48 | 48 |");
  });

  it("stand in the report with what was wanted and what was measured", () => {
    const report = reportOf(forecasts, []);
    expect(report).toContain("| C6 unemployment gap: mean absolute error | at most 0.2 pp | 0.100 pp | 24 | yes |");
    expect(report).toContain("| unemployment_gap_18_64; C6; 1 | 24 | 24 | 10.000 |");
    expect(report).toContain("| all headlines; cities; 0 | 24 | 24 | 0.500 |");
  });
});
