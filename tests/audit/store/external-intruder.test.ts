import { describe, expect, it, test } from "vitest";
import { UNBOUNDED } from "../../../src/audit/solver/count-limits.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import {
  cellOf as cellOfSource,
  isNews,
  carryKnowledge,
  carriedKnowledge,
  sourceOf,
  constrainByPublished,
  constrainByWithheld,
} from "../../../src/audit/store/external-intruder.ts";
import type { MonthToAudit } from "../../../src/audit/store/month-to-audit.ts";
import { cellOf, lattice, many, manyBut, monthOf, told, withheld } from "./invented.ts";

const NAME = "t KU049 F Y_GE18 A";
const cell = cellOf(NAME);
const nothing = new Map<number, never>();

/** What an external intruder learns of a cell, before anything is concluded from it. */
function toldOf(month: MonthToAudit, of = cell) {
  const shuttle = openShuttle(lattice);
  constrainByWithheld(month, shuttle);
  constrainByPublished(month, shuttle);
  const count = lattice.countOf[of]!;
  return { lower: shuttle.lower[count]!, upper: shuttle.upper[count]! };
}

describe("what a vintage discloses about a count", () => {
  it("is under 10 where it is withheld as small, and nothing where it may be for another reason", () => {
    expect(toldOf(monthOf(manyBut({ "KU049 F ADULT A1": 2, "KU049 F ADULT A2": 2 })))).toEqual({ lower: 0, upper: 9 });
    expect(toldOf(monthOf(many, { [NAME]: { content: withheld() } }))).toEqual({ lower: 0, upper: UNBOUNDED });
  });

  it("is nothing new where it is visibly unchanged and nobody is known to have changed", () => {
    const still = { before: told(160), content: told(160), still: true };
    expect(toldOf(monthOf(many, { [NAME]: still }))).toEqual({ lower: 0, upper: UNBOUNDED });
    expect(toldOf(monthOf(many, { [NAME]: { ...still, still: false } }))).toEqual({ lower: 155, upper: 164 });
  });

  // Where rules change a number may become another one although nobody changed.
  it.each([
    ["first published", null],
    ["withheld before", withheld()],
    ["withheld as small before", withheld(9)],
    ["another number before", told(150)],
    ["held before", { ...told(160), origin: "held" as const }],
    ["rounded to another base before", { ...told(160), possible: { lower: 158, upper: 162 } }],
  ])("is its number where that is %s, though everybody knows that nobody changed", (_, before) => {
    const month = monthOf(many, { [NAME]: { content: told(160), still: true, before } });
    expect(toldOf(month)).toEqual({ lower: 155, upper: 164 });
  });
});

/** Women of one category in both cities. */
const women = (one: number, other: number) =>
  monthOf(
    manyBut({
      "KU049 F ADULT A1": one,
      "KU049 F ADULT A2": 0,
      "KU091 F ADULT A1": other,
      "KU091 F ADULT A2": 0,
    }),
  );

describe("a small number of several cities", () => {
  const both = cellOf("t C2 F Y_GE18 A");
  it("may be up to 19 where it is withheld: one city may have more than half of it", () => {
    expect(women(8, 1).cells[both]!.content.value).toBeNull();
    expect(women(11, 4).cells[both]!.content.value).toBeNull();
    expect(toldOf(women(8, 1), both).upper).toBe(17);
    expect(toldOf(women(8, 9), both).upper).toBe(17);
    expect(toldOf(women(11, 4), both).upper).toBe(19);
  });

  it("may be any small number where no city is known to have anybody", () => {
    const nobody = manyBut(
      Object.fromEntries(["KU049 F", "KU091 F"].flatMap((of) => ["A1", "A2"].map((a) => [`${of} ADULT ${a}`, 0]))),
    );
    const none = { content: { ...told(0), possible: { lower: 0, upper: 0 } } };
    const cities = Object.fromEntries(["KU049", "KU091"].map((city) => [`t ${city} F Y_GE18 A`, none]));
    const month = monthOf(nobody, { ...cities, "t C2 F Y_GE18 A": { content: withheld(19) } });
    expect(toldOf(month, both)).toEqual({ lower: 0, upper: 9 });
  });

  it("may be more than twice what a city has where the rule of before goes on, and contradicts nothing", () => {
    const halves = manyBut({ "KU049 F ADULT A1": 9, "KU091 F ADULT A1": 9 });
    const [name, sticks] = ["u C2 F Y_GE18 A1", { content: withheld(19), rules: new Set(["top_city"]) }];
    expect(toldOf(monthOf(halves, { [name]: sticks }), cellOf(name)).upper).toBe(19);
    expect(() => auditProposals(monthOf(halves, { [name]: sticks }))).not.toThrow();
  });

  it("may be up to 19 where nobody changed, as the cities' rule was applied to numbers of before", () => {
    const month = women(8, 1);
    const still = { content: withheld(19), still: true, before: told(20) };
    const name = "t C2 F Y_GE18 A";
    expect(
      toldOf({ ...month, cells: month.cells.with(both, { ...month.cells[both]!, ...still }) }, cellOf(name)).upper,
    ).toBe(19);
  });

  it("is published where no city has more than half, and from 20 on", () => {
    expect(women(9, 9).cells[both]!.content.value).toBe(20);
    expect(women(19, 2).cells[both]!.content.value).toBe(20);
  });
});

const monthWith = (change: object) => monthOf(many, { [NAME]: change });

test.each([
  ["content", true],
  ["others", true],
  ["carriedOver", false],
  ["own", false],
] as const)("a source of the kind %s is of its cell, and news: %s", (kind, expected) => {
  const source = sourceOf(cell, kind, lattice);
  expect([cellOfSource(source, lattice), isNews(source, lattice)]).toEqual([cell, expected]);
});

describe("what is remembered", () => {
  const before = new Map([[cell, { lower: 150, upper: 158 }]]);

  it("is all that was known of a cell in which nobody changed, or what its content said", () => {
    const still = monthWith({ still: true, before: told(160) });
    expect(carriedKnowledge(cell, still, before)).toEqual({ lower: 150, upper: 158 });
    expect(carriedKnowledge(cell, still, nothing)).toEqual({ lower: 155, upper: 164 });
    expect(carriedKnowledge(cell, monthWith({ still: true }), nothing)).toBeNull();
  });

  it("is nothing where somebody may have changed", () => {
    expect(carriedKnowledge(cell, monthWith({ before: told(160) }), before)).toBeNull();
  });

  it("is known from the beginning, and is no news", () => {
    const shuttle = openShuttle(lattice);
    carryKnowledge(monthWith({ still: true, before: told(160) }), before, shuttle);
    shuttle.settle();
    expect(shuttle.upper[lattice.countOf[cell]!]).toBe(158);
    const sources = shuttle.sourcesOf([lattice.countOf[cell]!]);
    expect(sources).toEqual([sourceOf(cell, "carriedOver", lattice)]);
    expect(sources.map((source) => cellOfSource(source, lattice))).toEqual([cell]);
    expect(sources.some((source) => isNews(source, lattice))).toBe(false);
  });
});

describe("others beside a number that is published", () => {
  const others = lattice.derived[lattice.othersOf[cellOf("t KU049 F Y_GE18 B")]!]!.count;
  const leastOf = (month: MonthToAudit): number => {
    const shuttle = openShuttle(lattice);
    constrainByPublished(month, shuttle);
    return shuttle.lower[others]!;
  };

  it("are 10 at least", () => {
    const few = manyBut({ "KU049 F ADULT A1": 12, "KU049 F ADULT A2": 0 });
    expect(leastOf(monthOf(few))).toBe(10);
  });

  it("disclose nothing from three times as many on", () => {
    const untold = { "t KU049 F Y_GE18 A": { content: withheld() } };
    const left = [29, 30].map((persons) =>
      leastOf(monthOf(manyBut({ "KU049 F ADULT A1": persons, "KU049 F ADULT A2": 0 }), untold)),
    );
    expect(left).toEqual([10, 0]);
  });

  it("may be fewer beside a number that was public before", () => {
    const few = manyBut({ "KU049 F ADULT A1": 12, "KU049 F ADULT A2": 0 });
    const change = { "t KU049 F Y_GE18 B": { before: told(90) }, "t KU049 F Y_GE18 A": { content: withheld() } };
    expect(leastOf(monthOf(few, change))).toBe(0);
  });
});
