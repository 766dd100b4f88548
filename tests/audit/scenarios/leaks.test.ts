import { beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { NOTHING_KNOWN } from "../../../src/audit/store/known-before.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import type { AuditedCell } from "../../../src/audit/store/audited-cell.ts";
import { handMade, kindsOf, solved, suppressedIn, told, withheld } from "./hand-made.ts";
import type { HandMade } from "./hand-made.ts";

const promise = { width: 3, widthByTable: { groups: 5, grounds: 5 }, worth: ["groups", "grounds"] };
const NONE = { suppressed: [] };

type Changes = Readonly<Record<string, Partial<AuditedCell>>>;

/** Persons by the beginning of their kind; all others are many, and have no part in it. */
const persons = (cities: number, given: Readonly<Record<string, number>>): ReadonlyMap<string, number> => {
  const named = Object.entries(given);
  return new Map(kindsOf(cities).map((kind) => [kind, named.find(([start]) => kind.startsWith(start))?.[1] ?? 40]));
};

/** Ten men and two women of a group: both together are rounded to the men's number. */
const twoWomen = {
  "KU049 F ADULT A": 1,
  "KU049 M ADULT A": 5,
};

const one = (given: Readonly<Record<string, number>>, changes: Changes = {}, limits = promise): HandMade =>
  handMade({ cities: 1, persons: persons(1, given), limits, changes });
const three = (given: Readonly<Record<string, number>>, changes: Changes = {}): HandMade =>
  handMade({ cities: 3, persons: persons(3, given), limits: promise, changes });

/** A month in which nobody has changed since a release before, at which all was as it is now but for some cells. */
const again = (month: HandMade, changes: Changes = {}): HandMade => {
  const cells = month.cells.map((cell) => ({ ...cell, still: true, before: cell.content }));
  for (const [name, change] of Object.entries(changes)) {
    const number = month.cellOf(name);
    cells[number] = { ...cells[number]!, ...change, before: change.before ?? cells[number]!.before };
  }
  return { ...month, cells };
};

describe("a small count that follows from published numbers", () => {
  let solver: Solver;
  beforeAll(async () => {
    solver = await openSolver();
  });

  /** What somebody who solves all equations knows too well, before the audit and after it. */
  const knownOf = (month: HandMade, city?: string) => {
    const attacker = city === undefined ? { solver } : { solver, city };
    const names = (audit: { readonly suppressed: readonly number[] }) =>
      solved(month, audit, attacker).map(({ name, interval }) => `${name}: ${interval.lower} to ${interval.upper}`);
    const audit = auditProposals(month);
    expect(audit.held).toEqual([]);
    return { before: names(NONE), after: names(audit) };
  };
  it("of a cell that nobody needs, so that it is not published itself, is protected like one that is", () => {
    const unneeded = { rules: new Set(["unneeded", "few_persons"]), content: withheld() };
    const { before, after } = knownOf(one(twoWomen, { "groups KU049 F Y_GE18 A": unneeded }));
    expect(before).toEqual(["groups KU049 F Y_GE18 A: 1 to 4"]);
    expect(after).toEqual([]);
  });

  it("of the ages between two groups is protected: no table has it", () => {
    const { before, after } = knownOf(one({ "KU049 F ADULT A": 5, "KU049 F CHILD A": 1 }));
    expect(before).toEqual(["others than 10 of groups KU049 F Y_GE18 A: 1 to 4"]);
    expect(after).toEqual([]);
  });

  it("is left as wide for a member, who knows that there is one, and as wide as its table asks for", () => {
    const limits = { ...promise, widthByTable: { groups: 4, grounds: 4 } };
    const month = one(twoWomen, {}, limits);
    expect(knownOf(month)).toEqual({ before: ["groups KU049 F Y_GE18 A: 1 to 4"], after: [] });
    expect(suppressedIn(month)).not.toEqual([]);
    expect(suppressedIn(one(twoWomen, {}, { ...limits, widthByTable: { groups: 3, grounds: 3 } }))).toEqual([]);
  });

  it("of one table is protected against what another one discloses about their total", () => {
    const month = one({
      "KU049 F ADULT": 2,
      "KU049 M ADULT A X": 4,
      "KU049 M ADULT A Y": 3,
      "KU049 M ADULT B X": 2,
      "KU049 M ADULT B Y": 3,
    });
    const grounds = month.cells.flatMap((_, cell) => (month.lattice.cells[cell]!.table === "grounds" ? [cell] : []));
    expect(solved(month, { suppressed: grounds }, { solver })).toEqual([]);
    const { before, after } = knownOf(month);
    expect(before).toContain("groups KU049 F Y_GE18 _T: 6 to 9");
    expect(after).toEqual([]);
    // What is given up is of the least worthy table.
    expect(suppressedIn(month).every((name) => name.startsWith("grounds"))).toBe(true);
  });

  describe("is protected against another city", () => {
    it("which sees as everybody does that small numbers are withheld", () => {
      const given = { "KU049 F ADULT A": 5, "KU091 F ADULT A": 4, "KU092 F ADULT A X": 3, "KU092 F ADULT A Y": 4 };
      const { before, after } = knownOf(three(given), "KU049");
      expect(before).toContain("groups KU091 F Y_GE18 A: 6 to 9");
      expect(before).toContain("groups KU092 F Y_GE18 A: 6 to 9");
      expect(after).toEqual([]);
    });

    it("which remembers what it concluded while nobody changed", () => {
      const given = {
        "KU049 F ADULT A": 11,
        "KU091 F ADULT A X": 2,
        "KU091 F ADULT A Y": 3,
        "KU092 F ADULT A X": 7,
        "KU092 F ADULT A Y": 8,
      };
      const other = "groups KU091 F Y_GE18 A";
      const month = three(given, { [other]: { still: true, before: withheld(9) } });
      const remembered = new Map([["KU049", new Map([[month.cellOf(other), { lower: 3, upper: 9 }]])]]);
      const [forgetful, whole] = [
        auditProposals(month),
        auditProposals({ ...month, before: { ...NOTHING_KNOWN, cities: remembered } }),
      ];
      expect(forgetful.known.cities.get("KU049")!.get(month.cellOf(other))).toEqual({ lower: 1, upper: 7 });
      const { lower, upper } = whole.known.cities.get("KU049")!.get(month.cellOf(other))!;
      expect([lower, upper - lower >= 5]).toEqual([3, true]);
      expect(whole.suppressed.length).toBeGreaterThan(forgetful.suppressed.length);
    });

    it("which has most of a small total: that it is withheld does not say that it is under the fewest", () => {
      const given = { "KU049 F ADULT A": 4, "KU091 F ADULT A X": 1, "KU091 F ADULT A Y": 0, "KU092 F ADULT A": 0 };
      const other = "groups KU091 F Y_GE18 A";
      expect(knownOf(three(given), "KU049").before.filter((name) => name.startsWith(other))).toEqual([]);
      const planted = three(given, { "groups ALL F Y_GE18 A": { content: withheld(9) } });
      expect(knownOf(planted, "KU049").before).toContain(`${other}: 0 to 1`);
      // Nothing is published that could be suppressed for it: it is counted, and holds no block.
      expect(auditProposals(planted).residual.cities["KU049"]).toBeGreaterThan(
        auditProposals(three(given)).residual.cities["KU049"]!,
      );
    });
  });

  describe("is protected against who remembers", () => {
    it("what was published before, so that nothing more is required of a release without news", () => {
      expect(suppressedIn(again(one(twoWomen)))).toEqual([]);
    });

    it("what a held block discloses when it is released with its earlier number", () => {
      const kept = { before: { ...told(10), origin: "kept" as const } };
      const month = again(one(twoWomen), { "groups KU049 _T Y_GE18 A": kept });
      expect(knownOf(month)).toEqual({ before: ["groups KU049 F Y_GE18 A: 1 to 4"], after: [] });
    });
  });
});
