import { expect, test } from "vitest";
import type { NowcastRow } from "../../../src/model/nowcast-row.ts";
import { nowcastQuality } from "../../../src/publish/snapshot/nowcast-quality.ts";
import { madeUpRow } from "../../indicators/nowcast/made-up-row.ts";

const espoo = { REF_AREA: "KU049" };

/** The accuracy where all cities together are C6, as they are in made-up rows unless said otherwise. */
const qualityOf = (rows: readonly NowcastRow[]) => nowcastQuality(rows, "C6");

test("means are over all back-tests of the series, of one kind of area and one delay", () => {
  const found = qualityOf([
    madeUpRow({
      ...espoo,
      BACK_TESTS: 10,
      MAE: 0.1,
      MAE_NAIVE: 1,
      MAE_LAST_YEAR: null,
      COVERAGE_80: 0.7,
      COVERAGE_95: 1,
    }),
    madeUpRow({ REF_AREA: "KU091", BACK_TESTS: 30, MAE: 0.3, MAE_NAIVE: 2, COVERAGE_80: 0.9, COVERAGE_95: 0.9 }),
    madeUpRow({ REF_AREA: "C6", BACK_TESTS: 20, MAE: 0.05 }),
    madeUpRow({ ...espoo, DELAY: 1, METHOD: "naive" }),
  ]);
  expect(found.map(({ areas, delay, series, back_tests }) => ({ areas, delay, series, back_tests }))).toEqual([
    { areas: "all", delay: 0, series: 1, back_tests: 20 },
    { areas: "city", delay: 0, series: 2, back_tests: 40 },
    { areas: "city", delay: 1, series: 1, back_tests: 20 },
  ]);
  expect(found[1]).toEqual({
    indicator: "unemployment_rate_18_64",
    areas: "city",
    delay: 0,
    series: 2,
    back_tests: 40,
    mean_absolute_error: { nowcast: 0.25, naive: 1.75, last_year: 0.4 },
    coverage: { "80": 0.85, "95": 0.925 },
    mean_absolute_level_shift: null,
    methods: { chain_ladder: 2, naive: 0, final: 0, none: 0 },
  });
});

test("the level shift between two sources is the mean of the series that have one, whichever its direction", () => {
  const linked = { SOURCE: "benefits", LINK_FACTOR: 1.2 } as const;
  const [only] = qualityOf([
    madeUpRow({ ...linked, LEVEL_SHIFT: 1.5 }),
    madeUpRow({ ...linked, BACKGROUND: "FINNISH", LEVEL_SHIFT: -0.5 }),
    madeUpRow({ BACKGROUND: "_T" }),
  ]);
  expect(only?.mean_absolute_level_shift).toBe(1);
});

test("entries are in the order of indicator, kind of area and delay, ten after nine", () => {
  const found = qualityOf([
    madeUpRow({ INDICATOR: "b", DELAY: 10 }),
    madeUpRow({ INDICATOR: "b", DELAY: 9 }),
    madeUpRow({ INDICATOR: "a", ...espoo }),
    madeUpRow({ INDICATOR: "a" }),
  ]);
  expect(found.map(({ indicator, areas, delay }) => [indicator, areas, delay])).toEqual([
    ["a", "all", 0],
    ["a", "city", 0],
    ["b", "all", 9],
    ["b", "all", 10],
  ]);
});

test("series that were never tried count among the ways, and in no mean", () => {
  const untried = {
    BACK_TESTS: 0,
    MAE: null,
    MAE_NAIVE: null,
    MAE_LAST_YEAR: null,
    COVERAGE_80: null,
    COVERAGE_95: null,
  } as const;
  const [only] = qualityOf([
    madeUpRow({ ...untried, ...espoo, METHOD: "none", VALUE: null, REASON: "back_tests" }),
    madeUpRow({ REF_AREA: "KU091", BACK_TESTS: 1, COVERAGE_80: null, COVERAGE_95: null, MAE_LAST_YEAR: null }),
  ]);
  expect(only).toMatchObject({
    series: 2,
    back_tests: 1,
    mean_absolute_error: { nowcast: 0.2, naive: 2.5, last_year: null },
    coverage: { "80": null, "95": null },
    methods: { chain_ladder: 1, naive: 0, final: 0, none: 1 },
  });
  expect(qualityOf([madeUpRow({ ...untried, METHOD: "none", REASON: "back_tests" })])).toEqual([]);
  expect(qualityOf([])).toEqual([]);
});

/** The kinds of areas, each with its number of series. */
const kindsOf = (areas: readonly string[], whole: string) =>
  nowcastQuality(
    areas.map((REF_AREA) => madeUpRow({ REF_AREA })),
    whole,
  ).map((one) => [one.areas, one.series]);

test("all cities together are those of the code list, whatever their codes; a single city is all there is", () => {
  expect(kindsOf(["SE0180", "SE0380", "SE3"], "SE3")).toEqual([
    ["all", 1],
    ["city", 2],
  ]);
  expect(kindsOf(["KU049"], "KU049")).toEqual([["all", 1]]);
});
