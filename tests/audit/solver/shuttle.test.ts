import { assert, nat, property, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { UNBOUNDED } from "../../../src/audit/solver/count-limits.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import { collectSums } from "../../../src/audit/solver/sums.ts";
import { autoworkers, autoworkersCells, autoworkersMarginals, autoworkersSums } from "./autoworkers.ts";
import { tried } from "./brute-force.ts";
import { publishedCase } from "./published-case.ts";
import { limitsOf, problemOf, shuttleOf, tableSums, tableWithHints } from "./small-sums.ts";

const exactly = (persons: number) => ({ lower: persons, upper: persons });

describe("the shuttle algorithm on the autoworkers", () => {
  it("leaves each cell what was published, given the marginal tables BF, ABCE and ADE", () => {
    const shuttle = openShuttle(autoworkersSums());
    expect(autoworkersMarginals).toHaveLength(4 + 16 + 8);
    for (const [count, persons] of autoworkersMarginals) shuttle.learn(count, exactly(persons), count);
    expect(shuttle.settle()).toBeNull();
    expect(autoworkersCells.map((cell) => shuttle.upper[cell])).toEqual(autoworkers.upper);
    expect(autoworkersCells.map((cell) => shuttle.lower[cell])).toEqual(autoworkers.upper.map(() => 0));
  });
});

describe("the shuttle algorithm on published tables with withheld cells", () => {
  // What only several sums together imply is missed: the interval is then too wide, never too narrow.
  it.each([
    ["01-z1-two-way", "all"],
    ["02-z2-non-nested-hierarchies", "some"],
    ["04a-attack-4x4-unsafe", "some"],
    ["04b-attack-4x4-repaired", "some"],
    ["05a-linked-hierarchies-unsafe", "some"],
    ["05b-linked-hierarchies-repaired", "some"],
  ])("%s: leaves what whole numbers leave, of %s cells exactly", (name, expected) => {
    const { problem, withheld } = publishedCase(name);
    const [sums, told] = [collectSums(), problem.unknowns + problem.targets.length];
    [...problem.targets, ...problem.known].forEach(({ of }, at) => sums.add(problem.unknowns + at, of));
    const shuttle = openShuttle(sums.done(told + problem.known.length));
    problem.known.forEach((known, at) => shuttle.learn(told + at, known, at));
    expect(shuttle.settle()).toBeNull();
    const found = withheld.map((_, at) => limitsOf(shuttle)[problem.unknowns + at]!);
    found.forEach(({ lower, upper }, at) => {
      expect(lower).toBeLessThanOrEqual(withheld[at]!.whole.lower);
      expect(upper).toBeGreaterThanOrEqual(withheld[at]!.whole.upper);
    });
    const isSame = found.every(
      ({ lower, upper }, at) => lower === withheld[at]!.whole.lower && upper === withheld[at]!.whole.upper,
    );
    expect(isSame ? "all" : "some").toBe(expected);
  });
});

describe("what the shuttle algorithm concludes", () => {
  it("holds every table of whole numbers that fits", () => {
    assert(
      property(tableWithHints, (hints) => {
        const possible = tried(problemOf(hints))!;
        limitsOf(shuttleOf(hints)).forEach(({ lower, upper }, count) => {
          expect(lower).toBeLessThanOrEqual(possible[count]!.lower);
          expect(upper).toBeGreaterThanOrEqual(possible[count]!.upper);
        });
      }),
    );
  });

  it("rests on the sources that it names, and on no other", () => {
    assert(
      property(tableWithHints, nat(11), (hints, count) => {
        const shuttle = shuttleOf(hints);
        const sources = new Set(shuttle.sourcesOf([count]));
        const alone = shuttleOf(hints.map((hint, source) => (sources.has(source) ? hint : null)));
        expect(limitsOf(alone)[count]).toEqual(limitsOf(shuttle)[count]);
      }),
    );
  });

  it("does not name what another sum's parts rest on", () => {
    const sums = collectSums();
    sums.add(2, [0, 1]);
    sums.add(5, [3, 4]);
    const shuttle = openShuttle(sums.done(6));
    shuttle.learn(3, exactly(4), 8);
    shuttle.learn(2, exactly(9), 6);
    shuttle.learn(0, exactly(5), 7);
    shuttle.settle();
    expect(shuttle.sourcesOf([1])).toEqual([6, 7]);
  });

  it("is after a withdrawal what it would have been without it", () => {
    assert(
      property(tableWithHints, uniqueArray(nat(8)), (hints, taken) => {
        const shuttle = shuttleOf(hints);
        shuttle.withdraw(new Set(taken));
        shuttle.settle();
        const without = shuttleOf(hints.map((hint, source) => (taken.includes(source) ? null : hint)));
        expect(limitsOf(shuttle)).toEqual(limitsOf(without));
      }),
    );
  });

  it("is after a trial what it was before, also for later withdrawals", () => {
    assert(
      property(tableWithHints, nat(11), nat(8), (hints, count, taken) => {
        const [shuttle, untouched] = [shuttleOf(hints), shuttleOf(hints)];
        const before = limitsOf(shuttle);
        shuttle.trying(() => {
          shuttle.learn(count, exactly(shuttle.lower[count]!), 99);
          shuttle.settle();
        }, null);
        expect(limitsOf(shuttle)).toEqual(before);
        for (const one of [shuttle, untouched]) {
          one.withdraw(new Set([taken]));
          one.settle();
        }
        expect(limitsOf(shuttle)).toEqual(limitsOf(untouched));
      }),
    );
  });

  it("goes on from limits that were known to begin with, and comes back to them", () => {
    const start = shuttleOf([{ count: 11, interval: exactly(7) }]);
    const shuttle = openShuttle(tableSums(), start);
    expect(limitsOf(shuttle)).toEqual(limitsOf(start));
    shuttle.learn(3, exactly(5), 1);
    shuttle.settle();
    expect(limitsOf(shuttle)[7]).toEqual(exactly(2));
    expect(shuttle.sourcesOf([7])).toEqual([1]);
    shuttle.withdraw(new Set([1]));
    shuttle.settle();
    expect(limitsOf(shuttle)).toEqual(limitsOf(start));
  });

  it("names a count for which nothing is left where the published sums contradict each other", () => {
    const shuttle = openShuttle(tableSums());
    shuttle.learn(11, exactly(3), 0);
    shuttle.learn(3, exactly(4), 1);
    expect(shuttle.settle()).not.toBeNull();
  });

  it("names a count of which more and fewer is known than can be, whatever its parts may be", () => {
    const shuttle = openShuttle(tableSums());
    shuttle.learn(11, { lower: 5, upper: UNBOUNDED }, 0);
    shuttle.learn(11, { lower: 0, upper: 3 }, 1);
    expect(shuttle.settle()).not.toBeNull();
  });

  it("limits nothing that nothing limits", () => {
    const shuttle = shuttleOf([{ count: 0, interval: { lower: 2, upper: UNBOUNDED } }]);
    expect(limitsOf(shuttle)[11]).toEqual({ lower: 2, upper: UNBOUNDED });
    expect(limitsOf(shuttle)[1]).toEqual({ lower: 0, upper: UNBOUNDED });
  });

  it("gives the one part without limits what the others leave of the total", () => {
    const shuttle = shuttleOf([
      { count: 11, interval: { lower: 10, upper: UNBOUNDED } },
      { count: 3, interval: { lower: 0, upper: 3 } },
    ]);
    expect(limitsOf(shuttle)[7]).toEqual({ lower: 7, upper: UNBOUNDED });
  });

  it("leaves sums out that are ignored in a trial, and looks at them again afterwards", () => {
    const shuttle = shuttleOf([{ count: 11, interval: exactly(7) }]);
    const ignored = Uint8Array.from(tableSums().totals, (total) => (total === 11 ? 1 : 0));
    const left = shuttle.trying(() => {
      shuttle.learn(3, exactly(5), 1);
      shuttle.settle();
      return limitsOf(shuttle)[7];
    }, ignored);
    expect(left).toEqual({ lower: 0, upper: 7 });
    shuttle.learn(3, exactly(5), 1);
    shuttle.settle();
    expect(limitsOf(shuttle)[7]).toEqual(exactly(2));
  });
});
