import { expect, test } from "vitest";
import { allCities } from "../../../pipelines/cities.ts";
import { referencePopulationOf } from "../../../pipelines/nowcast.ts";
import { estimatesOf } from "../../../src/indicators/nowcast/estimates.ts";
import { countName, poolsIn } from "../../../src/indicators/nowcast/pools.ts";
import type { CountPlace } from "../../../src/indicators/nowcast/pools.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";
import { settings } from "./laboratory.ts";
import { LAST, MONTHS, countsOf, usually } from "./made-up-payers.ts";
import { historyOf, reported } from "./made-up-triangles.ts";

const placeOf = (measure: string): CountPlace => ({
  table: "by_background",
  REF_AREA: "C6",
  ...TOTALS,
  BACKGROUND: "FOREIGN",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  measure,
});

const [EMPLOYED, UNEMPLOYED] = [100_000, 20_000];
/** The share of the wages that is missing at the first delivery: usually, and in the newest month. */
const USUALLY = 0.1;
const LATE = 0.2;
/** Of those whose wages are missing, the share who are also seeking work. */
const SEEKING = 0.04;

const missing = (month: number, delay: number): number =>
  delay > 0 ? 0 : month === LAST ? 1 - (1 - USUALLY) * (1 - LATE) : USUALLY;

const employed = (month: number, delay: number): number => EMPLOYED * (1 - missing(month, delay));
const unemployed = (month: number, delay: number): number => UNEMPLOYED + SEEKING * EMPLOYED * missing(month, delay);

/** A group of which unusually many wages are missing in the newest month, by its payers and not. */
function estimated(measure: string, silent: number) {
  const history = historyOf([
    reported({ months: MONTHS, told: employed }, countName(placeOf("EMPLOYED"))),
    reported({ months: MONTHS, told: unemployed }, countName(placeOf("UNEMPLOYED"))),
    ...countsOf({ persons: 100_000, share: usually(silent) }),
  ]);
  const count = poolsIn(history, referencePopulationOf(allCities))(placeOf(measure))!;
  return estimatesOf(history, settings)(count, { month: LAST, asOf: LAST })!;
}

test("who seeks work and whose wages are late is not counted among the unemployed once all wages are in", () => {
  const silent = 1 - (1 - 0.031) * (1 - LATE);
  expect(Math.abs(estimated("EMPLOYED", silent).expected! / EMPLOYED - 1)).toBeLessThan(0.01);
  const { expected, other, observed } = estimated("UNEMPLOYED", silent);
  expect(observed / UNEMPLOYED).toBeCloseTo(1.056, 3);
  expect(expected! / UNEMPLOYED).toBeCloseTo(1, 3);
  // Payers that have closed: these people are out of work.
  expect(other! / UNEMPLOYED).toBeCloseTo(1.056 / 1.02, 3);
});

test("payers that report as usual say nothing of the unemployed", () => {
  const { expected, other } = estimated("UNEMPLOYED", 0.031);
  expect(expected! / UNEMPLOYED).toBeCloseTo(1.056 / 1.02, 3);
  expect(other).toBeNull();
});
