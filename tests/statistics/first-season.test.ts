import { describe, expect, test } from "vitest";
import type { DelayObservation } from "../../src/statistics/delay-season.ts";
import { firstSeason } from "../../src/statistics/first-season.ts";

const WINDOW = 12;
const JULY = 7;

/** Reference months in a row from a January on: 0.1 and a little chance, and what a month (its number) has of its own. */
const observed = (count: number, own: (at: number) => number): readonly DelayObservation[] =>
  Array.from({ length: count }, (_, at) => ({
    month: (at % 12) + 1,
    logRatio: 0.1 + 0.001 * Math.sin(5.3 * at * at) + own(at),
  }));

const july = (at: number): number => (at === JULY - 1 ? 0.06 : 0);

const season = (count: number, own: (at: number) => number) => firstSeason(observed(count, own), { window: WINDOW });

describe("the season of a history that is too short to test for one", () => {
  test("is the deviation of a month that was unusual alone", () => {
    const found = season(12, july);
    // The development of twelve months has a twelfth of July in it.
    expect(found(JULY)).toBeCloseTo((0.06 * 11) / 12, 2);
    expect(found(3)).toBeCloseTo(-0.06 / 12, 2);
    expect(found(3) + (found(JULY) - found(3)) / 12).toBeCloseTo(0, 6);
  });

  test("is remembered when the month is no longer among the newest, which then need no correction", () => {
    const found = season(20, july);
    expect(found(JULY)).toBeCloseTo(0.06, 2);
    expect(found(3)).toBe(0);
  });

  test("is none where months are alike, or too few to know what is usual", () => {
    expect(season(12, () => 0)(JULY)).toBe(0);
    expect(season(7, (at) => (at === 3 ? 0.06 : 0))(4)).toBe(0);
    expect(season(8, (at) => (at === 3 ? 0.06 : 0))(4)).toBeGreaterThan(0.05);
  });

  test("is of each month that was unusual alone, and of none that did beside another", () => {
    const apart = season(12, (at) => (at === 4 || at === 6 ? 0.06 : 0));
    expect([apart(5), apart(7)].map((own) => own > 0.04)).toEqual([true, true]);
    const together = season(12, (at) => (at === 5 || at === 6 ? 0.06 : 0));
    expect([together(6), together(7)]).toEqual([0, 0]);
  });

  test("is not distinguished from a change that stays, nor from the newest month, after which it is not known", () => {
    for (const since of [9, 10, 11]) expect(season(12, (at) => (at >= since ? 0.06 : 0))(12)).toBe(0);
    expect(season(12, (at) => (at === 11 ? 0.06 : 0))(12)).toBe(0);
    expect(season(13, (at) => (at === 11 ? 0.06 : 0))(12)).toBeGreaterThan(0.05);
  });
});
