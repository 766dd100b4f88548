import { describe, expect, test } from "vitest";
import type { Estimate } from "../../../src/indicators/nowcast/estimate.ts";
import { estimatesOf } from "../../../src/indicators/nowcast/estimates.ts";
import { isPartlyReported } from "../../../src/indicators/nowcast/partly-reported.ts";
import { settings } from "./laboratory.ts";
import { countsOf, LAST, MONTHS, usually } from "./made-up-payers.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

const PERSONS = 50_000;

/** Nine of ten are known at the first delivery, and of the newest month only this part of those; three of a hundred have silent payers, and in the newest month so many. */
function newestWith({ known, silent }: { readonly known: number; readonly silent: number }) {
  const told = (month: number, delay: number): number =>
    delay > 0 ? PERSONS : 0.9 * PERSONS * (month === LAST ? known : 1);
  const count = reported({ months: MONTHS, told }, "by_background|C6|FOREIGN");
  const place = { ...pooled(count).place, REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" };
  const history = historyOf([count, ...countsOf({ share: usually(silent) })]);
  return estimatesOf(history, settings)({ ...pooled(count), place }, { month: LAST, asOf: LAST })!;
}

describe("a count of which far more is missing than silent payers explain", () => {
  test("is what was expected before: payers that have reported a part are not silent", () => {
    const { expected, other, developed } = newestWith({ known: 0.84, silent: 0.09 });
    // Late payers hold back a little of the month before as well.
    expect(Math.abs(expected! / PERSONS - 1)).toBeLessThan(0.01);
    expect(developed).toBe(expected);
    // If those payers have closed, a sixth of the employed are employed no more.
    expect(other! / PERSONS).toBeLessThan(0.88);
  });

  test("is believed where no more payers are silent than usually", () => {
    const { expected, other } = newestWith({ known: 0.84, silent: 0.03 });
    expect(expected! / PERSONS).toBeLessThan(0.88);
    expect(other).toBeNull();
  });

  test("is not one of which the silent payers' part is missing", () => {
    const { expected } = newestWith({ known: 0.938, silent: 0.09 });
    const late = 0.9 * 0.938 * PERSONS;
    const developed = (0.938 * PERSONS * 0.97) / 0.91;
    expect(expected).toBeCloseTo(late + (1 - late / developed) * PERSONS, -2);
  });
});

const estimate = (expected: number | null, other: number | null): Estimate => ({
  observed: 800,
  expected,
  other,
  developed: expected,
  source: "",
  linkFactor: null,
});

describe("isPartlyReported", () => {
  test.each([
    ["half as much again as they explain, and more than a payer of usual size", 950, 900, 1000, true],
    ["as much as they explain", 950, 900, 950, false],
    ["more than they explain, but less than a payer of usual size", 905, 900, 940, false],
    ["more in the other case", 900, 950, 1000, false],
    ["payers reported as usual", 900, null, 1000, false],
    ["no development", null, 900, 1000, false],
  ])("%s", (_, expected, other, prior, is) => {
    expect(isPartlyReported(estimate(expected, other), prior, settings.payers)).toBe(is);
  });
});
