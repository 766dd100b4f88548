import { describe, expect, it } from "vitest";
import type { KnownSum, Target } from "../../../src/audit/solver/problem.ts";
import { reduced } from "../../../src/audit/solver/reduce.ts";

const sum = (of: readonly number[], lower: number, upper: number): KnownSum => ({ of, lower, upper });

const target = (of: readonly number[], enough = Infinity): Target => ({ of, lower: 0, upper: Infinity, enough });

describe("a problem with fewer unknowns", () => {
  it("has one for all that every sum holds together or not at all", () => {
    const known = [sum([0, 1, 2], 5, 5), sum([2, 3], 1, 9)];
    const { groups, known: fewer } = reduced({ unknowns: 6, known, targets: [] });
    // 0 and 1, 2, 3, and the two that no sum holds.
    expect(groups).toBe(4);
    expect(fewer).toEqual([sum([0, 1], 5, 5), sum([1, 2], 1, 9)]);
  });

  it.each([
    ["a greater one with no greater limit", sum([0, 1], 0, 5), sum([0, 1, 2], 3, 5), [1]],
    ["a greater one with a greater limit: both matter", sum([0, 1], 0, 5), sum([0, 1, 2], 3, 6), [0, 1]],
    ["a greater one, but it has a least itself: both matter", sum([0, 1], 1, 5), sum([0, 1, 2], 3, 5), [0, 1]],
    ["one that does not hold all of it: both matter", sum([0, 1], 0, 5), sum([0, 2, 3], 3, 5), [0, 1]],
    ["the same once more: both stay", sum([0, 1], 0, 5), sum([0, 1], 3, 5), [0, 1]],
  ])("has no sum beside %s", (_, one, other, places) => {
    expect(reduced({ unknowns: 4, known: [one, other], targets: [] }).places).toEqual(places);
  });

  it("keeps a sum that two others hold only together", () => {
    const known = [sum([2], 0, 9), sum([2, 3], 0, 5), sum([0, 3], 0, 4), sum([0, 1, 4], 0, 4)];
    expect(reduced({ unknowns: 5, known, targets: [] }).places).toEqual([1, 2, 3]);
  });

  it("has for each target the groups that lie wholly in it, and all that it touches", () => {
    const known = [sum([0, 1], 5, 5), sum([2], 1, 9)];
    const { targets } = reduced({ unknowns: 3, known, targets: [target([2, 0]), target([1, 0])] });
    expect(targets.map(({ least, most }) => [least, most])).toEqual([
      [[1], [0, 1]],
      [[0], [0]],
    ]);
  });

  it("has each different target once", () => {
    const known = [sum([0, 1], 5, 5), sum([2], 1, 9)];
    const all = [target([0]), target([2]), target([1]), target([1], 3), target([2])];
    const { targets, targetOf } = reduced({ unknowns: 3, known, targets: all });
    expect(targets.map((one) => one.target)).toEqual([all[0], all[1], all[3]]);
    expect(targetOf).toEqual([0, 1, 0, 2, 1]);
  });
});
