import { describe, expect, it } from "vitest";
import { unemploymentGap18To64 } from "../../pipelines/indicators/gaps.ts";
import { population } from "../../pipelines/indicators/population.ts";
import { unemploymentRate18To64 } from "../../pipelines/indicators/unemployment.ts";
import { nearnessOf, worst } from "../../bench/releases/against-truth.ts";
import type { Compared } from "../../bench/releases/against-truth.ts";
import { calendarOf } from "../../bench/releases/country.ts";
import type { Fit, Misfit, Released } from "../../bench/releases/fits.ts";
import type { Measured, Series } from "../../bench/releases/measure.ts";
import { optionsFrom } from "../../bench/releases/releases.ts";
import { reportOf } from "../../bench/releases/report.ts";
import { targetsOf } from "../../bench/releases/targets.ts";
import { figureAt } from "../../bench/releases/truth.ts";
import type { Place } from "../../src/indicators/counted-cells.ts";
import { TOTALS } from "../../src/model/dictionary.ts";

describe("the calendar of a history", () => {
  const deliveries = ["2026-09-15_TAX_INCOMES", "2026-10-03_FOLK_ENHEN", "2026-10-20_PALVELU_jaksot"].concat(
    ["2026-10-15", "2026-10-16", "2026-10-17"].map((day) => `${day}_TAX_INCOMES`),
  );

  it("is one day on which everything is known where nothing comes at night", () => {
    expect(calendarOf(deliveries, 0)).toEqual({ first: "2026-10-20", nights: [] });
  });

  it("is the last month's end before the newest wages, then the nights that bring them", () => {
    const nights = ["2026-10-15", "2026-10-16", "2026-10-17"];
    expect(calendarOf(deliveries, 3)).toEqual({ first: "2026-09-30", nights });
  });
});

/** Persons, releases and nights of each history. */
const sizes = (...args: readonly string[]) =>
  optionsFrom(args).histories.map(({ persons, releases, nights }) => [persons, releases, nights]);

describe("what is measured", () => {
  it("are three sizes: of the largest the last releases, of the smallest nights too", () => {
    expect(sizes()).toEqual([
      [20_000, 24, 10],
      [60_000, 24, 0],
      [200_000, 6, 0],
    ]);
  });

  it("is what is asked for", () => {
    expect(sizes("4000", "30000", "--releases", "3", "--nights", "2")).toEqual([
      [4000, 3, 2],
      [30_000, 3, 0],
    ]);
    expect(sizes("20000", "--nights", "0")).toEqual([[20_000, 24, 0]]);
    expect(optionsFrom(["--seed", "8"]).histories.map(({ seed }) => seed)).toEqual([8, 8, 8]);
  });

  it("is the least of everything in the smallest", () => {
    expect(sizes("--smallest")).toEqual([[20_000, 3, 2]]);
  });

  it.each([
    ["many", "persons: many is not a whole number from 100"],
    ["20000 --releases 25", "--releases: at most 24"],
    ["20000 --releases 1", "--releases: 1 is not a whole number from 2"],
    ["20000 --nights few", "--nights: few is not a whole number from 0"],
  ])("is refused where it cannot be: %s", (args, message) => {
    expect(() => optionsFrom(args.split(" "))).toThrow(message);
  });
});

const released = (table: string, held: number, releases = 100): Released => ({
  table,
  area: "KU049",
  releases,
  releasesHeld: held,
  blocks: 7 * releases,
  blocksHeld: held,
});

const fit = (given: Partial<Fit> = {}): Fit => ({
  table: "by_ground",
  held: false,
  cells: 1000,
  values: 500,
  suppressed: 20,
  withheld: 100,
  fits: 450,
  sticks: 50,
  outside: 0,
  furthest: 2,
  differing: 0,
  ...given,
});

const series = (given: Partial<Series> = {}): Series => ({
  name: "monthly",
  vintages: 24,
  released: [released("by_background", 0), released("by_ground", 0)],
  fits: [fit()],
  misfits: [],
  ...given,
});

const history = { months: 24, seed: 7, releases: 24, nights: 0 };

/** Names of the targets that are missed. */
const missed = (persons: number, ...of: readonly Series[]): readonly string[] =>
  targetsOf({ given: { ...history, persons }, series: of })
    .filter(({ isMet }) => !isMet)
    .map(({ name }) => name);

describe("targets", () => {
  it("are met where hardly anything is held and everything fits", () => {
    expect(missed(20_000, series())).toEqual([]);
    expect(missed(60_000, series())).toEqual([]);
  });

  it.each([
    [20_000, "by_background", 1, true],
    [20_000, "by_background", 2, false],
    [60_000, "by_background", 1, false],
    [200_000, "by_background", 1, false],
    [20_000, "by_stay", 4, true],
    [20_000, "by_stay", 5, false],
    [60_000, "by_classification", 5, false],
  ])("with %i persons, a block of %s held in %i of 100 releases, are met: %s", (persons, table, held, isMet) => {
    const name = `monthly: releases of ${table} with a block held`;
    expect(missed(persons, series({ released: [released(table, held)] }))).toEqual(isMet ? [] : [name]);
  });

  it("are missed where a count does not fit, unless its block is held, or is published otherwise than decided", () => {
    const outside = "nightly: counts outside the store's, of blocks not held";
    const otherwise = "nightly: cells that the snapshot publishes otherwise than decided";
    const nights = (given: Partial<Fit>) => series({ name: "nightly", fits: [fit(), fit(given)] });
    expect(missed(20_000, series(), nights({ outside: 1 }))).toEqual([outside]);
    expect(missed(20_000, series(), nights({ outside: 1, held: true }))).toEqual([]);
    expect(missed(20_000, series(), nights({ differing: 1, held: true }))).toEqual([otherwise]);
  });
});

const value = (given: Partial<Compared> = {}): Compared => ({
  indicator: "employment_rate_18_64",
  kind: "rate",
  table: "by_background",
  area: "KU049",
  group: "FOREIGN",
  month: "2026-05",
  status: "A",
  published: 70.5,
  truth: 70.25,
  beyond: 0,
  allowance: 1,
  inBand: null,
  ...given,
});

describe("nearness to the truth", () => {
  it("is of the differences, and of how many are allowed or in their band", () => {
    const near = nearnessOf([
      value(),
      value({ published: 69.5, inBand: true }),
      value({ published: 75.25, beyond: 3, inBand: false }),
      value({ published: 70.25 }),
    ]);
    expect(near).toEqual({ values: 4, within: 75, error: 1.5, largest: 5, inBand: 50 });
    expect(nearnessOf([value()]).inBand).toBeNull();
  });

  it("is worst where a value is furthest beyond what is allowed", () => {
    const values = [value(), value({ month: "2026-06", beyond: 1 }), value({ month: "2026-07", beyond: 2 })];
    expect(worst(values, 5).map(({ month }) => month)).toEqual(["2026-07", "2026-06"]);
    expect(worst(values, 1)).toHaveLength(1);
  });
});

const cell = (numerator: number, denominator: number) => ({ numerator, denominator, status: "A", vintage: null });

/** 15 of 100 with a foreign background, 10 of the others. */
const ofBackground = ({ BACKGROUND }: Place) => (BACKGROUND === "FOREIGN" ? cell(150, 1000) : cell(100, 1000));

describe("a true figure", () => {
  const place: Place = {
    table: "by_background",
    REF_AREA: "KU049",
    ...TOTALS,
    BACKGROUND: "FOREIGN",
    AGE: "Y18T64",
    STATUS_ORDER: "MONTHLY",
    TIME_PERIOD: "2026-05",
  };
  it("of persons may be off by a rounding and two who changed", () => {
    const at = figureAt(population, () => cell(104, 104));
    expect(at(place)).toEqual({ value: 104, allowed: { lower: 97, upper: 111 } });
  });

  it("of a rate may be off as its counts may, the unemployed among them in both", () => {
    const { value: rate, allowed } = figureAt(unemploymentRate18To64, () => cell(100, 1000))(place);
    expect(rate).toBe(10);
    expect(allowed.lower).toBeCloseTo((100 * 93) / (93 + 907));
    expect(allowed.upper).toBeCloseTo((100 * 107) / (107 + 893));
  });

  it("of a gap may be off as both its rates may", () => {
    const { value: gap, allowed } = figureAt(unemploymentGap18To64, ofBackground)(place);
    expect(gap).toBeCloseTo(5);
    expect(allowed.lower).toBeCloseTo(14.3 - 10.7);
    expect(allowed.upper).toBeCloseTo(15.7 - 9.3);
  });

  it("of a group that may be nobody is allowed to be anything", () => {
    const { allowed } = figureAt(unemploymentRate18To64, () => cell(3, 6))(place);
    expect(allowed).toEqual({ lower: 0, upper: 100 });
  });
});

describe("the report", () => {
  const misfit: Misfit = {
    vintage: "2026-08-15",
    month: "2026-06",
    table: "by_ground",
    area: "KU049",
    measure: "EMPLOYED",
    outside: 2,
    furthest: 26,
    differing: 0,
  };
  const measured: Measured = {
    given: { ...history, persons: 20_000 },
    runs: [
      {
        asOf: "2026-09-30",
        outcome: "published",
        exitCode: 4,
        links: 120,
        held: [{ month: "2026-06", table: "by_ground", areas: ["KU049", "KU092"] }],
        seconds: 61.4,
      },
    ],
    series: [series({ released: [released("by_ground", 5)], misfits: [misfit] })],
    compared: [
      value(),
      value({ month: "2026-07", status: "E", published: 75.25, beyond: 3.2, inBand: false }),
      value({ indicator: "population", kind: "count", published: 100, truth: 98 }),
    ],
    seconds: 100,
  };
  const report = reportOf(measured);

  it.each([
    ["| monthly: releases of by_ground with a block held | under 5 % | 5.0 % | NO |"],
    ["| by_ground | 100 | 5 | 5.0 | 700 | 5 | 0.7 | 1000 | 20 | 2.0 | 10.0 | 50.0 |"],
    ["| by_ground | 0 | 5 | 0 | 0 | 0 | 0 | 0 |"],
    ["| by_ground | 500 | 450 | 50 | 0 | 2 | 0 |"],
    ["| by_ground KU049 EMPLOYED | 2026-08-15 | 2026-06 | 2 | 26 | 0 |"],
    ["| 2026-09-30 | published | 4 | 120 | 2026-06 by_ground KU049+KU092 | 61 |"],
    ["| A, counts, all tables | 1 | 100.0 | 2.0 | 2.0 | persons |  |"],
    ["| E, rates, by_background | 1 | 0.0 | 5.00 | 5.00 | % | 0.0 |"],
    ["| employment_rate_18_64, KU049, FOREIGN | 2026-07 | E | 75.3 | 70.25 | 3.20 |"],
  ])("says %s", (line) => {
    expect(report.split("\n")).toContain(line);
  });

  it("names nothing that is wrong where nothing is", () => {
    const fine = reportOf({ ...measured, series: [series()], compared: [value()] });
    expect(fine).not.toContain("where counts do not fit");
    expect(fine).not.toContain("furthest from the truth");
    expect(fine).not.toContain("NO");
  });
});
