import { array, assert, boolean, integer, property, record } from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import { nothingKnown } from "../../../src/audit/knowledge/cell-knowledge.ts";
import { poseBlock } from "../../../src/audit/knowledge/posed-block.ts";
import type { PosedBlock } from "../../../src/audit/knowledge/posed-block.ts";
import { integersWithin } from "../../../src/audit/solver/problem.ts";
import type { Problem, Target } from "../../../src/audit/solver/problem.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { tried } from "./brute-force.ts";
import { cube } from "../structure/small-grid.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

const target = (of: readonly number[], enough = Infinity): Target => ({ of, lower: 0, upper: Infinity, enough });

const { areas } = blocksOf(cube);
const block = areas[0]!;

interface Published {
  /** True numbers of persons by sex, age and category. */
  readonly persons: readonly number[];
  /** Whether each of the block's numbers is withheld. */
  readonly withheld: readonly boolean[];
  readonly base: number;
}

const published = record({
  persons: array(integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
  withheld: array(boolean(), { minLength: 27, maxLength: 27 }),
  base: integer({ min: 1, max: 3 }),
});

const grandTotal = block.sums.findIndex(({ of }) => of.length === block.unknowns);

const truth = (persons: readonly number[], of: readonly number[]): number =>
  of.reduce((sum, place) => sum + persons[place]!, 0);

/** The intervals that a published table gives: none for withheld numbers, the range before rounding for the others. All are sought. */
function told({ persons, withheld, base }: Published): PosedBlock {
  const knowledge = nothingKnown(27);
  block.sums.forEach(({ cell, of }, at) => {
    if (withheld[at] === true && at !== grandTotal) return;
    const rounded = Math.floor(truth(persons, of) / base + 0.5) * base;
    knowledge.lower[cell] = Math.max(0, rounded - Math.floor(base / 2));
    knowledge.upper[cell] = rounded + Math.ceil(base / 2) - 1;
  });
  // An interval as wide as that is never enough: all are exact.
  const protect = new Map(block.sums.map(({ cell }) => [cell, { width: Infinity }]));
  return poseBlock(block, knowledge, protect)!;
}

describe("what is concluded of small tables", () => {
  it("contains the truth, and all that trying every table of whole numbers finds", () => {
    assert(
      property(published, (table) => {
        const { problem } = told(table);
        const found = solver.intervals(problem)!;
        const exact = tried(problem)!;
        problem.targets.forEach(({ of }, at) => {
          const { lower, upper } = integersWithin(found[at]!);
          const persons = truth(table.persons, of);
          expect([lower <= persons, persons <= upper]).toEqual([true, true]);
          expect([lower <= exact[at]!.lower, upper >= exact[at]!.upper]).toEqual([true, true]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is by whole numbers exactly what trying every table finds", () => {
    assert(
      property(published, (table) => {
        const { problem } = told(table);
        expect(solver.integerIntervals(problem)!.map(integersWithin)).toEqual(tried(problem));
      }),
      { numRuns: 12 },
    );
  });

  it("is as wide as is enough, and possible, where no more is asked", () => {
    assert(
      property(published, integer({ min: 1, max: 4 }), (table, enough) => {
        const { problem } = told(table);
        const loose = solver.intervals({
          ...problem,
          targets: problem.targets.map((one) => ({ ...one, enough })),
        })!;
        solver.intervals(problem)!.forEach((exact, at) => {
          const { lower, upper } = loose[at]!;
          expect(upper - lower).toBeGreaterThanOrEqual(Math.min(enough, exact.upper - exact.lower) - 1e-6);
          expect(lower).toBeGreaterThanOrEqual(exact.lower - 1e-6);
          expect(upper).toBeLessThanOrEqual(exact.upper + 1e-6);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("is no wider than what is known allows, however much would be enough", () => {
    const [pair, known] = [target([0], 10), (upper: number) => [{ of: [0, 1], lower: 0, upper }]];
    expect(solver.intervals({ unknowns: 2, known: known(3), targets: [pair] })).toMatchObject([{ lower: 0, upper: 3 }]);
    expect(solver.intervals({ unknowns: 2, known: known(10), targets: [pair] })).toMatchObject([
      { lower: 0, upper: 10, because: [] },
    ]);
  });

  it("rests on nothing where it is just as wide as is enough", () => {
    const known = [{ of: [0, 1], lower: 2, upper: 10 }];
    const of = (enough: number) => solver.intervals({ unknowns: 2, known, targets: [target([0], enough)] });
    expect(of(10)).toMatchObject([{ lower: 0, upper: 10, because: [] }]);
    expect(of(11)).toMatchObject([{ lower: 0, upper: 10, because: [0] }]);
  });

  it("is nothing where no table fits", () => {
    const contradiction = [
      { of: [0, 1], lower: 3, upper: 3 },
      { of: [0], lower: 4, upper: 9 },
    ];
    const problem: Problem = { unknowns: 2, known: contradiction, targets: [target([1])] };
    expect(solver.intervals(problem)).toBeNull();
    expect(solver.integerIntervals(problem)).toBeNull();
    expect(solver.possible(problem)).toBeNull();
    expect(solver.intervals({ ...problem, targets: [] })).toBeNull();
  });

  it("has no end where nothing keeps a number from growing", () => {
    const known = [{ of: [0], lower: 5, upper: 9 }];
    const problem: Problem = { unknowns: 2, known, targets: [target([1]), target([0, 1]), target([0])] };
    expect(solver.intervals(problem)).toMatchObject([
      { lower: 0, upper: Infinity },
      { lower: 5, upper: Infinity },
      { lower: 5, upper: 9 },
    ]);
  });

  it("is no wider than a target itself may be where nothing else is known", () => {
    const targets = [3, Infinity].map((upper) => ({ of: [0], lower: 0, upper, enough: 10 }));
    expect(solver.intervals({ unknowns: 1, known: [], targets })!.map(({ upper }) => upper)).toEqual([3, 10]);
  });

  it("is tighter by whole numbers where fractions fit and halves do not", () => {
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2],
    ];
    const known = pairs.map((of) => ({ of, lower: 1, upper: 1 }));
    const problem: Problem = { unknowns: 3, known, targets: [target([0])] };
    expect(solver.intervals(problem)).toMatchObject([{ lower: 0.5, upper: 0.5 }]);
    expect(solver.integerIntervals(problem)).toBeNull();
  });
});

describe("a possible table", () => {
  it("has whole numbers that fit everything known", () => {
    assert(
      property(published, (table) => {
        const { problem } = told(table);
        const persons = solver.possible(problem)!;
        expect(persons.every((number) => Number.isInteger(number) && number >= 0)).toBe(true);
        for (const { of, lower, upper } of problem.known) {
          const sum = truth(persons, of);
          expect([lower <= sum, sum <= upper]).toEqual([true, true]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("the reasons of an interval", () => {
  it("are sums without which it would be wider", () => {
    const known = [
      { of: [0, 1], lower: 10, upper: 12 },
      { of: [1], lower: 8, upper: 9 },
      { of: [2], lower: 1, upper: 1 },
    ];
    const problem: Problem = { unknowns: 3, known, targets: [target([0])] };
    const reasons = solver.intervals(problem)![0]!.because;
    expect(reasons.toSorted((a, b) => a - b)).toEqual([0, 1]);
    for (const reason of reasons) {
      const without = { ...problem, known: known.filter((_, at) => at !== reason) };
      const width = (found: Problem) => solver.intervals(found)!.map(({ lower, upper }) => upper - lower)[0];
      expect(width(without)).toBeGreaterThan(width(problem)!);
    }
  });
});
