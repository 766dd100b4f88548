import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { widthOf } from "../../../src/audit/solver/problem.ts";
import type { Interval } from "../../../src/audit/solver/problem.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import { handMade, kindsOf, solved } from "./hand-made.ts";
import type { HandMade, Known } from "./hand-made.ts";

const limits = { width: 5, widthByTable: { grounds: 3 }, worth: ["groups", "grounds"] };
const NONE = { suppressed: [] };

/** Persons by kind: many kinds are small. */
const personsOf = (cities: number): fc.Arbitrary<ReadonlyMap<string, number>> => {
  const kinds = kindsOf(cities);
  const count = fc.oneof(
    { weight: 3, arbitrary: fc.nat(7) },
    { weight: 2, arbitrary: fc.integer({ min: 4, max: 25 }) },
  );
  return fc
    .array(count, { minLength: kinds.length, maxLength: kinds.length })
    .map((counts) => new Map(counts.map((persons, at) => [kinds[at]!, persons])));
};

describe("a small publication whose equations are all solved at once", () => {
  let solver: Solver;
  beforeAll(async () => {
    solver = await openSolver();
  });

  it.each([
    [1, 60],
    [3, 40],
  ])(
    "discloses no small count of %s cities beyond the required width, though it did before it was audited",
    (cities, numRuns) => {
      let before = 0;
      fc.assert(
        fc.property(personsOf(cities), (persons) => {
          const month = handMade({ cities, persons, limits });
          const audit = auditProposals(month);
          expect(audit.held).toEqual([]);
          before += solved(month, NONE, { solver }).length;
          expect(solved(month, audit, { solver })).toEqual([]);
        }),
        { numRuns, endOnFailure: true },
      );
      // Redrawn each time: between fifteen and some dozens.
      expect(before).toBeGreaterThan(5);
    },
  );

  /** What a city knows of others by its own numbers and by which numbers are withheld, were none published. */
  const byRules = (month: HandMade, city: string): ReadonlyMap<string, Interval> => {
    const told = month.cells.flatMap(({ content }, cell) => (content.value === null ? [] : [cell]));
    return new Map(solved(month, { suppressed: told }, { solver, city }).map(({ name, interval }) => [name, interval]));
  };

  it("discloses no more of a city to another than that one's own numbers and the rules do, except a person or two in one of hundreds", () => {
    const left: number[] = [];
    let [before, asked] = [0, 0];
    fc.assert(
      fc.property(personsOf(3), (persons) => {
        const month = handMade({ cities: 3, persons, limits });
        const audit = auditProposals(month);
        for (const city of ["KU049", "KU091", "KU092"]) {
          const bare = byRules(month, city);
          const isMore = ({ name, interval }: Known): boolean =>
            widthOf(interval) < widthOf(bare.get(name) ?? { lower: 0, upper: Infinity });
          before += solved(month, NONE, { solver, city }).filter(isMore).length;
          asked += 1;
          left.push(
            ...solved(month, audit, { solver, city })
              .filter(isMore)
              .map(({ interval }) => widthOf(interval)),
          );
        }
      }),
      { numRuns: 60, seed: 3 },
    );
    // The audit adds up equation by equation; who solves them all at once is at times one or two persons closer.
    expect(left.filter((width) => width < 3)).toEqual([]);
    expect(left.length).toBeLessThanOrEqual(asked / 50);
    expect(before).toBeGreaterThan(10 * left.length + 20);
  });
});
