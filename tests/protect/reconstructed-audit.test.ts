import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { openSolver } from "../../src/audit/solver/solver.ts";
import type { Solver } from "../../src/audit/solver/solver.ts";
import { withheldByAudit } from "../../src/protect/reconstructed-audit.ts";
import type { Proposal } from "../../src/protect/reconstructed-audit.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

const LIMITS = { width: 5, minimumPersons: 10 };
const SMALLEST = 20;

/** Persons of an age: how many are employed, how many unemployed, how many neither. */
interface Age {
  readonly employed: number;
  readonly unemployed: number;
  readonly neither: number;
}

const all = ({ employed, unemployed, neither }: Age): number => employed + unemployed + neither;

const rounded = (persons: number, base: number): number => Math.floor((2 * persons + base) / (2 * base)) * base;

const plus = (a: Age, b: Age): Age => ({
  employed: a.employed + b.employed,
  unemployed: a.unemployed + b.unemployed,
  neither: a.neither + b.neither,
});

/** Proposals of one block by a rounding base; what is under 20 is withheld as small. */
function proposalsOf(young: Age, older: Age, base: number): readonly Proposal[] {
  const range = (persons: number) => {
    const value = rounded(persons, base);
    const least = value - Math.floor(base / 2);
    return { least, most: least + base - 1 };
  };
  return [young, plus(young, older)].flatMap((age, index) => {
    const { least: baseLeast, most: baseMost } = range(all(age));
    return (["employed", "unemployed"] as const).map((measure, second): Proposal => {
      const persons = age[measure];
      const published = persons >= SMALLEST;
      const { least, most } = range(persons);
      return {
        row: 2 * index + second,
        block: "a",
        young: index === 0,
        source: measure === "employed" ? "" : "job_search",
        persons,
        base: all(age),
        published,
        least: published ? Math.max(least, SMALLEST) : 0,
        most: published ? most : SMALLEST - 1,
        baseLeast,
        baseMost,
      };
    });
  });
}

const withheld = (young: Age, older: Age, base = 10): readonly number[] =>
  withheldByAudit(proposalsOf(young, older, base), LIMITS, solver);

describe("what the audit withholds of reconstructed counts", () => {
  test("nothing where everything is large, and rounding to 10 leaves every difference enough", () => {
    const many = { employed: 900, unemployed: 200, neither: 300 };
    expect(withheld(many, many)).toEqual([]);
    expect(withheld(many, { ...many, unemployed: 3 })).toEqual([]);
  });

  test("the younger of two unrounded counts that differ by few", () => {
    const many = { employed: 900, unemployed: 200, neither: 300 };
    expect(withheld(many, { ...many, unemployed: 3 }, 1)).toEqual([1]);
  });

  test("what would tell how few are neither employed nor unemployed", () => {
    const rows = withheld(
      { employed: 900, unemployed: 200, neither: 2 },
      { employed: 900, unemployed: 200, neither: 90 },
      1,
    );
    expect(rows).toContain(1);
  });

  test("stops where the numbers do not fit one another", () => {
    const fitting = proposalsOf(
      { employed: 5, unemployed: 200, neither: 300 },
      { employed: 0, unemployed: 1, neither: 1 },
      10,
    );
    const [first, ...rest] = fitting;
    const impossible = [{ ...first!, least: 10_000, most: 10_000 }, ...rest];
    expect(() => withheldByAudit(impossible, LIMITS, solver)).toThrow("does not fit the true counts");
  });
});

const age = fc.record({
  employed: fc.integer({ min: 0, max: 40 }),
  unemployed: fc.integer({ min: 0, max: 40 }),
  neither: fc.integer({ min: 0, max: 40 }),
});

/** By trying every table that fits what is public: how far the older of a measure are left apart. */
function olderLeft(
  proposals: readonly Proposal[],
  measure: "employed" | "unemployed",
  hidden: ReadonlySet<number>,
): number {
  const source = measure === "employed" ? "" : "job_search";
  const of = (young: boolean) => proposals.find((one) => one.young === young && one.source === source)!;
  const [part, whole] = [of(true), of(false)];
  const limits = ({ row, least, most }: Proposal) => (hidden.has(row) ? { least: 0, most: 200 } : { least, most });
  const found: number[] = [];
  for (let a = limits(part).least; a <= Math.min(limits(part).most, 200); a += 1)
    for (let b = Math.max(a, limits(whole).least); b <= Math.min(limits(whole).most, 200); b += 1) found.push(b - a);
  return Math.max(...found) - Math.min(...found);
}

test("after it no count of few older persons is left less than is promised, by whatever rounding", () => {
  fc.assert(
    fc.property(age, age, fc.constantFrom(1, 2, 5, 10), (young, older, base) => {
      const proposals = proposalsOf(young, older, base);
      const hidden = new Set(withheldByAudit(proposals, LIMITS, solver));
      const few = (["employed", "unemployed"] as const).filter((measure) => older[measure] < LIMITS.minimumPersons);
      const left = few.map((measure) => olderLeft(proposals, measure, hidden));
      expect(left.filter((width) => width < LIMITS.width)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
