import { describe, expect, it } from "vitest";
import type { Forecast } from "../../bench/nowcast/forecasts.ts";
import { NOTHING_MEASURED } from "../../bench/nowcast/measured.ts";
import type { Measured } from "../../bench/nowcast/measured.ts";
import { reportOf } from "../../bench/nowcast/report.ts";
import { targetsOf, verdict } from "../../bench/nowcast/targets.ts";
import type { Target } from "../../bench/nowcast/targets.ts";
import { evaluation, forecast, monthsFrom } from "./nowcast-given.ts";

const target = (given: Partial<Target>): Target => ({
  name: "",
  measured: 4,
  wanted: { from: 4 },
  unit: "times",
  by: "",
  months: 18,
  ...given,
});

describe("a target", () => {
  it.each<[Partial<Target>, string]>([
    [{}, "met"],
    [{ measured: 3.99 }, "not met"],
    [{ months: 17 }, "too few months"],
    [{ measured: null }, "not met"],
    [{ months: null, measured: null }, "not measured here"],
    [{ wanted: { to: 0.2 }, measured: 0.2 }, "met"],
    [{ wanted: { to: 0.2 }, measured: 0.21 }, "not met"],
    [{ wanted: { under: 5 }, measured: 5 }, "not met"],
    [{ wanted: { under: 5 }, measured: 4.9 }, "met"],
    [{ wanted: { from: 75, to: 87 }, measured: 92 }, "not met"],
  ])("%o: %s", (given, wanted) => {
    expect(verdict(target(given))).toBe(wanted);
  });
});

const MONTHS = monthsFrom("2025-09", 20);

const each = (given: (at: number) => Partial<Forecast>): readonly Forecast[] =>
  MONTHS.map((month, at) => forecast({ month, ...given(at) }));

const plain = (forecasts: readonly Forecast[], jobSearch: "monthly" | "yearly" = "monthly"): Measured => ({
  ...NOTHING_MEASURED,
  plain: { jobSearch, evaluation: evaluation(forecasts), arrivals: [] },
});

/** The measured number and the verdict of the one target with such a name. */
function said(measured: Measured, name: string): readonly [number | null, string] {
  const found = targetsOf(measured).filter((one) => one.name.includes(name));
  expect(found.map((one) => one.name)).toHaveLength(1);
  return [found[0]!.measured === null ? null : Number(found[0]!.measured.toFixed(3)), verdict(found[0]!)];
}

describe("the targets of countries without shocks", () => {
  it("are of the six cities' first deliveries alone", () => {
    const forecasts = [
      ...each(() => ({})),
      ...each(() => ({ area: "KU049", nowcast: 19 })),
      ...each(() => ({ delay: 1, nowcast: 19 })),
    ];
    expect(said(plain(forecasts), "C6 unemployment gap 18-64: mean absolute error")).toEqual([0.1, "met"]);
    expect(said(plain(forecasts), "best yardstick's error")).toEqual([10, "met"]);
  });

  it("are missed where a yardstick is too near or the error too great", () => {
    const near = each(() => ({ lastFinal: 10.3 }));
    expect(said(plain(near), "best yardstick's error")).toEqual([3, "not met"]);
    expect(said(plain(each(() => ({ nowcast: 10.2 }))), "18-64: mean absolute error")).toEqual([0.2, "not met"]);
  });

  it.each<[string, Partial<Forecast>]>([
    ["women's employment gap: published", { indicator: "employment_gap_women", background: "FOREIGN" }],
    ["foreign employment rate: published", { indicator: "employment_rate_18_64", background: "FOREIGN" }],
  ])("%s in nine of ten months", (name, series) => {
    const without = (count: number) => each((at) => ({ ...series, ...(at < count ? { nowcast: null } : {}) }));
    expect(said(plain(without(2)), name)).toEqual([90, "met"]);
    expect(said(plain(without(3)), name)).toEqual([85, "not met"]);
    expect(said(plain(without(20)), name)).toEqual([0, "not met"]);
  });

  it.each([
    ["80 % bands", "limits80", 16, 80, "met"],
    ["80 % bands", "limits80", 18, 90, "not met"],
    ["95 % bands", "limits95", 19, 95, "met"],
    ["95 % bands", "limits95", 20, 100, "not met"],
  ] as const)("%s of all headlines: %s of 20 truths in %i", (name, limits, inside, share, verdictSaid) => {
    const forecasts = each((at) => ({ [limits]: at < inside ? { lower: 9, upper: 11 } : { lower: 11, upper: 12 } }));
    expect(said(plain(forecasts), `monthly job search: ${name}`)).toEqual([share, verdictSaid]);
  });

  it("are others where job search comes once a year", () => {
    const forecasts = each((at) => ({ nowcast: at < 2 ? null : 10.2 }));
    const yearly = plain(forecasts, "yearly");
    expect(said(yearly, "yearly job search, C6 unemployment gap: published")).toEqual([90, "met"]);
    expect(said(yearly, "yearly job search, C6 unemployment gap: mean absolute error")).toEqual([0.2, "met"]);
    expect(said(yearly, "18-64: mean absolute error")).toEqual([null, "not measured here"]);
    expect(said(plain(forecasts), "yearly job search, C6 unemployment gap: published")[1]).toBe("not measured here");
  });
});

/** A country with shocks in which so many bands do not hold the truth. */
const shocked = (out: number): Measured => ({
  ...NOTHING_MEASURED,
  shocked: {
    evaluation: evaluation(each((at) => (at < out ? { limits95: { lower: 11, upper: 12 } } : {}))),
    shocks: [],
  },
});

describe("the targets of harder countries", () => {
  it("ask that bands hold nine of ten truths in spite of shocks", () => {
    expect(said(shocked(2), "with shocks")).toEqual([90, "met"]);
    expect(said(shocked(3), "with shocks")).toEqual([85, "not met"]);
  });

  it.each([
    [19, 0, "met", "met"],
    [18, 5, "not met", "not met"],
  ])("count %i of 20 warned of and %i of 100 false alarms", (warned, alarms, late, quiet) => {
    const trials = MONTHS.map((month, at) => ({ seed: 7, month, missing: 5, warned: at < warned }));
    // What is far from 5 % of wages does not count.
    const others = [1, 20].map((missing) => ({ seed: 7, month: "2027-09", missing, warned: false }));
    const latePayers = { trials: [...trials, ...others], alarms: { quiet: 100, warned: alarms } };
    const measured = { ...NOTHING_MEASURED, latePayers };
    expect(said(measured, "warned of")).toEqual([(100 * warned) / 20, late]);
    expect(said(measured, "false alarms")).toEqual([alarms, quiet]);
  });

  it("ask for every gap of a first night, and for no rate", () => {
    const rates = each(() => ({ indicator: "unemployment_rate_18_64", background: "FOREIGN", nowcast: null }));
    const night = (gaps: readonly Forecast[]): Measured => ({ ...NOTHING_MEASURED, firstNight: [...gaps, ...rates] });
    const published = "first night, C6 gaps of the newest month: published";
    expect(said(night(each(() => ({}))), published)).toEqual([100, "met"]);
    expect(said(night(each((at) => ({ nowcast: at === 0 ? null : 10 }))), published)).toEqual([95, "not met"]);
    expect(said(night(each(() => ({ nowcast: 10.4 }))), "first night, C6 gaps: mean")).toEqual([0.4, "not met"]);
    expect(said(night(each(() => ({ nowcast: 10.25 }))), "first night, C6 gaps: mean")).toEqual([0.25, "met"]);
  });

  it.each([
    [10.11, 1.1, "met"],
    [10.12, 1.2, "not met"],
  ])("hold the error with the audit against that without it: %d", (nowcast, ratio, verdictSaid) => {
    const audited = {
      audited: evaluation(each(() => ({ nowcast }))),
      unaudited: evaluation(each(() => ({}))),
      vintages: "all" as const,
    };
    const [measured, met] = said({ ...NOTHING_MEASURED, audited }, "with the audit");
    expect(measured).toBeCloseTo(ratio);
    expect(met).toBe(verdictSaid);
  });
});

describe("the report", () => {
  const report = reportOf(plain(each(() => ({}))));

  it("has what was wanted, what was measured and whether it is met", () => {
    expect(report).toContain(
      "| C6 unemployment gap 18-64: mean absolute error | at most 0.10 pp | 0.100 pp | 20 | met |",
    );
    expect(report).toContain(
      "| monthly job search: 80 % bands, all headlines and areas | 75 to 87 % | 100.0 % | 20 | not met |",
    );
  });

  it("says of what was not measured what measures it, and has no table of it", () => {
    expect(report).toContain(
      "| first night, C6 gaps: mean absolute error | at most 0.30 pp | --first-night |  | not measured here |",
    );
    expect(report).toContain("### Accuracy");
    expect(report).not.toContain("### First night");
  });
});
