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

type Source = "benefits" | "job_search";

/** Proposals of one block by a rounding base, with one source of unemployment; what is under 20 is withheld as small. */
function proposalsOf(young: Age, older: Age, base: number, source: Source = "job_search"): readonly Proposal[] {
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
        source: measure === "employed" ? "" : source,
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

const withheld = (young: Age, older: Age, base = 10, source?: Source): readonly number[] =>
  withheldByAudit(proposalsOf(young, older, base, source), LIMITS, solver);

describe("what the audit withholds of reconstructed counts", () => {
  test("nothing where everything is large, and rounding to 10 leaves every difference enough", () => {
    const many = { employed: 900, unemployed: 200, neither: 300 };
    expect(withheld(many, many)).toEqual([]);
    expect(withheld(many, { ...many, unemployed: 3 })).toEqual([]);
  });

  test.each(["benefits", "job_search"] as const)(
    "the younger of two unrounded counts that differ by few: %s",
    (source) => {
      const many = { employed: 900, unemployed: 200, neither: 300 };
      expect(withheld(many, { ...many, unemployed: 3 }, 1, source)).toEqual([1]);
      expect(withheld(many, { ...many, unemployed: 10 }, 1, source)).toEqual([]);
      expect(withheld(many, { ...many, employed: 3 }, 1, source)).toEqual([0]);
    },
  );

  test("nothing where a small number is left as many persons as are promised, and no fewer", () => {
    const many = { employed: 900, unemployed: 200, neither: 300 };
    const [first, young, second, everybody] = proposalsOf(many, { ...many, unemployed: 3 }, 1);
    // Of the older unemployed: from 203 less 200 to so many less 198.
    const leaving = (most: number) =>
      withheldByAudit([first!, { ...young!, least: 198 }, second!, { ...everybody!, most }], LIMITS, solver);
    expect(leaving(206)).toEqual([]);
    expect(leaving(205)).toEqual([1]);
  });

  test("the unemployed before the employed, the younger before all, however many they are", () => {
    const few = { employed: 100, unemployed: 900, neither: 2 };
    expect(withheld(few, { ...few, neither: 90 }, 1)).toEqual([1]);
    expect(withheld({ ...few, neither: 90 }, few, 1)).toEqual([1]);
  });

  test("what would disclose how few are neither employed nor unemployed", () => {
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

/** Unrounded counts of a block, of young persons and of twice as many: employed, covered by either source, and by neither. */
const twoSources = (benefits: number, search: number, { either, neither = 10 }: { either: number; neither?: number }) =>
  [1, 2].flatMap((times, index) => {
    const base = times * (900 + either + neither);
    const told = { "": times * 900, benefits: times * benefits, job_search: times * search };
    return Object.entries(told).map(([source, persons], second): Proposal => ({
      row: 3 * index + second,
      block: "a",
      young: index === 0,
      source,
      persons,
      base,
      published: true,
      least: persons,
      most: persons,
      baseLeast: base,
      baseMost: base,
    }));
  });

describe("what two sources disclose about the unemployed", () => {
  test.each([
    ["are the same persons", 200, 200, 200],
    ["are others", 200, 200, 400],
    ["are among those of job search", 100, 200, 200],
    ["are more than those of job search", 200, 100, 200],
  ])("may be anything that fits: those of benefits %s", (_, benefits, search, either) => {
    expect(withheldByAudit(twoSources(benefits, search, { either }), LIMITS, solver)).toEqual([]);
  });

  test("together does not disclose how few neither covers; one alone does, and is withheld", () => {
    const few = { either: 200, neither: 5 };
    expect(withheldByAudit(twoSources(100, 100, few), LIMITS, solver)).toEqual([]);
    const alone = twoSources(200, 0, few).filter(({ source }) => source !== "job_search");
    expect(withheldByAudit(alone, LIMITS, solver)).toEqual([1]);
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
  const of = (young: boolean) =>
    proposals.find((one) => one.young === young && (one.source === "") === (measure === "employed"))!;
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
