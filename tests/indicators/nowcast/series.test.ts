import { describe, expect, test } from "vitest";
import { employmentRate18To64 } from "../../../pipelines/indicators/employment.ts";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import type { Estimate, Estimates } from "../../../src/indicators/nowcast/estimate.ts";
import { countName } from "../../../src/indicators/nowcast/pools.ts";
import type { CountPlace, PooledCount } from "../../../src/indicators/nowcast/pools.ts";
import { seriesOf, valueAt } from "../../../src/indicators/nowcast/series.ts";
import { pooled, reported } from "./made-up-triangles.ts";

const ASKED = { month: 0, asOf: 0 };

/** Finds the counts by background, of both sexes, that `measures` names. */
const finding =
  (...measures: readonly string[]) =>
  (place: CountPlace): PooledCount | null =>
    measures.includes(`${place.BACKGROUND} ${place.STATUS_ORDER} ${place.measure}`) &&
    place.SEX === "_T" &&
    place.table === "by_background"
      ? pooled(reported({ months: 1, told: () => 0 }, countName(place)))
      : null;

const estimate = (observed: number, expected: number | null, more: Partial<Estimate> = {}): Estimate => ({
  observed,
  expected,
  other: null,
  developed: expected,
  source: "",
  linkFactor: null,
  ...more,
});

/** Estimates by background and measure; null where nothing stands. */
const estimating =
  (told: Readonly<Record<string, Estimate | null>>): Estimates =>
  ({ count: { cell } }) =>
    told[`${cell.BACKGROUND} ${cell.MEASURE}`] ?? null;

const series = (indicator: Indicator, ...measures: readonly string[]) =>
  seriesOf([indicator], ["C6"], finding(...measures));

const FOREIGN = ["FOREIGN MONTHLY EMPLOYED", "FOREIGN MONTHLY UNEMPLOYED"];
const FINNISH = ["FINNISH MONTHLY EMPLOYED", "FINNISH MONTHLY UNEMPLOYED"];

describe("the series", () => {
  test("are those of which all counts were published once", () => {
    const found = series(unemploymentRate18To64, ...FOREIGN, "FINNISH MONTHLY EMPLOYED");
    expect(found.map(({ place }) => `${place.table} ${place.BACKGROUND} ${place.STATUS_ORDER}`)).toEqual([
      "by_background FOREIGN MONTHLY",
    ]);
    expect(found[0]!.groups[0]!.denominator.map(({ count }) => count.cell.MEASURE)).toEqual(["EMPLOYED", "UNEMPLOYED"]);
  });

  test("of a gap need both groups, and are placed at neither", () => {
    expect(series(unemploymentGap18To64, ...FOREIGN)).toEqual([]);
    const [gap] = series(unemploymentGap18To64, ...FOREIGN, ...FINNISH);
    expect(gap!.place.BACKGROUND).toBe("_Z");
    expect(gap!.groups.map(({ numerator }) => numerator[0]!.count.cell.BACKGROUND)).toEqual(["FOREIGN", "FINNISH"]);
  });

  test("take persons, who have no status, beside each order of statuses", () => {
    const found = series(
      employmentRate18To64,
      "FOREIGN _Z PERSONS",
      "FOREIGN MONTHLY EMPLOYED",
      "FOREIGN ANNUAL EMPLOYED",
    );
    expect(found.map(({ place }) => place.STATUS_ORDER)).toEqual(["MONTHLY", "ANNUAL"]);
  });

  test("are not of counts that lie elsewhere", () => {
    const denominator = ["EMPLOYED", { measure: "UNEMPLOYED", codes: { SEX: "_T" } }];
    expect(series({ ...unemploymentRate18To64, denominator }, ...FOREIGN)).toEqual([]);
  });
});

describe("the value of a series", () => {
  const [gap] = series(unemploymentGap18To64, ...FOREIGN, ...FINNISH);
  const [rate] = series(unemploymentRate18To64, ...FOREIGN);
  const foreign = { "FOREIGN EMPLOYED": estimate(800, 900), "FOREIGN UNEMPLOYED": estimate(200, 100) };
  const finnish = { "FINNISH EMPLOYED": estimate(1900, 1900), "FINNISH UNEMPLOYED": estimate(100, 100) };

  test("is a share in per cent, of what was published and of what is expected", () => {
    expect(valueAt(rate!, ASKED, estimating(foreign))).toMatchObject({
      observed: 20,
      expected: 10,
      shares: [{ numerator: 100, denominator: 1000 }],
      base: 1000,
      source: "",
      linkFactor: null,
    });
  });

  test("is a share of however few", () => {
    const one = { "FOREIGN EMPLOYED": estimate(0, 0), "FOREIGN UNEMPLOYED": estimate(1, 1) };
    expect(valueAt(rate!, ASKED, estimating(one))).toMatchObject({ observed: 100, base: 1 });
  });

  test("is as complete as the least complete of numerator and denominator; more than all where reports are cancelled", () => {
    expect(valueAt(rate!, ASKED, estimating(foreign))!.completeness).toBe(1);
    const early = { ...foreign, "FOREIGN EMPLOYED": estimate(600, 900) };
    expect(valueAt(rate!, ASKED, estimating(early))!.completeness).toBeCloseTo(800 / 1000, 12);
    const cancelled = { "FOREIGN EMPLOYED": estimate(900, 900), "FOREIGN UNEMPLOYED": estimate(100, 90) };
    expect(valueAt(rate!, ASKED, estimating(cancelled))!.completeness).toBeCloseTo(1000 / 990, 12);
  });

  test("of a gap is minuend less subtrahend in percentage points, and rests on the smaller group", () => {
    const found = valueAt(gap!, ASKED, estimating({ ...foreign, ...finnish }))!;
    expect([found.observed, found.expected]).toEqual([15, 5]);
    expect(found.base).toBe(1000);
    expect(found.shares).toHaveLength(2);
  });

  test("says where one of its counts is of another source, and is as complete as that source's reports", () => {
    const other = estimate(200, 150, { source: "benefits", linkFactor: 0.75, developed: 200 });
    const found = valueAt(gap!, ASKED, estimating({ ...foreign, "FOREIGN UNEMPLOYED": other, ...finnish }))!;
    expect(found).toMatchObject({ source: "benefits", linkFactor: 0.75 });
    expect(found.completeness).toBeCloseTo(1000 / 1100, 12);
  });

  test("says by how much the level of another source moves what is expected", () => {
    const other = estimate(200, 100, { source: "benefits", linkFactor: 0.5, developed: 300 });
    const told = { ...foreign, "FOREIGN UNEMPLOYED": other };
    // A rate of 100 in 1000 instead of 300 in 1200; the Finnish are the same on either level.
    expect(valueAt(rate!, ASKED, estimating(told))!.levelShift).toBeCloseTo(10 - 25, 12);
    expect(valueAt(gap!, ASKED, estimating({ ...told, ...finnish }))!.levelShift).toBeCloseTo(10 - 25, 12);
    expect(valueAt(rate!, ASKED, estimating(foreign))!.levelShift).toBeNull();
    const untold = { ...told, "FOREIGN EMPLOYED": estimate(800, null) };
    expect(valueAt(rate!, ASKED, estimating(untold))!.levelShift).toBeNull();
  });

  test("has another reading where payers are silent, in which a count without one is as expected", () => {
    const silent = { ...foreign, "FOREIGN EMPLOYED": estimate(800, 900, { other: 400 }) };
    expect(valueAt(rate!, ASKED, estimating(silent))!.other).toBe(20);
    expect(valueAt(gap!, ASKED, estimating({ ...silent, ...finnish }))!.other).toBe(20 - 5);
    expect(valueAt(rate!, ASKED, estimating(foreign))!.other).toBeNull();
  });

  test("is null where a count is not published, and of nobody", () => {
    expect(valueAt(gap!, ASKED, estimating({ ...foreign, ...finnish, "FINNISH EMPLOYED": null }))).toBeNull();
    const nobody = { "FOREIGN EMPLOYED": estimate(0, 0), "FOREIGN UNEMPLOYED": estimate(0, 0) };
    expect(valueAt(rate!, ASKED, estimating(nobody))).toBeNull();
  });

  test("expects nothing where one of the counts is missing", () => {
    const untold = { ...foreign, "FOREIGN EMPLOYED": estimate(800, null) };
    expect(valueAt(rate!, ASKED, estimating(untold))).toMatchObject({
      observed: 20,
      expected: null,
      shares: null,
      completeness: null,
    });
  });
});
