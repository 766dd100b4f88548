import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countedClass } from "../../../../src/page/client/figures/what-if-counts.ts";
import type { CountedClass } from "../../../../src/page/client/figures/what-if-counts.ts";
import {
  differenceOfGaps,
  partsOfGap,
  ratesWith,
  standardisedLimits,
  togetherOf,
} from "../../../../src/page/client/figures/what-if-sums.ts";

const ROUNDING = { base: 10, minimum: 10, unseen: 2 };

/** Unemployed and employed, as published. */
const labour = (numerator: number, other: number): CountedClass =>
  countedClass("unemployment", { numerator, other }, ROUNDING);

const count = fc.integer({ min: 1, max: 60 }).map((tens) => tens * 10);
const classOf = fc.tuple(count, count).map(([unemployed, employed]) => labour(unemployed, employed));
const three = fc.tuple(classOf, classOf, classOf);
const gap = fc.record({ minuend: three, subtrahend: three });

test("with its own ages and sexes a gap is as it is", () => {
  const foreign = [labour(20, 80), labour(10, 90)];
  const finnish = [labour(10, 190), labour(10, 190)];
  const rates = ratesWith({ minuend: foreign, subtrahend: finnish }, { minuend: foreign, subtrahend: finnish });
  expect(rates.minuend).toBeCloseTo(15);
  expect(rates.subtrahend).toBeCloseTo(5);
  expect(rates.gap).toBeCloseTo(10);
});

test("with a standard's it is the weighed mean, computed by hand", () => {
  const foreign = [labour(20, 80), labour(10, 90)];
  const finnish = [labour(10, 190), labour(20, 180)];
  const standard = { minuend: [labour(60, 240), labour(10, 90)], subtrahend: [labour(10, 90), labour(10, 290)] };
  // (300 · 20 % + 100 · 10 %) / 400 and (100 · 5 % + 300 · 10 %) / 400
  const rates = ratesWith({ minuend: foreign, subtrahend: finnish }, standard);
  expect(rates.minuend).toBeCloseTo(17.5);
  expect(rates.subtrahend).toBeCloseTo(8.75);
});

test("of employment the population is a count of its own", () => {
  const one = countedClass("employment", { numerator: 60, other: 100 }, ROUNDING);
  expect(one).toMatchObject({ events: 60, population: 100, sizes: { lower: 93, upper: 106 } });
  expect(one.rates).toEqual({
    lowest: { numerator: 53, denominator: 106 },
    highest: { numerator: 66, denominator: 93 },
  });
});

test("of merged cities each count is as many rounded ones as there are cities", () => {
  const one = countedClass("employment", { numerator: 60, other: 100 }, { ...ROUNDING, parts: 2 });
  expect(one).toMatchObject({ events: 60, population: 100, sizes: { lower: 86, upper: 112 } });
});

test("the two parts are the difference, and composition and rates change places of no sign", () => {
  fc.assert(
    fc.property(gap, gap, (one, other) => {
      const parts = differenceOfGaps(one, other);
      const back = differenceOfGaps(other, one);
      const crude = ratesWith(one, one).gap - ratesWith(other, other).gap;
      expect(parts.composition + parts.rate).toBeCloseTo(crude, 8);
      expect(back.composition).toBeCloseTo(-parts.composition, 8);
      expect(partsOfGap(one).difference).toBeCloseTo(ratesWith(one, one).gap, 8);
    }),
  );
});

test("where both groups have the same structure, composition makes nothing of the gap", () => {
  const same = { minuend: [labour(20, 80), labour(10, 190)], subtrahend: [labour(10, 90), labour(20, 180)] };
  expect(partsOfGap(same).composition).toBeCloseTo(0);
  expect(ratesWith(same, togetherOf(same)).gap).toBeCloseTo(ratesWith(same, same).gap);
});

test("the limits hold every rate that the rounded counts may stand for, and no more", () => {
  const corner = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
  fc.assert(
    fc.property(three, three, corner, (classes, standard, high) => {
      const limits = standardisedLimits(classes, standard)!;
      const mean = (side: "lowest" | "highest"): number => {
        const weights = standard.map(({ sizes }, at) => (high[at] === true ? sizes!.upper : sizes!.lower));
        const rates = classes.map(({ rates: of }) => of![side].numerator / of![side].denominator);
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        return (100 * rates.reduce((sum, one, at) => sum + one * weights[at]!, 0)) / whole;
      };
      expect(limits.upper).toBeGreaterThanOrEqual(mean("highest") - 1e-9);
      expect(limits.lower).toBeLessThanOrEqual(mean("lowest") + 1e-9);
      const published = ratesWith(
        { minuend: classes, subtrahend: classes },
        { minuend: standard, subtrahend: standard },
      );
      expect(published.minuend).toBeGreaterThanOrEqual(limits.lower - 1e-9);
      expect(published.minuend).toBeLessThanOrEqual(limits.upper + 1e-9);
    }),
  );
});

test("a single class has the limits of its own rate", () => {
  const one = [labour(100, 900)];
  const limits = standardisedLimits(one, one)!;
  expect(limits.lower).toBeCloseTo((100 * 93) / (93 + 906));
  expect(limits.upper).toBeCloseTo((100 * 106) / (106 + 893));
});

test("without a known rounding there are no limits", () => {
  const one = [countedClass("unemployment", { numerator: 10, other: 90 }, undefined)];
  expect(standardisedLimits(one, one)).toBeNull();
  expect(ratesWith({ minuend: one, subtrahend: one }, { minuend: one, subtrahend: one }).limits).toBeNull();
});
