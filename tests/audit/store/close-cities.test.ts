import { describe, expect, it } from "vitest";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import type { Attempt } from "../../../src/audit/store/audit-attempt.ts";
import { closeCities } from "../../../src/audit/store/close-cities.ts";
import {
  carryKnowledge,
  constrainByPublished,
  constrainByWithheld,
} from "../../../src/audit/store/external-intruder.ts";
import type { Known } from "../../../src/audit/store/known-before.ts";
import { targetsOf } from "../../../src/audit/store/targets.ts";
import { worthOf } from "../../../src/audit/store/worth.ts";
import { cellOf, lattice, manyBut, monthOf, withheld } from "./invented.ts";

const BOTH = "u C2 F Y_GE18 A1";
const other = lattice.countOf[cellOf("u KU091 F Y_GE18 A1")]!;

/** An audit of a month of which nothing is published: 30 women of a group in one city, 2 in the other. Blocks may be held. */
function attemptWith(external: Known, held: readonly string[]): Attempt {
  const month = monthOf(
    manyBut({ "KU049 F ADULT A1": 30, "KU049 F CHILD A1": 0, "KU091 F ADULT A1": 2, "KU091 F CHILD A1": 0 }),
  );
  const silent = { content: withheld(), rules: new Set(["unneeded"]), still: true };
  const input = {
    ...month,
    cells: month.cells.map((one) => Object.assign({}, one, silent)),
    limits: { width: 5, widthByTable: {}, worth: [] },
    before: { external, cities: new Map() },
  };
  const shuttle = openShuttle(lattice);
  carryKnowledge(input, external, shuttle);
  constrainByWithheld(input, shuttle);
  shuttle.settle();
  const bare = { lower: shuttle.lower.slice(), upper: shuttle.upper.slice() };
  constrainByPublished(input, shuttle);
  shuttle.settle();
  const [targets, worth] = [targetsOf(lattice, input), worthOf(lattice, input)];
  return { input, shuttle, bare, targets, worth, suppressed: new Set(), held: new Set(held), settled: new Set() };
}

describe("what a city knows of another", () => {
  const before = new Map([[cellOf(BOTH), { lower: 32, upper: 32 }]]);

  // Beside its own 30 of the 32 that everybody knew before, a city knows the other's two.
  it.each([
    ["nothing is held", []],
    ["a block is held", ["t C2"]],
  ])("is no news where it follows from what was known before: %s", (_, held) => {
    const { leaks, news } = closeCities(attemptWith(before, held)).get("KU049")!;
    expect(leaks.map(({ target, width }) => [target.count, width])).toContainEqual([other, 0]);
    expect(news).toEqual([]);
  });

  it("is nothing where nothing was known", () => {
    expect(closeCities(attemptWith(new Map(), [])).get("KU049")).toMatchObject({ leaks: [], news: [] });
  });
});
