import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { byar, directlyStandardised } from "../../src/statistics/direct-standardisation.ts";
import type { Stratum } from "../../src/statistics/direct-standardisation.ts";

type Row = readonly [number, number, number];

const published: {
  readonly big: readonly Row[];
  readonly tiny: readonly Row[];
  readonly big_per_100000: Row;
  readonly byar: readonly Row[];
} = JSON.parse(readFileSync(join(packageRoot, "fixtures/vectors/direct-standardisation.json"), "utf8"));

const strataOf = (rows: readonly Row[]): readonly Stratum[] =>
  rows.map(([events, population, weight]) => ({ events, population, weight }));

const strata: fc.Arbitrary<Stratum> = fc
  .record({ events: fc.nat(5000), rest: fc.nat(50_000), weight: fc.integer({ min: 1, max: 100_000 }) })
  .map(({ events, rest, weight }) => ({ events, population: events + rest + 1, weight }));

const populations = fc.array(strata, { minLength: 1, maxLength: 12 });

describe("Byar's limits", () => {
  test.each(published.byar)("of %i events are the published ones", (events, lower, upper) => {
    const limits = byar(events);
    expect(limits.lower).toBeCloseTo(lower, 8);
    expect(limits.upper).toBeCloseTo(upper, 8);
  });

  test("of one event are as far apart as its formula says, and of nothing do not exist", () => {
    expect(byar(1).lower).toBeCloseTo(0.0131, 4);
    expect(byar(1).upper).toBeCloseTo(5.5637, 3);
    expect(() => byar(0)).toThrow(RangeError);
  });
});

describe("a directly standardised rate", () => {
  test("is the published one with the published limits", () => {
    const { rate, interval } = directlyStandardised(strataOf(published.big));
    const [value, lower, upper] = published.big_per_100000;
    expect(100_000 * rate).toBeCloseTo(value, 8);
    expect(100_000 * interval!.lower).toBeCloseTo(lower, 8);
    expect(100_000 * interval!.upper).toBeCloseTo(upper, 8);
  });

  test("knows nothing of a class that the standard population has nobody of", () => {
    const alone = { events: 30, population: 300, weight: 2 };
    const { rate, interval } = directlyStandardised([alone, { events: 0, population: 200, weight: 0 }]);
    expect(rate).toBeCloseTo(0.1, 12);
    expect(interval).toEqual(directlyStandardised([alone]).interval);
  });

  test("has no limits where fewer than ten events are published as too few", () => {
    expect(directlyStandardised(strataOf(published.tiny)).interval).toBeNull();
    expect(directlyStandardised([{ events: 9, population: 100, weight: 1 }]).interval).toBeNull();
    expect(directlyStandardised([{ events: 10, population: 100, weight: 1 }]).interval).not.toBeNull();
  });

  test("by its own composition is the crude rate", () => {
    fc.assert(
      fc.property(populations, (given) => {
        const own = given.map(({ events, population }) => ({ events, population, weight: population }));
        const events = own.reduce((total, one) => total + one.events, 0);
        const persons = own.reduce((total, one) => total + one.population, 0);
        expect(directlyStandardised(own).rate).toBeCloseTo(events / persons, 12);
      }),
    );
  });

  test("lies between its limits and among the rates of its classes, whatever the unit of the weights", () => {
    fc.assert(
      fc.property(populations, (given) => {
        const { rate, interval } = directlyStandardised(given);
        const rates = given.map(({ events, population }) => events / population);
        expect(rate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
        expect(rate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        const { lower, upper } = interval ?? { lower: rate, upper: rate };
        expect(lower <= rate && rate <= upper).toBe(true);
        const scaled = given.map((one) => Object.assign({}, one, { weight: 7 * one.weight }));
        expect(directlyStandardised(scaled).rate).toBeCloseTo(rate, 12);
      }),
    );
  });

  test.each([
    ["an empty class", [{ events: 0, population: 0, weight: 1 }]],
    ["more events than persons", [{ events: 3, population: 2, weight: 1 }]],
    ["a standard population of nobody", [{ events: 1, population: 2, weight: 0 }]],
    ["no class", []],
  ])("with %s does not exist", (_, given) => {
    expect(() => directlyStandardised(given)).toThrow(RangeError);
  });
});
