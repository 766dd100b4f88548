import { describe, expect, it } from "vitest";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import type { AuditInput } from "../../../src/audit/store/month-to-audit.ts";
import { cityCodes } from "../../../src/audit/store/city-intruder.ts";
import { cellOf, lattice, many, manyBut, monthOf, told, withheld } from "./invented.ts";

/** Women of one group and age in both cities, of whom none or few are in the other group. */
const women = (one: number, other: number, beside = 40) =>
  manyBut({
    "KU049 F ADULT A1": one,
    "KU049 F CHILD A1": 0,
    "KU049 F ADULT A2": beside,
    "KU091 F ADULT A1": other,
    "KU091 F CHILD A1": 0,
    "KU091 F ADULT A2": beside,
  });

const [both, other] = [cellOf("u C2 F Y_GE18 A1"), cellOf("u KU091 F Y_GE18 A1")];

/** A month of which nothing is published but the given cells. */
function only(month: AuditInput, cells: readonly number[]): AuditInput {
  const silent = { content: withheld(), rules: new Set(["unneeded"]) };
  return { ...month, cells: month.cells.map((one, cell) => (cells.includes(cell) ? one : { ...one, ...silent })) };
}

describe("the cities", () => {
  it("are those of areas that have several, in the order of their codes", () => {
    expect(cityCodes(lattice)).toEqual(["KU049", "KU091"]);
  });
});

describe("a city", () => {
  it("may not learn of another what both together leave beside its own number", () => {
    // 30 stands for 25 to 34: beside its own 30 a city would know that the other has 4 at most.
    const audit = auditProposals(
      only({ ...monthOf(women(30, 2)), limits: { width: 5, widthByTable: {}, worth: [] } }, [both]),
    );
    expect(audit.suppressed).toEqual([both]);
    expect(audit.residual.cities).toMatchObject({ KU049: 0, KU091: 0 });
  });

  it("knows that a small number of the other is under 10, as everybody does", () => {
    const { known } = auditProposals(only(monthOf(women(30, 2)), [other]));
    expect(known.cities.get("KU049")!.has(other)).toBe(false);
    const { known: together } = auditProposals(only(monthOf(women(30, 2)), [both]));
    expect(together.cities.get("KU049")!.get(other)).toEqual({ lower: 0, upper: 4 });
  });

  it("is not held for what its own table and the rules disclose about the other: that is counted", () => {
    // Both are withheld, and may be 19 as one city may have more than half; with 8 of its own a city leaves the other 11.
    const month = { ...only(monthOf(women(8, 1)), [both]), limits: { width: 12, widthByTable: {}, worth: [] } };
    const audit = auditProposals(month);
    expect(audit).toMatchObject({ suppressed: [], held: [] });
    expect(audit.residual.cities["KU049"]).toBeGreaterThan(0);
  });

  it("knows less than under 10 of the other where both together are withheld: one city may have more than half", () => {
    const { known } = auditProposals(only(monthOf(women(8, 1)), [both, other, cellOf("u KU049 F Y_GE18 A1")]));
    const left = known.cities.get("KU049")?.get(other) ?? { lower: 0, upper: 9 };
    expect(left.upper - left.lower).toBeGreaterThanOrEqual(9);
  });

  it("remembers what it knew of the other while nobody changes there, and no longer", () => {
    const before = { external: new Map(), cities: new Map([["KU049", new Map([[other, { lower: 1, upper: 6 }]])]]) };
    const knownOf = (still: boolean) =>
      auditProposals({
        ...only(monthOf(women(30, 2), { "u KU091 F Y_GE18 A1": { still, before: withheld(9) } }), [other]),
        before,
      })
        .known.cities.get("KU049")!
        .get(other);
    expect(knownOf(true)).toEqual({ lower: 1, upper: 6 });
    expect(knownOf(false)).toBeUndefined();
  });

  it("puts nights together: what it knows from before and what is published now", () => {
    const limits = { width: 5, widthByTable: {}, worth: [] };
    const changes = { "u KU091 F Y_GE18 A1": { still: true, before: withheld(9) } };
    const month = { ...only(monthOf(women(21, 8), changes), [both, other]), limits };
    // 30 stands for 25 to 34: of the other 4 to 9 are left, wide enough; with 0 to 8 from before it is too narrow.
    expect(auditProposals(month).suppressed).toEqual([]);
    const cities = new Map([["KU049", new Map([[other, { lower: 0, upper: 8 }]])]]);
    expect(auditProposals({ ...month, before: { external: new Map(), cities } }).suppressed).toEqual([both]);
  });

  it("says nothing about itself that anybody else could use: a city's own numbers are not among what is known", () => {
    const { known } = auditProposals(monthOf(many));
    for (const [city, cells] of known.cities)
      for (const cell of cells.keys()) expect(lattice.cells[cell]!.area).not.toBe(city);
  });

  it("has no number of its own suppressed that discloses nothing to others", () => {
    const month = only(monthOf(women(30, 2)), [cellOf("u KU049 F Y_GE18 A1")]);
    expect(month.cells[cellOf("u KU049 F Y_GE18 A1")]!.content).toEqual(told(30));
    expect(auditProposals(month).suppressed).toEqual([]);
  });
});
