import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { developmentsOf, rowAt } from "../../../src/indicators/nowcast/development.ts";
import type { ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { countName } from "../../../src/indicators/nowcast/pools.ts";
import { settings } from "./laboratory.ts";
import { monthAt } from "./made-up-history.ts";
import { countsOf } from "./made-up-payers.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

const MONTHS = 20;
const NOW = { asOf: MONTHS - 1, source: "" };

/** A count of which so much has arrived by each delay, all of it after the last. */
const group = (persons: number, shares: readonly number[], name = "group"): ReportedCount =>
  reported({ months: MONTHS, told: (_, delay) => persons * (shares[delay] ?? 1) }, name);

const left = (count: ReportedCount, others: readonly ReportedCount[] = [], at = NOW) =>
  developmentsOf(historyOf([count, ...others]), settings)(pooled(count, ...others), at);

describe("what is known as of a month", () => {
  const count = reported({
    months: 4,
    told: (month, delay) => 100 * month + delay,
    source: (month, delay) => (month + delay < 3 ? "benefits" : "job_search"),
  });

  const known = (month: number, asOf: number, source: string) => rowAt(count, month, { asOf, source }).slice(0, 4);

  test("is what one source had reported by then", () => {
    expect(known(0, 3, "benefits")).toEqual([0, 1, 2, null]);
    expect(known(0, 3, "job_search")).toEqual([null, null, null, 3]);
    expect(known(1, 2, "benefits")).toEqual([100, 101, null, null]);
    expect(known(1, 2, "job_search")).toEqual([null, null, null, null]);
    expect(known(3, 2, "job_search")).toEqual([null, null, null, null]);
  });
});

const MANY = 32;

/** A share that arrives at first, greater month by month. */
const first = (month: number): number => 0.8 + 0.002 * month;

describe("what is left of the way to the final number", () => {
  test("is the product of the factors that follow, up and down", () => {
    const found = left(group(10_000, [0.8, 0.95, 1.02]))!;
    expect(found.slice(0, 4).map((factor) => Number(factor?.toFixed(6)))).toEqual([1.25, 1.052632, 0.980392, 1]);
    expect(found).toHaveLength(13);
  });

  test("is known up to the last step of a year", () => {
    const shares = Array.from({ length: 12 }, () => 0.9);
    expect(left(group(10_000, shares))!.map((factor) => Number(factor?.toFixed(6)))).toEqual([
      ...shares.map(() => 1.111111),
      1,
    ]);
  });

  test("is estimated from a large group itself, however its larger group is", () => {
    expect(left(group(60_000, [0.8]), [group(900_000, [0.5], "all")])![0]).toBeCloseTo(1.25, 6);
  });

  test("is estimated for a small group from the nearest one that is large enough", () => {
    const small = group(30, [0.3]);
    const others = [group(40, [0.4], "nearer"), group(60_000, [0.8], "near"), group(900_000, [0.5], "all")];
    expect(left(small, others)![0]).toBeCloseTo(1.25, 6);
  });

  test("is estimated from a group itself from 500 on, persons times the root of the months known twice", () => {
    const at = { asOf: 16, source: "" };
    expect(left(group(125, [0.8]), [], at)).not.toBeNull();
    expect(left(group(124, [0.8]), [], at)).toBeNull();
    expect(left(group(250, [0.8]), [], { asOf: 4, source: "" })).not.toBeNull();
    expect(left(group(249, [0.8]), [], { asOf: 4, source: "" })).toBeNull();
  });

  test("is not known where no group is large enough, or none has been seen a second time", () => {
    expect(left(group(30, [0.3]), [group(40, [0.4], "all")])).toBeNull();
    expect(left(group(60_000, [0.8]), [], { asOf: 0, source: "" })).toBeNull();
  });

  test("follows at the first step how all of the same background arrive earlier and earlier", () => {
    const count = (persons: number, name: string, share: (month: number) => number) =>
      reported({ months: MANY, told: (month, delay) => persons * (delay === 0 ? share(month) : 1) }, name);
    const own = count(60_000, "own", () => 0.7);
    const background = count(300_000, "background", first);
    const everybody = count(900_000, "everybody", () => 0.9);
    const developments = developmentsOf(historyOf([own, background, everybody]), settings);
    const now = { asOf: MANY - 1, source: "" };
    // Of the six months from the middle of the year to now the newest three known ones have gone four.
    const gone = first(MANY - 1 - 6) / first(MANY - 1 - 2);
    const followed = developments(pooled(own, background, everybody), now)!;
    expect(followed[0]! * 0.7).toBeCloseTo(gone, 3);
    expect(developments(pooled(background, everybody), now)![0]! * first(MANY - 1 - 6)).toBeCloseTo(gone, 3);
    expect(followed.slice(1, 3)).toEqual([1, 1]);
  });

  test("follows the months since a break, and all of them while those are few", () => {
    const changed = reported({
      months: MONTHS,
      told: (month, delay) => 10_000 * (delay > 0 ? 1 : month < 10 ? 0.5 : 0.8),
    });
    const at = (asOf: number, breaks: readonly string[]) =>
      developmentsOf(historyOf([changed]), { ...settings, breaks })(pooled(changed), { asOf, source: "" })![0];
    expect(at(19, [monthAt(10)])).toBeCloseTo(1.25, 6);
    expect(at(16, [monthAt(10)])).toBeCloseTo(1.25, 6);
    expect(at(16, [])).toBeGreaterThan(1.3);
    // Eighteen months see it by themselves.
    expect(at(19, [])).toBeCloseTo(1.25, 6);
    // Two months with a second delivery since the break: twelve months count.
    expect(at(12, [monthAt(10)])).toBeCloseTo(12 / (10 * 0.5 + 2 * 0.8), 6);
    expect(at(13, [monthAt(10)])).toBeCloseTo(1.25, 6);
    expect(at(16, ["2031-01"])).toBe(at(16, []));
  });

  test("forgets what is longer ago than two years and the register's window", () => {
    const old = reported({ months: 50, told: (month, delay) => 10_000 * (delay > 0 ? 1 : month < 13 ? 0.5 : 0.8) });
    const found = developmentsOf(historyOf([old]), settings)(pooled(old), { asOf: 49, source: "" });
    expect(found![0]).toBeCloseTo(1.25, 6);
    const once = reported({ months: 40, told: (month) => (month === 0 ? 100_000 : 10) });
    expect(left(once, [], { asOf: 36, source: "" })).not.toBeNull();
    expect(left(once, [], { asOf: 37, source: "" })).toBeNull();
  });

  test("is learned from one source alone", () => {
    const two = reported({
      months: MONTHS,
      told: (month, delay) => (month < 10 ? 8000 : 6000) * (delay > 0 ? 1 : month < 10 ? 0.8 : 0.5),
      source: (month) => (month < 10 ? "benefits" : "job_search"),
    });
    const tell = developmentsOf(historyOf([two]), settings);
    expect(tell(pooled(two), { asOf: 19, source: "benefits" })![0]).toBeCloseTo(1.25, 6);
    expect(tell(pooled(two), { asOf: 19, source: "job_search" })![0]).toBeCloseTo(2, 6);
    expect(tell(pooled(two), { asOf: 19, source: "another" })).toBeNull();
  });

  test("brings every month of one pattern to its final number, whatever the size", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.4, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 20_000, max: 900_000 }),
        (shares, persons) => {
          const found = left(group(persons, shares))!;
          for (const [delay, share] of shares.entries()) expect(found[delay]! * share).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});

describe("a delivery with late payers", () => {
  const LATE = 14;
  /** A fifth arrives later; of the late month half, and of that delivery's other months less than usual. */
  const told = (month: number, delay: number): number => {
    if (month === LATE && delay < 2) return delay === 0 ? 50_000 : 90_000;
    const usual = [80_000, 95_000, 100_000][Math.min(delay, 2)]!;
    return month + delay === LATE ? usual - 5000 : usual;
  };
  const factorsWith = (silent: (month: number) => number) => {
    const place = { ...pooled(group(1, [])).place, BACKGROUND: "FOREIGN" };
    const count = reported({ months: MONTHS, told }, countName(place));
    return developmentsOf(historyOf([count, ...countsOf({ share: silent })]), settings)(pooled(count), NOW)!;
  };

  test("does not show how reports usually arrive", () => {
    const factors = factorsWith((month) => (month === LATE ? 0.4 : 0.03 + (month % 3) / 1000));
    expect(factors[0]).toBeCloseTo(1.25, 6);
    expect(factors[1]).toBeCloseTo(100 / 95, 6);
  });

  test("is like any other where the payers reported as usual", () => {
    expect(factorsWith((month) => 0.03 + (month % 3) / 1000)[0]).toBeGreaterThan(1.27);
  });
});
