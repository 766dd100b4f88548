import { describe, expect, it } from "vitest";
import { UNBOUNDED } from "../../../src/audit/solver/count-limits.ts";
import { targetsOf, widthLeft } from "../../../src/audit/store/targets.ts";
import type { Target } from "../../../src/audit/store/targets.ts";
import { cellOf, lattice, many, manyBut, monthOf, withheld } from "./invented.ts";
import type { Changes, People } from "./invented.ts";

const targetsIn = (people: People, changes: Changes = {}): readonly Target[] =>
  targetsOf(lattice, monthOf(people, changes));

/** What a target is: a cell by name, or the part that is taken from a whole. */
const nameOf = ({ count, cell }: Target): string => {
  const { table, area, sex, age, category } = lattice.cells[cell]!;
  const name = [table, area, sex, age, category].join(" ");
  return lattice.countOf[cell] === count ? name : `what ${name} leaves`;
};

describe("the targets of an audit", () => {
  it("are none where everything is large", () => {
    expect(targetsIn(many)).toEqual([]);
  });

  it("are every count under 10, in every table that has it, also if nobody needs it", () => {
    const unneeded = { content: withheld(), rules: new Set(["unneeded", "few_persons"]) };
    const found = targetsIn(manyBut({ "KU049 F ADULT A1": 4 }), { "u KU049 F Y_GE18 A1": unneeded });
    expect(found.map(nameOf)).toEqual(["u KU049 F Y_GE18 A1"]);
    expect(found[0]).toMatchObject({ width: 3, persons: 4 });
  });

  it("are what a category leaves of everybody and what an age leaves of a wider one", () => {
    const others = targetsIn(manyBut({ "KU049 F ADULT A1": 0, "KU049 F ADULT A2": 4 }));
    expect(others.find((one) => nameOf(one) === "t KU049 F Y_GE18 A")).toMatchObject({ persons: 4 });
    const ages = targetsIn(manyBut({ "KU049 F CHILD A1": 3 }));
    expect(ages.map((one) => [nameOf(one), one.persons])).toEqual([["what u KU049 F Y_GE18 A1 leaves", 3]]);
  });

  it("are cells that their payers hold back, however large", () => {
    const byPayers = { content: withheld(), rules: new Set(["few_payers"]) };
    expect(targetsIn(many, { "t KU091 M _T B": byPayers }).map(nameOf)).toEqual(["t KU091 M _T B"]);
  });

  it("are under 10 for whoever guesses that a number is withheld for the others beside it", () => {
    const found = targetsIn(manyBut({ "KU049 F ADULT A2": 4 }));
    expect(found.map((target) => [nameOf(target), target.atMost])).toEqual([["u KU049 F Y_GE18 A2", 9]]);
    const forOtherReasons = { rules: new Set(["few_payers"]) };
    const other = targetsIn(manyBut({ "KU049 F ADULT A2": 4 }), { "u KU049 F Y_GE18 A1": forOtherReasons });
    expect(other.find((target) => nameOf(target) === "u KU049 F Y_GE18 A2")!.atMost).toBe(Infinity);
  });

  it("have the greatest width that any of the tables promises", () => {
    const month = monthOf(manyBut({ "KU049 F ADULT A1": 4 }));
    const limits = { ...month.limits, widthByTable: { u: 5 } };
    expect(targetsOf(lattice, { ...month, limits }).map(({ width }) => width)).toEqual([5]);
  });

  it("are nothing where the registers had not arrived", () => {
    const missing = { persons: null, content: withheld(), rules: new Set(["not_collected"]) };
    expect(targetsIn(manyBut({ "KU049 F ADULT A1": 4 }), { "u KU049 F Y_GE18 A1": missing }).map(nameOf)).not.toContain(
      "u KU049 F Y_GE18 A1",
    );
  });
});

const limits = (lower: number, upper: number) => ({ lower: Int32Array.of(lower), upper: Int32Array.of(upper) });

describe("the width that is left of a target", () => {
  const one: Target = { count: 0, cell: cellOf("t C2 F _T A"), persons: 3, width: 5, atMost: Infinity };
  it.each([
    ["between the least and the most", one, limits(2, 9), "external", 7],
    ["the whole number for a stranger, who does not know that there is one", one, limits(0, 9), "external", 9],
    ["one less for a member, who knows that there is one", one, limits(0, 9), "internal", 8],
    ["no less for a member where everybody knows that there is one", one, limits(2, 9), "internal", 7],
    ["less than nothing for a member where nobody can be, as there is no member", one, limits(0, 0), "internal", -1],
    ["up to what the rule says that withholds a number for it", { ...one, atMost: 9 }, limits(2, 40), "external", 7],
    ["without limit where nothing limits it", one, limits(2, UNBOUNDED), "external", Infinity],
    ["without limit for a member as well", one, limits(0, UNBOUNDED), "internal", Infinity],
  ] as const)("is %s", (_, target, known, asking, width) => {
    expect(widthLeft(target, known, asking)).toBe(width);
  });

  it("is what it leaves a member where it is not said who asks", () => {
    expect(widthLeft(one, limits(0, 9))).toBe(widthLeft(one, limits(0, 9), "internal"));
  });

  it("is the same of a count that is empty and of one that is not: who asks does not depend on what is true", () => {
    const targets = targetsIn(manyBut({ "KU049 F ADULT A1": 0, "KU049 M ADULT A1": 4 }));
    const [women, men] = ["F", "M"].map((sex) =>
      targets.find((target) => nameOf(target) === `u KU049 ${sex} Y_GE18 A1`)!,
    );
    const known = { lower: new Int32Array(lattice.counts), upper: new Int32Array(lattice.counts).fill(9) };
    expect([widthLeft(women!, known), widthLeft(men!, known)]).toEqual([8, 8]);
  });
});
