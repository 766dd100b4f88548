import { beforeAll, describe, expect, it } from "vitest";
import { leaksOf } from "../../../src/audit/knowledge/block-attack.ts";
import { integersWithin } from "../../../src/audit/solver/problem.ts";
import type { Interval } from "../../../src/audit/solver/problem.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { publishedCase } from "./published-case.ts";

/** Published tables with what an attacker finds: narrowest interval in persons, cells that are found exactly. */
const cases = [
  ["01-z1-two-way", 6, 6, 0],
  ["02-z2-non-nested-hierarchies", 29, 3, 0],
  ["04a-attack-4x4-unsafe", 9, 0, 1],
  ["04b-attack-4x4-repaired", 10, 69, 0],
  ["05a-linked-hierarchies-unsafe", 5, 0, 1],
  ["05b-linked-hierarchies-repaired", 6, 4, 0],
] as const;

let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

describe.each(cases)("%s", (name, withheldCells, narrowest, exact) => {
  const { problem, withheld } = publishedCase(name);

  it("leaves of each withheld cell what was published, by fractions", () => {
    const found = solver.intervals(problem) ?? [];
    expect(withheld).toHaveLength(withheldCells);
    expect(found).toHaveLength(withheldCells);
    found.forEach((interval, at) => {
      expect(Math.abs(interval.lower - withheld[at]!.fractions.lower)).toBeLessThan(1e-4);
      expect(Math.abs(interval.upper - withheld[at]!.fractions.upper)).toBeLessThan(1e-4);
    });
  });

  it("and by whole numbers", () => {
    const found = (solver.integerIntervals(problem) ?? []).map(integersWithin);
    expect(found).toEqual(withheld.map(({ whole }) => whole));
  });

  it(`gives ${exact} cells away`, () => {
    const found = (solver.intervals(problem) ?? []).map((interval, at): [number, Interval] => [
      at,
      integersWithin(interval),
    ]);
    const protect = new Map(found.map(([cell]) => [cell, { width: 3 }]));
    expect(leaksOf(new Map(found), protect)).toHaveLength(exact);
    expect(Math.min(...found.map(([, { lower, upper }]) => upper - lower))).toBe(narrowest);
  });
});
