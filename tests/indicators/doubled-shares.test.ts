import { describe, expect, test } from "vitest";
import { unknownShare } from "../../pipelines/indicators/population.ts";
import { withRounding } from "../../src/indicators/declaration.ts";
import { doubled } from "../../src/indicators/doubled-shares.ts";
import type { Observation } from "../../src/model/observation.ts";
import { madeUpObservation } from "./made-up-observation.ts";

const watched = withRounding([unknownShare], { base: 10, minimum: 10 });

/** The share with an unknown background in one area, month by month; null is withheld. */
const shares = (values: readonly (number | null)[], given: Partial<Observation> = {}): readonly Observation[] =>
  values.map((value, at) =>
    madeUpObservation({
      INDICATOR: "unknown_background_share",
      BACKGROUND: "UNKNOWN",
      AGE: "_T",
      STATUS_ORDER: "_Z",
      TIME_PERIOD: `2026-0${at + 1}`,
      OBS_VALUE: value,
      OBS_STATUS: value === null ? "Q" : "A",
      SHOW_LOWER: value === null ? null : value - 0.1,
      SHOW_UPPER: value === null ? null : value + 0.1,
      N_BASE: value === null ? null : 2000,
      ...given,
    }),
  );

const months = (...observations: readonly Observation[]): readonly string[] =>
  doubled(watched, observations).map(({ month, value, usual }) => `${month}: ${value} after ${usual}`);

describe("a share that is watched", () => {
  test("of merged cities is compared with no withheld one: a sum is withheld whatever its size", () => {
    const summed = withRounding([unknownShare], { base: 10, minimum: 10 }, () => 2);
    expect(months(...shares([null, 4]))).toHaveLength(1);
    expect(doubled(summed, shares([null, 4]))).toEqual([]);
    expect(doubled(summed, shares([1, 4]))).toHaveLength(1);
  });

  test("is warned of in the months in which it is at least twice the month before's", () => {
    expect(months(...shares([1, 1.9, 2, 4, 8.5, 8]))).toEqual(["2026-04: 4 after 2", "2026-05: 8.5 after 4"]);
    expect(doubled(watched, shares([1, 2]))).toEqual([
      {
        warning: "doubled",
        indicator: "unknown_background_share",
        area: "C6",
        background: "UNKNOWN",
        month: "2026-02",
        value: 2,
        usual: 1,
      },
    ]);
  });

  test("is taken to have been of the fewest persons that are published, where it was withheld before", () => {
    // Ten of two thousand are 0.5 %.
    expect(months(...shares([null, 0.9]))).toEqual([]);
    expect(months(...shares([null, 1]))).toEqual(["2026-02: 1 after 0.5"]);
  });

  test("is not warned of where the two intervals meet: of so few rounding alone may double it", () => {
    const [before, now] = shares([0.1, 0.2]);
    expect(months({ ...before!, SHOW_UPPER: 0.2 }, { ...now!, SHOW_LOWER: 0.1 })).toEqual([]);
    expect(months({ ...before!, SHOW_UPPER: 0.13 }, { ...now!, SHOW_LOWER: 0.14 })).toHaveLength(1);
  });

  test("is not warned of where nothing is published, of one sex alone, or of other ages", () => {
    expect(months(...shares([1, null, 4]))).toEqual(["2026-03: 4 after 0.5"]);
    expect(months(...shares([1]), ...shares([9], { TIME_PERIOD: "2026-03" }))).toEqual([]);
    expect(months(...shares([1, 9], { SEX: "F" }))).toEqual([]);
    expect(months(...shares([1, 9], { AGE: "Y18T64" }))).toEqual([]);
  });

  test("is watched only where its declaration says so", () => {
    const { warnsWhenDoubled: _, ...silent } = unknownShare;
    expect(doubled([silent], shares([1, 9]))).toEqual([]);
  });
});
