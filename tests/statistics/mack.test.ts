import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillSigmas } from "../../src/statistics/mack-sigma.ts";
import { mack } from "../../src/statistics/mack.ts";
import type { Triangle } from "../../src/statistics/triangle.ts";
import { cumulated, delayExamples, knownSoFar, patterned, raa } from "./published-triangles.ts";

describe("Mack's standard errors of RAA", () => {
  const result = mack(raa.triangle);

  test("are the published ones, row by row", () => {
    for (const [row, estimate] of result.rows.entries()) {
      expect(estimate!.standardError).toBeCloseTo(raa.standardErrors[row]!, 6);
      expect(estimate!.outstanding).toBeCloseTo(raa.outstanding[row]!, 6);
      expect(estimate!.ultimate).toBeCloseTo(raa.ultimates[row]!, 4);
    }
  });

  test("come from the published sigmas", () => {
    for (const [step, sigma] of result.sigmas.entries()) expect(sigma).toBeCloseTo(raa.sigmas[step]!, 7);
  });

  test("are the published ones in total, by Mack's rule and log-linear", () => {
    expect(result.total.known).toBe(raa.total.known);
    expect(result.total.ultimate).toBeCloseTo(raa.total.ultimate, 4);
    expect(result.total.outstanding).toBeCloseTo(raa.total.outstanding, 6);
    expect(result.total.standardError).toBeCloseTo(raa.total.standardError, 5);
    const { total } = mack(raa.triangle, { lastSigma: "log-linear" });
    expect(total.standardError).toBeCloseTo(raa.total.standardErrorLogLinear, 4);
  });
});

describe("Mack's standard errors", () => {
  test("grow by the square root of the counts' scale times it, as sigma² does with the scale", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
        const scaled = raa.triangle.map((row) => row.map((cell) => (cell === null ? null : cell * scale)));
        const { total } = mack(scaled);
        expect(total.standardError! / (raa.total.standardError * scale)).toBeCloseTo(1, 8);
      }),
    );
  });

  test("are 0 where every row develops alike", () => {
    const { rows, total } = mack(knownSoFar(patterned([8, 16, 32, 64], [1.5, 0.5, 1.25])));
    expect(rows.map((row) => row!.standardError)).toEqual([0, 0, 0, 0]);
    expect(total.standardError).toBe(0);
  });

  test("leave out a step that begins with nobody, which has no factor", () => {
    const rows: Triangle = [[100, 150, 160], [100, 160, 175], [120, 170, 180], [0, 0, 0], [90, 140], [80]];
    const { sigmas } = mack(rows);
    expect(sigmas).toEqual(mack(rows.toSpliced(3, 1)).sigmas);
    expect(sigmas[0]).toBeGreaterThan(0);
  });

  test("exist with factors below 1, and what is outstanding is negative", () => {
    const increments = delayExamples.completed.at(-1)!.increments.map((row) => row.slice(0, 3));
    const { rows } = mack(increments.map(cumulated));
    expect(rows[6]!.outstanding).toBeLessThan(0);
    expect(rows[6]!.standardError).toBeGreaterThan(0);
  });

  test("of rows that share no step add up as squares, and with a shared step to more", () => {
    const triangle: Triangle = [[100, 150, 160], [100, 160, 175], [120, 170, 180], [90, 140], [80]];
    const { rows, total } = mack(triangle);
    const squares = rows.reduce((sum, row) => sum + row!.standardError! ** 2, 0);
    expect(total.standardError! ** 2).toBeGreaterThan(squares);
    const alone = mack(triangle.slice(0, 4));
    expect(alone.total.standardError).toBeCloseTo(alone.rows[3]!.standardError!, 12);
  });

  test("start at a row's last known cell and know a bridge", () => {
    const triangle: Triangle = [
      [100, null, 150, 155],
      [110, null, 160, 163],
      [105, null, 162, 168],
      [100, null, 149],
      [90],
      [null],
    ];
    const { rows, sigmas } = mack(triangle);
    // The bridged sigmas have no two steps before them: the greatest that is known.
    expect(sigmas).toEqual([sigmas[2], sigmas[2], sigmas[2]]);
    expect(rows[4]!.standardError).toBeGreaterThan(rows[3]!.standardError!);
    expect(rows[5]).toBeNull();
  });

  test("are unknown where no step has two rows or nobody was there, and the estimate stays", () => {
    expect(mack([[10, 12], [20]]).total).toEqual({ known: 32, ultimate: 36, outstanding: 4, standardError: null });
    const idle = mack([[0, 0], [0, 0], [0, 0], [5], [0]]);
    expect(idle.rows.map((row) => row!.standardError)).toEqual([0, 0, 0, null, 0]);
    expect(idle.total).toEqual({ known: 5, ultimate: 5, outstanding: 0, standardError: null });
  });

  test("leave out the rows that cannot be developed", () => {
    const { rows, total } = mack([[null, null, 30, 33], [10, 20], [null]]);
    expect(rows.map((row) => row?.ultimate ?? null)).toEqual([33, null, null]);
    expect(total).toMatchObject({ known: 33, ultimate: 33, outstanding: 0 });
  });
});

describe("a sigma that cannot be estimated", () => {
  test.each([
    [[4, 2, null], "mack", [4, 2, 1]],
    [[2, 4, null, null], "mack", [2, 4, 2, 1]],
    [[0, 2, null], "mack", [0, 2, 0]],
    [[null, 3, 5], "mack", [5, 3, 5]],
    [[8, 4, null, 1, null], "log-linear", [8, 4, 2, 1, 0.5]],
    [[null, 3], "log-linear", [3, 3]],
    [[0, 0, null], "log-linear", [0, 0, 0]],
    [[null], "mack", [null]],
    [[null], "log-linear", [null]],
  ] as const)("of %j by %s gives %j", (given, rule, expected) => {
    const filled = fillSigmas(given, rule).map((sigma) => (sigma === null ? null : Number(sigma.toFixed(12))));
    expect(filled).toEqual(expected);
  });
});
