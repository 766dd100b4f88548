import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { developed, developmentFactors, ultimate } from "../../src/statistics/chain-ladder.ts";
import type { DevelopmentFactor } from "../../src/statistics/chain-ladder.ts";
import type { Triangle } from "../../src/statistics/triangle.ts";
import { cumulated, delayExamples, knownSoFar, patterned, raa } from "./published-triangles.ts";

const plain = (factors: readonly DevelopmentFactor[]): readonly (number | null)[] =>
  factors.map(({ factor }) => factor);

const given = (factor: number): DevelopmentFactor => ({ factor, rows: 1, volume: 1, pooled: false, bridged: false });

const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((a, b) => a + (b ?? 0), 0);

/** Shares of the final number at each delay, and back. */
const sharesOf = (factors: readonly DevelopmentFactor[]): readonly number[] => {
  const known = factors.map((_, delay) => 1 / ultimate([1], factors.slice(delay))!);
  return [...known, 1].map((share, delay) => share - (delay === 0 ? 0 : known[delay - 1]!));
};
const factorsOf = (shares: readonly number[]): readonly DevelopmentFactor[] =>
  shares.slice(1).map((_, delay) => given(sum(shares.slice(0, delay + 2)) / sum(shares.slice(0, delay + 1))));

/** What apply_delay() adds to a row for its missing cells, from the first of them on, so that rows of zeros come to something. */
const zeroCorrection = (shares: readonly number[], first: number): number =>
  shares.reduce((more, share, delay) => {
    const seen = sum(shares.slice(0, delay));
    return delay < first ? more : more + (share * (1 - seen)) / (seen * (seen + share));
  }, 0);

/** Factors between 0.5 and 3, and at least one row more than there are columns. */
const patterns = fc
  .array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 2, maxLength: 6 })
  .chain((factors) =>
    fc.record({
      factors: fc.constant(factors),
      firsts: fc.array(fc.integer({ min: 1, max: 100_000 }), {
        minLength: factors.length + 2,
        maxLength: factors.length + 6,
      }),
    }),
  );

/** The greatest relative difference of some values from the expected ones. */
const distance = (values: readonly (number | null)[], expected: readonly number[]): number =>
  values.length === expected.length
    ? Math.max(...values.map((value, index) => Math.abs((value ?? Infinity) / expected[index]! - 1)))
    : Infinity;

describe("published triangles", () => {
  test("RAA has its factors and ultimates", () => {
    const factors = developmentFactors(raa.triangle);
    for (const [step, { factor }] of factors.entries()) expect(factor).toBeCloseTo(raa.factors[step]!, 8);
    for (const [row, value] of developed(raa.triangle, factors).entries()) {
      expect(value).toBeCloseTo(raa.ultimates[row]!, 4);
    }
    expect(sum(developed(raa.triangle, factors)) - raa.total.known).toBeCloseTo(raa.total.outstanding, 6);
  });

  test.each(delayExamples.estimated)("the delays are those of the $name", ({ increments, window, delays }) => {
    const factors = developmentFactors(increments.map(cumulated), { window, minimumRows: 1 });
    for (const [delay, share] of sharesOf(factors).entries()) expect(share).toBeCloseTo(delays[delay]!, 6);
  });

  test.each(delayExamples.completed)(
    "rows come to those of the $name",
    ({ increments, delays, rows, exact, digits }) => {
      const triangle = increments.map(cumulated);
      const factors = delays === null ? developmentFactors(triangle) : factorsOf(delays);
      const shares = delays ?? sharesOf(factors);
      for (const [row, value] of developed(triangle, factors).entries()) {
        const first = increments[row]!.findLastIndex((cell) => cell !== null) + 1;
        const more = exact ? 0 : zeroCorrection(shares, first);
        expect(value).toBeCloseTo(sum(rows[row]!) - more, digits);
      }
    },
  );

  test("cancellations give a factor below 1, and a month develops downwards", () => {
    const triangle = delayExamples.completed.at(-1)!.increments.map(cumulated);
    const factors = developmentFactors(triangle);
    expect(factors[1]!.factor).toBeCloseTo(965 / 1110, 12);
    expect(ultimate([100, 160], factors)).toBeLessThan(160);
    expect(developed(triangle, factors).every((value) => value! > 0)).toBe(true);
  });
});

describe("development by chain ladder", () => {
  test("finds an exact pattern and what every row comes to, whatever the factors", () => {
    fc.assert(
      fc.property(patterns, ({ firsts, factors }) => {
        const full = patterned(firsts, factors);
        const found = developmentFactors(knownSoFar(full));
        expect(distance(plain(found), factors)).toBeLessThan(1e-9);
        expect(
          distance(
            developed(knownSoFar(full), found),
            full.map((row) => row.at(-1)!),
          ),
        ).toBeLessThan(1e-9);
      }),
    );
  });

  test("scales with the triangle", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
        const scaled = raa.triangle.map((row) => row.map((cell) => (cell === null ? null : cell * scale)));
        const expected = raa.ultimates.map((value) => value * scale);
        for (const [row, value] of developed(scaled, developmentFactors(scaled)).entries()) {
          expect(value! / expected[row]!).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  test("of an exact pattern is not changed by a hole, nor by a row that is complete already", () => {
    fc.assert(
      fc.property(patterns, fc.nat(), fc.nat(), ({ firsts, factors }, at, first) => {
        const full = patterned(firsts, factors);
        const row = 1 + (at % (full.length - 1));
        const delay = at % factors.length;
        const holed = knownSoFar(full).map((cells, index) => (index === row ? cells.with(delay, null) : cells));
        const complete = [...patterned([1 + first], factors), ...knownSoFar(full)];
        expect(distance(plain(developmentFactors(complete)), factors)).toBeLessThan(1e-9);
        expect(distance(plain(developmentFactors(holed)), factors)).toBeLessThan(1e-9);
        const known = holed.filter((cells) => cells.some((cell) => cell !== null));
        const ends = full
          .filter((_, index) => holed[index]!.some((cell) => cell !== null))
          .map((cells) => cells.at(-1)!);
        expect(distance(developed(known, developmentFactors(holed)), ends)).toBeLessThan(1e-9);
      }),
    );
  });

  test("says nothing of the steps at a hole and starts from a row's last known cell", () => {
    const triangle: Triangle = [
      [100, 120, 132],
      [100, null, 150],
      [50, 60],
      [null, 80],
    ];
    const factors = developmentFactors(triangle);
    expect(factors).toEqual([
      { factor: 1.2, rows: 2, volume: 150, pooled: false, bridged: false },
      { factor: 1.1, rows: 1, volume: 120, pooled: false, bridged: false },
    ]);
    expect(distance(developed(triangle, factors), [132, 150, 66, 88])).toBeLessThan(1e-9);
  });

  test("of rows with nobody before a step is 1, and nobody stays nobody", () => {
    const triangle: Triangle = [[0, 0, 5], [0, 0], [0]];
    const factors = developmentFactors(triangle);
    expect(plain(factors)).toEqual([1, 1]);
    expect(developed(triangle, factors)).toEqual([5, 0, 0]);
  });

  test("knows nothing of an empty row, and has no factor for an empty triangle", () => {
    expect(developed([[null, null], []], [given(2)])).toEqual([null, null]);
    expect(developmentFactors([])).toEqual([]);
    expect(developmentFactors([[5], [6]])).toEqual([]);
  });

  test("ends with the tail, for complete rows too", () => {
    expect(developed([[10, 20], [30]], [given(2)], 1.5)).toEqual([30, 90]);
  });
});

describe("a delay at which nothing was ever delivered", () => {
  test("is bridged by equal parts of the step over it", () => {
    const triangle: Triangle = [
      [100, null, 144, 150],
      [100, null, 144],
      [50, null],
      [70, null],
    ];
    const factors = developmentFactors(triangle);
    expect(distance(plain(factors), [1.2, 1.2, 150 / 144])).toBeLessThan(1e-9);
    expect(factors.map(({ bridged, rows }) => [bridged, rows])).toEqual([
      [true, 2],
      [true, 2],
      [false, 1],
    ]);
    expect(distance(developed(triangle, factors), [150, 150, 75, 105])).toBeLessThan(1e-9);
  });

  test("leaves what the known factors under the bridge leave of the whole", () => {
    // 1 to 2 was never seen, 0 to 1 and 2 to 3 were.
    const triangle: Triangle = [
      [100, null, 300, 330],
      [100, 150],
      [40, 60],
    ];
    const factors = developmentFactors(triangle);
    expect(distance(plain(factors), [1.5, 2, 1.1])).toBeLessThan(1e-9);
    expect(factors.map(({ bridged }) => bridged)).toEqual([false, true, false]);
  });

  test("does not change what an exact pattern comes to", () => {
    fc.assert(
      fc.property(patterns, fc.nat(), ({ firsts, factors }, at) => {
        const column = 1 + (at % (factors.length - 1));
        const full = patterned(firsts, factors);
        const holed = knownSoFar(full).map((row) => row.with(column, null));
        expect(
          distance(
            developed(holed, developmentFactors(holed)),
            full.map((row) => row.at(-1)!),
          ),
        ).toBeLessThan(1e-9);
      }),
    );
  });

  test("is divided bridge by bridge, where deliveries come every other month", () => {
    const triangle: Triangle = [
      [100, null, 400, null, 3600],
      [100, null, 400],
    ];
    expect(distance(plain(developmentFactors(triangle)), [2, 2, 3, 3])).toBeLessThan(1e-9);
  });

  test("stays unknown where no row was seen on both sides, and so do the rows that need it", () => {
    const triangle: Triangle = [
      [null, null, 30, 33],
      [10, 20],
      [11, 22],
    ];
    const factors = developmentFactors(triangle);
    expect(plain(factors)).toEqual([2, null, 1.1]);
    expect(developed(triangle, factors)).toEqual([33, null, null]);
  });

  test("is 1 where nobody was there to develop", () => {
    expect(plain(developmentFactors([[0, null, 0], [0]]))).toEqual([1, 1]);
  });
});

describe("a break in the way of reporting", () => {
  const triangle = [
    ...patterned([100, 200, 300], [2, 1.5]),
    ...knownSoFar(patterned([400, 500, 600, 700], [1.2, 1.1])),
  ];

  test("gives each row the factors of its own side", () => {
    const own = { breaks: [3], minimumRows: 2 };
    expect(distance(plain(developmentFactors(triangle, own)), [1.2, 1.1])).toBeLessThan(1e-9);
    expect(distance(plain(developmentFactors(triangle, { ...own, row: 2 })), [2, 1.5])).toBeLessThan(1e-9);
    const ends = triangle.map((row, index) => ultimate(row, developmentFactors(triangle, { ...own, row: index })));
    expect(distance(ends, [300, 600, 900, 528, 660, 792, 924])).toBeLessThan(1e-9);
  });

  test("is looked past, flagged, at the steps with too few rows behind it", () => {
    const factors = developmentFactors(triangle, { breaks: [3], minimumRows: 3 });
    expect(factors.map(({ pooled, rows }) => [pooled, rows])).toEqual([
      [false, 3],
      [true, 5],
    ]);
    expect(factors[1]!.factor).toBeGreaterThan(1.1);
  });
});
