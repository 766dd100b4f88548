import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drift } from "../../src/statistics/drift.ts";
import { mean } from "../../src/statistics/mean.ts";
import type { Triangle } from "../../src/statistics/triangle.ts";

const NEWEST = 30;

/** Rows of 1000 persons, 0 to 30, with their first factors; of the last only the first cell is known. */
const rows = (factor: (row: number) => number, { last = NEWEST, persons = 1000 } = {}): Triangle =>
  Array.from({ length: last + 1 }, (_, row) => [persons, row === last ? null : persons * factor(row)]);

const straight =
  (step: number) =>
  (row: number): number =>
    1.2 * step ** row;

/** Factors that fall by a fifth at a row, and go back. */
const changed = (at: number, back = NEWEST): Triangle => rows((row) => (row >= at && row < back ? 0.96 : 1.2));

describe("the drift of a first factor", () => {
  test("is from the middle of the newest year as far as the newest three rows have gone", () => {
    // Of the newest twelve rows 19 to 29 are known twice: their factor stands for 24, that of 27 to 29 for 28.
    expect(drift(rows(straight(0.998)), { window: 12 })).toBeCloseTo(0.998 ** 4, 4);
    expect(drift(rows(straight(1.003)), { window: 6 })).toBeCloseTo(1.003, 4);
  });

  test("is that of the line where the newest three rows have gone farther", () => {
    const found = drift(
      rows((row) => (row >= 27 ? 2.4 : 1.2)),
      { window: 12 },
    );
    // Its slope by the newest 24 rows, 6 to 29, over the six from the middle of the year to now.
    expect(found).toBeCloseTo(2 ** ((6 * (9.5 + 10.5 + 11.5)) / 1150), 9);
  });

  test("goes no farther than a sudden change has, and nowhere where the newest rows went back", () => {
    // Eight of the year's eleven rows are new already, and the factor of all of them is 1.2 times (3 + 8 * 0.8) / 11.
    expect(drift(changed(22), { window: 12 })).toBeCloseTo((0.8 * 11) / (3 + 8 * 0.8), 9);
    expect(drift(changed(12), { window: 12 })).toBeCloseTo(1, 9);
    expect(drift(changed(15, 27), { window: 12 })).toBe(1);
  });

  test("does not look at a row that begins or goes on with nobody", () => {
    const all = rows(straight(0.998));
    for (const empty of [
      [0, 1200],
      [1000, 0],
      [0, 0],
    ])
      expect(drift(all.with(20, empty), { window: 12 })).toBeCloseTo(
        drift(all.with(20, [null, null]), { window: 12 }),
        12,
      );
  });

  test("is none where factors stay, or too few are known", () => {
    expect(drift(rows(straight(1)), { window: 12 })).toBeCloseTo(1, 12);
    expect(drift(rows(straight(0.99), { last: 17 }), { window: 12 })).toBe(1);
    expect(drift(rows(straight(0.99), { last: 18 }), { window: 12 })).toBeLessThan(0.99);
    expect(drift([], { window: 12 })).toBe(1);
    expect(drift([[0, 0], ...rows(straight(0.99), { last: 17 })], { window: 12 })).toBe(1);
  });

  test("is that of the newest two years, and of the rows since a break", () => {
    const turned = [...rows(straight(1.01)).slice(0, NEWEST), ...rows(straight(0.998), { last: 24 })];
    expect(drift(turned, { window: 12 })).toBeCloseTo(0.998 ** 4, 4);
    const broken = rows((row) => (row < 20 ? 5 : straight(1.004)(row)), { last: 49 });
    expect(drift(broken, { window: 12, from: 20 })).toBeCloseTo(1.004 ** 4, 3);
    expect(drift(broken, { window: 12, from: 40 })).toBe(1);
  });

  test("does not depend on how many persons there are, and leaves holes out", () => {
    const holes = fc.uniqueArray(fc.nat(NEWEST - 1), { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000 }), holes, (persons, without) => {
        const holed = rows(straight(0.999), { persons }).map((row, index) =>
          without.includes(index) ? [null, row[1]!] : row,
        );
        const known = (first: number): readonly number[] =>
          Array.from({ length: NEWEST - first }, (_, row) => first + row).filter((row) => !without.includes(row));
        const gone = mean(known(0).slice(-3)) - mean(known(NEWEST - 11));
        expect(drift(holed, { window: 12 })).toBeCloseTo(0.999 ** gone, 4);
      }),
    );
  });
});
