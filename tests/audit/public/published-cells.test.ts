import { describe, expect, it } from "vitest";
import { protection } from "../../../pipelines/protection.ts";
import type { CellPlace } from "../../../src/audit/structure/cell-grid.ts";
import { saidBy, publicKnowledge, afterVintage, withheldIn } from "../../../src/audit/public/published-cells.ts";
import { FIRST, SECOND, limits } from "./bench.ts";

const rules = protection;
const told = (cell: number, value: number | null, withheld = value === null) => ({ cell, value, withheld, base: 10 });

describe("a number when it was set", () => {
  it.each([
    [10, 10, 10, 14],
    [20, 10, 15, 24],
    [15, 5, 13, 17],
    [16, 4, 14, 17],
    [17, 1, 17, 17],
  ])("%i rounded to %i was %i to %i", (value, base, lower, upper) => {
    expect(saidBy({ cell: 0, value, withheld: false, base }, rules)).toEqual({ lower, upper });
  });

  it("that is not published can be anything", () => {
    expect(saidBy(told(0, null), rules)).toEqual({ lower: 0, upper: Infinity });
  });
});

describe("what stands", () => {
  const nobody = [undefined, undefined, undefined, undefined];
  const first = afterVintage(nobody, { vintage: FIRST, cells: [told(0, 20), told(1, null), told(2, 10)] });
  const second = afterVintage(first, { vintage: SECOND, cells: [told(0, 30), told(1, null, false)] });

  it("is what was published last", () => {
    expect(second.map((standing) => standing?.value)).toEqual([30, null, 10, undefined]);
    expect(second.map((standing) => standing?.since)).toEqual([SECOND, SECOND, FIRST, undefined]);
    expect(first[0]?.value).toBe(20);
  });

  it("may be held while two persons changed, where it was not published at the vintage itself", () => {
    const { lower, upper } = publicKnowledge(second, { vintage: SECOND, isHeld: () => false }, rules);
    expect([...lower]).toEqual([25, 0, 8, 0]);
    expect([...upper]).toEqual([34, Infinity, 16, Infinity]);
  });

  it("says nothing of a vintage at which its block was held, except for what was published at it", () => {
    const { lower, upper } = publicKnowledge(second, { vintage: SECOND, isHeld: () => true }, rules);
    expect([...lower]).toEqual([25, 0, 0, 0]);
    expect([...upper]).toEqual([34, Infinity, Infinity, Infinity]);
    const others = publicKnowledge(second, { vintage: SECOND, isHeld: (cell) => cell === 0 }, rules);
    expect([...others.upper]).toEqual([34, Infinity, 16, Infinity]);
  });

  it("is protected where it is withheld, more in some tables, and not where it was not collected", () => {
    const everybody = { area: "C2", sex: "_T", age: "_T", category: "_T", order: "_Z", measure: "PERSONS" };
    const cells: readonly CellPlace[] = ["by_stay", "by_ground", "by_stay", "by_stay"].map((table) =>
      Object.assign({ table }, everybody),
    );
    expect([...withheldIn(first, { cells, limits })]).toEqual([[1, { width: 5 }]]);
    expect([...withheldIn(second, { cells, limits })]).toEqual([]);
    const both = afterVintage(first, { vintage: SECOND, cells: [told(2, null)] });
    expect([...withheldIn(both, { cells, limits })]).toEqual([
      [1, { width: 5 }],
      [2, { width: 3 }],
    ]);
  });
});
