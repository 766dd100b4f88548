import { describe, expect, test } from "vitest";
import type { EstimationMethod } from "../../../src/indicators/nowcast/cross-section.ts";
import { evaluatedMonths } from "../../../src/indicators/nowcast/evaluated-month.ts";
import type { EvaluatedMonth } from "../../../src/indicators/nowcast/evaluated-month.ts";
import { normalFactor } from "../../../src/statistics/empirical-quantile.ts";
import { settings } from "./laboratory.ts";
import { backTests, madeUpTested } from "./made-up-back-tests.ts";
import { seriesOf } from "./made-up-series.ts";

const total = { area: "C6", table: "by_background" };

const judged = (
  given: Parameters<typeof madeUpTested>[0],
  { method = "chain_ladder", changed = {} }: { method?: EstimationMethod; changed?: Partial<typeof settings> } = {},
): EvaluatedMonth =>
  evaluatedMonths([madeUpTested(given)], () => method, { settings: { ...settings, ...changed }, total })[0]!;

const half = ({ limits }: EvaluatedMonth): number => (limits.UPPER_95! - limits.LOWER_95!) / 2;

/** Errors whose interval is wider than 1.5 and narrower than 4 percentage points. */
const wide = { tests: backTests(0.9, 0.9) };

describe("too early is a matter of use", () => {
  test("a narrow enough interval is published, whatever has arrived", () => {
    const of = judged({ value: { completeness: 0.3 } });
    expect(of).toMatchObject({ reason: "", best: 10 });
    expect(half(of)).toBeLessThan(1.5);
  });

  test("one that is wider is not, and the six together need a narrower one than a city", () => {
    const all = judged(wide);
    expect(half(all)).toBeGreaterThan(1.5);
    expect(half(all)).toBeLessThan(4);
    expect(all.reason).toBe("uncertain");
    expect(judged({ ...wide, at: { REF_AREA: "KU049" } }).reason).toBe("");
    expect(judged({ tests: backTests(5, 5), at: { REF_AREA: "KU049" } }).reason).toBe("uncertain");
  });

  test("an indicator may declare its own, and the configuration another for all", () => {
    expect(judged({ ...wide, useful: { all: 3, city: 3 } }).reason).toBe("");
    expect(judged(wide, { changed: { useful: { all: 3, city: 3 } } }).reason).toBe("");
    expect(judged({ useful: { all: 0.1, city: 4 } }).reason).toBe("uncertain");
  });

  test("it counts for what was published as for what is expected", () => {
    expect(judged({ tests: backTests(0.1, 0.9) }, { method: "naive" }).reason).toBe("uncertain");
    expect(judged({ tests: backTests(0.9, 0.1) }, { method: "naive" }).reason).toBe("");
  });

  test("under the floor nothing is published, however narrow the interval", () => {
    expect(judged({ value: { completeness: 0.24 } }).reason).toBe("completeness");
  });

  test("without enough back-tests nothing is, but once a month has had six deliveries", () => {
    const few = { tests: backTests(0.2, 2, { number: 5 }) };
    expect(judged(few).reason).toBe("back_tests");
    expect(judged({ ...few, delay: 6 }).reason).toBe("");
    expect(judged({ tests: backTests(0.2, 2, { number: 6 }) }).reason).toBe("");
  });

  test("while something newer is held that is the reason, and what is final needs none", () => {
    expect(judged({ ...wide, held: true }).reason).toBe("held");
    expect(judged({ ...wide, settled: true }, { method: "final" })).toMatchObject({
      reason: "",
      best: 12,
      limits: { LOWER_95: null },
    });
  });
});

test("an interval is made of the newest twelve errors", () => {
  const newest = backTests(0.2, 2);
  expect(half(judged({ tests: [...backTests(9, 9), ...newest] }))).toBe(half(judged({ tests: newest })));
});

/** One of so many series alike, with 24 errors each: all but the first five have enough before them to estimate their shape. */
function among(series: number): EvaluatedMonth {
  const all = Array.from({ length: series }, () => madeUpTested({ tests: backTests(0.2, 2, { number: 24 }) }));
  return evaluatedMonths(all, () => "chain_ladder", { settings, total })[0]!;
}

test("it is as wide as errors like its own are far apart, once there are forty, and as normal ones before", () => {
  expect(half(among(2))).toBeCloseTo(0.2 * normalFactor(12, 0.95), 9);
  expect(half(among(3))).toBeCloseTo(0.2, 9);
});

test("it holds what the value would be if its payers were silent for another reason", () => {
  const [usual, silent] = [judged({}), judged({ value: { other: 12 } })].map(({ limits }) => limits);
  expect(silent!.UPPER_95! - usual!.UPPER_95!).toBeGreaterThan(2);
  expect(usual!.LOWER_95! - silent!.LOWER_95!).toBeLessThan(0.5);
});

describe("a number of persons", () => {
  const { indicator: persons } = seriesOf();
  const reason = (numerator: number, rounding?: { base: number; minimum: number }): string => {
    const indicator = { ...persons, ...(rounding === undefined ? {} : { rounding }) };
    return judged({ indicator, value: { shares: [{ numerator, denominator: numerator }] } }).reason;
  };

  test("has a value from the published minimum on", () => {
    const rounding = { base: 10, minimum: 20 };
    expect([14.9, 15, 20].map((numerator) => reason(numerator, rounding))).toEqual(["uncertain", "", ""]);
  });

  test("has a value for nobody where nothing is rounded", () => {
    expect(reason(0)).toBe("");
  });
});

describe("a group that cannot be estimated beside others that are", () => {
  test("has no value where the development of its counts is unknown", () => {
    expect(judged({ value: { expected: null, shares: null } }).reason).toBe("back_tests");
  });

  test("nor where nobody or everybody is expected", () => {
    expect(judged({ value: { shares: [{ numerator: 0.4, denominator: 40 }] } }).reason).toBe("uncertain");
    expect(judged({ value: { shares: [{ numerator: 40, denominator: 40 }] } }).reason).toBe("uncertain");
    expect(judged({ value: { shares: [{ numerator: 39.6, denominator: 40.4 }] } }).reason).toBe("uncertain");
    expect(judged({ value: { shares: [{ numerator: 39.6, denominator: 40.6 }] } }).reason).toBe("");
  });

  test("nor a gap where that holds for one of the two rates", () => {
    const [some, nobody] = [
      { numerator: 20, denominator: 40 },
      { numerator: 0, denominator: 40 },
    ];
    expect(judged({ value: { shares: [some, some] } }).reason).toBe("");
    expect(judged({ value: { shares: [some, nobody] } }).reason).toBe("uncertain");
    expect(judged({ value: { shares: [nobody, some] } }).reason).toBe("uncertain");
    expect(judged({ value: { shares: [{ numerator: 20, denominator: 40 }] } }).reason).toBe("");
    expect(judged({ value: { shares: [{ numerator: 0.6, denominator: 40 }] } }).reason).toBe("");
  });
});
