import { describe, expect, test } from "vitest";
import { developmentsOf } from "../../../src/indicators/nowcast/development.ts";
import type { ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { linkFactorsOf, sourceOf } from "../../../src/indicators/nowcast/link-factor.ts";
import { settings } from "./laboratory.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

const MONTHS = 30;
const SWITCH = 24;

/** From the switch on, job search covers the months up to it; benefits cover all others, 80 % at first. */
const source = (month: number, delay: number): string =>
  month + delay >= SWITCH && month <= SWITCH ? "job_search" : "benefits";

/** After the switch job search covers a month first, and benefits from the next delivery on. */
const goingBack = (month: number, delay: number): string =>
  month > SWITCH && delay === 0 ? "job_search" : source(month, delay);

const group = (persons: number, ratio: number | ((month: number) => number), name = "group"): ReportedCount =>
  reported(
    {
      months: MONTHS,
      source,
      told: (month, delay) => {
        const level = typeof ratio === "number" ? ratio : ratio(month);
        return source(month, delay) === "job_search" ? persons : (persons / level) * (delay === 0 ? 0.8 : 1);
      },
    },
    name,
  );

/** What is published after the as-of month is another number. */
const later = (asOf: number): ReportedCount => {
  const whole = group(60_000, 1.25);
  const rows = whole.rows.map((row, month) => row.map((value, delay) => (month + delay <= asOf ? value : 1)));
  return { ...whole, rows };
};

const linkFactor = (count: ReportedCount, others: readonly ReportedCount[] = [], asOf = MONTHS - 1, month = asOf) => {
  const developments = developmentsOf(historyOf([count, ...others]), settings);
  const linkFactors = linkFactorsOf({ developments, best: "job_search" });
  return linkFactors(pooled(count, ...others), { month, asOf, source: "benefits" });
};

describe("the source of a month", () => {
  const count = group(1000, 1.2);

  test("is the one that reported it last, as known then", () => {
    expect(sourceOf(count, 20, SWITCH - 1)).toBe("benefits");
    expect(sourceOf(count, 20, SWITCH)).toBe("job_search");
    expect(sourceOf(count, SWITCH + 1, MONTHS - 1)).toBe("benefits");
    expect(sourceOf(count, 20, 19)).toBe("");
  });

  test("is the last one that published it where later deliveries withheld it", () => {
    const row = (month: number) => count.rows[month]!.map((value, delay) => (month + delay > 25 ? null : value));
    const withheldSince = { ...count, rows: count.rows.map((_, month) => row(month)) };
    expect(sourceOf(withheldSince, 20, MONTHS - 1)).toBe("job_search");
    expect(sourceOf(withheldSince, SWITCH + 1, MONTHS - 1)).toBe("benefits");
    expect(sourceOf(withheldSince, SWITCH + 2, MONTHS - 1)).toBe("");
  });

  test("is none where a count does not depend on it", () => {
    expect(sourceOf(reported({ months: 4, told: () => 100 }), 2, 3)).toBe("");
  });
});

describe("the ratio between two sources", () => {
  test("is learned from the months that both cover, each developed to its ultimate", () => {
    expect(linkFactor(group(60_000, 1.25))).toBeCloseTo(1.25, 6);
    expect(linkFactor(group(60_000, 0.8))).toBeCloseTo(0.8, 6);
  });

  test("is a group's own where it is large, and of a small one that of the nearest large one", () => {
    const others = [group(20, 3, "nearer"), group(60_000, 1.4, "near"), group(900_000, 1.1, "all")];
    expect(linkFactor(group(60_000, 1.25), others)).toBeCloseTo(1.25, 6);
    expect(linkFactor(group(20, 2), others)).toBeCloseTo(1.4, 6);
  });

  test("is a group's own from 400 on, persons times the root of the number of months that both cover", () => {
    // Benefits had covered eleven months: 121 persons are 401, 120 are 398.
    const all = group(60_000, 1.4, "all");
    expect(linkFactor(group(121 * 1.25, 1.25), [all])).toBeCloseTo(1.25, 6);
    expect(linkFactor(group(120 * 1.25, 1.25), [all])).toBeCloseTo(1.4, 6);
  });

  test("is not known before the better source has reported anything, nor where all groups are small", () => {
    expect(linkFactor(group(60_000, 1.25), [], SWITCH - 1)).toBeNull();
    expect(linkFactor(group(20, 1.25), [group(20, 1.25, "all")])).toBeNull();
  });

  test("is not known where both cover no month", () => {
    const apart = reported({
      months: MONTHS,
      told: () => 60_000,
      source: (month) => (month < SWITCH ? "job_search" : "benefits"),
    });
    expect(linkFactor(apart)).toBeNull();
  });

  test("takes no month for like the others that is like none, but the same month a year later", () => {
    const holiday = group(60_000, (month) => (month === 17 ? 1.6 : 1.25));
    expect(linkFactor(holiday, [], MONTHS - 1, SWITCH + 1)).toBeCloseTo(1.25, 6);
    const longer = reported({
      months: 32,
      source,
      told: (month, delay) => (source(month, delay) === "job_search" ? 60_000 : 60_000 / (month === 17 ? 1.6 : 1.25)),
    });
    expect(linkFactor(longer, [], 31, 29)).toBeCloseTo(1.6, 6);
    expect(linkFactor(longer, [], 31, 31)).toBeCloseTo(1.25, 6);
  });

  test("takes a month for like the others in which more seek work by both", () => {
    const whole = reported({
      months: 32,
      source,
      told: (month, delay) =>
        (month === 18 ? 600_000 : 60_000) / (source(month, delay) === "job_search" ? 1 : month === 18 ? 1.255 : 1.25),
    });
    // Of the twelve months up to the switch.
    expect(linkFactor(whole, [], 31, 30)).toBeCloseTo(1_260_000 / (11 * 48_000 + 600_000 / 1.255), 6);
  });

  test("leaves out a month in which one of them counts nobody", () => {
    const nobody = reported({
      months: 32,
      source,
      told: (month, delay) => (source(month, delay) === "job_search" ? 60_000 : month === 18 ? 0 : 60_000 / 1.25),
    });
    expect(linkFactor(nobody, [], 31, 30)).toBeCloseTo(1.25, 6);
  });

  test("is not learned from months that went back to the other source", () => {
    const whole = reported({
      months: 38,
      source: goingBack,
      told: (month, delay) =>
        goingBack(month, delay) === "job_search" ? 60_000 : 60_000 / (month > SWITCH ? 2 : 1.25),
    });
    expect(linkFactor(whole, [], 37)).toBeCloseTo(1.25, 6);
  });

  test("uses nothing that was published later", () => {
    for (const asOf of [SWITCH, SWITCH + 2, MONTHS - 2]) {
      expect(linkFactor(later(asOf), [], asOf)).toBe(linkFactor(group(60_000, 1.25), [], asOf));
    }
  });
});
