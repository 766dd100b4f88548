import { describe, expect, it } from "vitest";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import { contradiction, requireByTheRules, requireTrue } from "../../../src/audit/store/truth.ts";
import { cellOf, lattice, many, manyBut, monthOf, told, withheld } from "./invented.ts";

const NAME = "t KU049 F Y_GE18 A";

const problem = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
};

describe("a newly published number", () => {
  it.each([
    ["a threshold off by one", 9, told(10)],
    ["one that was not rounded", 57, { ...told(60), value: 57 }],
    ["one of somebody else", 57, told(70)],
  ])("is refused if it is %s, and no number is named", (_, persons, content) => {
    const people = manyBut({ "KU049 F ADULT A1": persons, "KU049 F ADULT A2": 0 });
    expect(problem(() => requireByTheRules(monthOf(people)))).toBe("");
    const message = problem(() => requireByTheRules(monthOf(people, { [NAME]: { content } })));
    expect(message).toBe("the audit refuses to publish t: a number is not what the rules make of its true count");
  });

  it("is refused beside few others, unless it was public before", () => {
    const people = manyBut({ "KU049 F ADULT B": 4 });
    const published = { content: told(220), rules: new Set<string>() };
    const month = (before: object) => monthOf(people, { [NAME]: { ...published, ...before } });
    expect(problem(() => requireByTheRules(month({})))).toContain("not what the rules make");
    expect(problem(() => requireByTheRules(month({ before: withheld() })))).toContain("not what the rules make");
    expect(problem(() => requireByTheRules(month({ before: told(220) })))).toBe("");
  });

  it("may be another one while it is held or its block is", () => {
    for (const origin of ["held", "kept"] as const)
      expect(problem(() => requireByTheRules(monthOf(many, { [NAME]: { content: { ...told(30), origin } } })))).toBe(
        "",
      );
  });
});

describe("what is concluded", () => {
  it("must hold the true count, and no number is named if it does not", () => {
    const shuttle = openShuttle(lattice);
    expect(problem(() => requireTrue(monthOf(many), shuttle))).toBe("");
    shuttle.learn(lattice.countOf[cellOf(NAME)]!, { lower: 0, upper: 20 }, 1);
    const message = problem(() => requireTrue(monthOf(many), shuttle));
    expect(message).toBe("the audit refuses to publish t: a true count lies outside the interval concluded for it");
  });

  it("is refused where a number is held although more changed than may", () => {
    const held = { content: { ...told(30), origin: "held" as const }, before: told(30) };
    expect(problem(() => auditProposals(monthOf(many, { [NAME]: held })))).toMatch(/^the audit refuses to publish/);
  });

  it("is not refused where a block is held, whatever has changed: its numbers are valid for their own vintage", () => {
    const kept = { content: { ...told(30), origin: "kept" as const }, before: told(30) };
    expect(problem(() => auditProposals(monthOf(many, { [NAME]: kept })))).toBe("");
  });

  it("names the table whose numbers contradict each other", () => {
    expect(contradiction(lattice.countOf[cellOf(NAME)]!, lattice).message).toBe(
      "the audit refuses to publish t: the published numbers contradict each other",
    );
    const between = lattice.derived.find(({ count }) => !lattice.countOf.includes(count))!;
    expect(contradiction(between.count, lattice).message).toContain("differences between tables");
  });
});
