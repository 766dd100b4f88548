import { describe, expect, it } from "vitest";
import { falseAlarms } from "../../bench/nowcast/alarms.ts";
import { comparedOf } from "../../bench/nowcast/audited.ts";
import { firstMonths, firstNights } from "../../bench/nowcast/first-night.ts";
import { latePayers, latePayersOf } from "../../bench/nowcast/late-payers.ts";
import { NOTHING_MEASURED } from "../../bench/nowcast/measured.ts";
import { optionsFrom } from "../../bench/nowcast/options.ts";
import { reportOf } from "../../bench/nowcast/report.ts";
import { hitsOf } from "../../bench/nowcast/shocked.ts";
import { checkShocks } from "../../src/synthetic/shocks/check-shocks.ts";
import { evaluation, forecast, monthsFrom, warning } from "./nowcast-given.ts";

const MONTHS = monthsFrom("2026-01", 8);

const country = (...warnings: Parameters<typeof warning>[0][]) =>
  evaluation(
    MONTHS.map((month) => forecast({ month })),
    warnings.map(warning),
  );

describe("false alarms", () => {
  const shocked = new Set(["2026-03"]);
  const alarms = (...warnings: Parameters<typeof warning>[0][]) =>
    falseAlarms(country(...warnings), shocked, "silent_payers");

  it("are warnings of months without a shock and not after one", () => {
    expect(alarms({ month: "2026-05" }, { month: "2026-02" })).toEqual({ quiet: 6, warned: 2 });
    expect(alarms({ month: "2026-03" }, { month: "2026-04" })).toEqual({ quiet: 6, warned: 0 });
  });

  it("are counted at the first delivery, once a month, for the kind that is asked for", () => {
    const twice = [{ month: "2026-05" }, { month: "2026-05", background: "FINNISH" }] as const;
    expect(alarms(...twice).warned).toBe(1);
    expect(alarms({ month: "2026-05", delay: 1 }, { month: "2026-05", warning: "doubled" }).warned).toBe(0);
  });

  it("count for the country that gave them", () => {
    expect(alarms({ month: "2026-05", seed: 8 }).warned).toBe(0);
  });
});

const shock = (month: string, share: number) => ({
  kind: "late_payers",
  month,
  realised: { missing_at_first_share: share },
});

describe("late payers", () => {
  it("are in every fourth month from the 15th on, as the country takes them", () => {
    const span = { from: "2024-09", months: 23 };
    const shocks = latePayers(span, 0.07);
    expect(shocks.map(({ month }) => month)).toEqual(["2025-11", "2026-03", "2026-07"]);
    expect(() => checkShocks(shocks, { span: { ...span, firstWindow: 1 }, jobSearch: "monthly" })).not.toThrow();
    expect(latePayers({ ...span, months: 14 }, 0.07)).toEqual([]);
  });

  it("are warned of at the first delivery of their own month, by payers who are silent", () => {
    const shocks = [shock("2026-02", 0.05), shock("2026-06", 0.021)];
    const of = (...warnings: Parameters<typeof warning>[0][]) =>
      latePayersOf([{ seed: 7, evaluation: country(...warnings), shocks }]);
    expect(of({ month: "2026-02" }).trials).toEqual([
      { seed: 7, month: "2026-02", missing: 5, warned: true },
      { seed: 7, month: "2026-06", missing: expect.closeTo(2.1, 6), warned: false },
    ]);
    const missed = of({ month: "2026-02", delay: 1 }, { month: "2026-02", warning: "doubled" }, { month: "2026-03" });
    expect(missed.trials.map(({ warned }) => warned)).toEqual([false, false]);
    // Eight months less two with late payers and the two after these.
    expect(missed.alarms).toEqual({ quiet: 4, warned: 0 });
    expect(of({ month: "2026-05" }).alarms).toEqual({ quiet: 4, warned: 1 });
  });
});

describe("shocks", () => {
  const forecasts = [
    forecast({ month: "2026-03", nowcast: 9.5, limits95: { lower: 9.4, upper: 9.6 } }),
    forecast({ month: "2026-03", delay: 1, nowcast: 10 }),
    forecast({ month: "2026-04", nowcast: null, limits95: null, method: "uncertain" }),
    forecast({ month: "2026-05", nowcast: 50 }),
    forecast({ month: "2026-03", area: "KU049", nowcast: 50 }),
  ];
  const shocked = {
    evaluation: evaluation(forecasts, [
      warning({ month: "2026-03" }),
      warning({ month: "2026-03", background: "FINNISH" }),
    ]),
    shocks: [{ kind: "late_payers", month: "2026-03" }],
  };

  it("are looked at in their month and the next, at the first delivery and the second", () => {
    const hits = hitsOf(shocked);
    expect(hits.map(({ after, delay }) => [after, delay])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const series = "unemployment_gap_18_64";
    expect(hits[0]!.series).toEqual([{ series, errors: [-0.5], within: [false] }]);
    expect(hits[1]!.series).toEqual([{ series, errors: [0], within: [true] }]);
    expect(hits[2]!.series).toEqual([{ series, errors: [], within: [] }]);
    expect(hits[3]!.series).toEqual([]);
  });

  it("are reported with the method and the number of countries that warned", () => {
    const [first, , next] = hitsOf(shocked);
    expect([...first!.warnings]).toEqual([["silent_payers", 1]]);
    expect([...next!.methods]).toEqual([["uncertain", 1]]);
    const plain = { jobSearch: "monthly" as const, evaluation: country({ month: "2026-06" }), arrivals: [] };
    const report = reportOf({ ...NOTHING_MEASURED, plain, shocked });
    expect(report).toContain("| late_payers 2026-03; 0 | -0.50 (0/1) | chain_ladder 1 | silent_payers 1 |");
    expect(report).toContain("| late_payers 2026-03, the month after; 0 |  | uncertain 1 | none |");
    expect(report).toContain("| silent_payers: countries without | 8 | 1 | 12.5 |");
  });

  it("are reported alone where no other countries were measured", () => {
    const report = reportOf({ ...NOTHING_MEASURED, shocked });
    expect(report).toContain("| silent_payers: countries with shocks, other months |");
    expect(report).toContain("| with shocks, every month |");
    expect(report).not.toContain("countries without");
    expect(report).not.toContain("| without |");
  });
});

describe("first nights", () => {
  it("end in calendar months that are spread over the year", () => {
    expect(firstMonths(3)).toEqual(["2024-09", "2025-01", "2025-05"]);
    expect(new Set(firstMonths(12)).size).toBe(12);
  });

  it("are of the newest month in all cities, gaps apart from rates", () => {
    const rate = forecast({ indicator: "employment_rate_18_64", background: "FOREIGN" });
    const women = forecast({ indicator: "employment_gap_women", background: "FOREIGN" });
    const { gaps, rates } = firstNights([
      forecast(),
      women,
      rate,
      { ...rate, background: "_T" },
      forecast({ delay: 1 }),
      forecast({ area: "KU049" }),
    ]);
    expect(gaps).toEqual([forecast(), women]);
    expect(rates).toEqual([rate]);
  });
});

const at = (month: string, nowcast: number) => forecast({ month, vintage: month, nowcast });

it("the audit is judged by the vintages that had it", () => {
  const unaudited = evaluation([at("2026-01", 19), at("2026-02", 10.1)]);
  const audited = evaluation([at("2026-01", 11), at("2026-02", 10.2)]);
  const [single, all] = comparedOf({ audited, unaudited, vintages: 1 });
  expect(single).toMatchObject({ series: "C6, unemployment_gap_18_64", months: 1 });
  expect([all!.audited, all!.unaudited]).toEqual([expect.closeTo(0.2, 6), expect.closeTo(0.1, 6)]);
  expect(comparedOf({ audited, unaudited, vintages: "all" })[0]!.unaudited).toBeCloseTo(4.55);
});

it("the audit is evaluated on the months with a value with it and without it", () => {
  const unaudited = evaluation([at("2026-01", 19), at("2026-02", 10.1)]);
  const audited = evaluation([{ ...at("2026-01", 19), nowcast: null }, at("2026-02", 10.2)]);
  const [single] = comparedOf({ audited, unaudited, vintages: "all" });
  expect(single).toMatchObject({ months: 1, unaudited: expect.closeTo(0.1, 6) });
});

const asked = (...args: string[]) => {
  const { plain, audited, latePayers: late, firstNights: loads } = optionsFrom(args);
  return [plain, audited, late, loads];
};

describe("what is asked for", () => {
  it("is the accuracy, unless only trials of their own are", () => {
    expect(asked()).toEqual([true, null, null, null]);
    expect(asked("--late-payers")).toEqual([false, null, 0.05, null]);
    expect(asked("--shocks")).toEqual([false, null, null, null]);
    expect(asked("--shocks", "--plain")).toEqual([true, null, null, null]);
    expect(asked("--first-night", "4", "--late-payers", "0.05")).toEqual([false, null, 0.05, 4]);
    expect(asked("--audit", "--vintages", "3", "--first-night")).toEqual([true, 3, null, 6]);
    expect(asked("--audit")).toEqual([true, "all", null, null]);
  });

  it("has the bench's own shocks unless it names a list", () => {
    expect(optionsFrom(["--shocks", "--persons", "300"]).shocks).toMatch(/bench\/nowcast\/shocks\.yaml$/);
    expect(optionsFrom(["--shocks", "other.yaml"]).shocks).toMatch(/other\.yaml$/);
    expect(optionsFrom([]).shocks).toBeNull();
  });

  it.each([
    [["--vintages", "3"], /--audit/],
    [["--job-search", "weekly"], /neither monthly nor yearly/],
    [["--late-payers", "6"], /share from 0 to 1/],
    [["--first-night", "0"], /whole number from 1/],
  ])("%j is refused", (args, message) => {
    expect(() => optionsFrom(args)).toThrow(message);
  });
});
