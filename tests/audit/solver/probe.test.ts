import { array, assert, boolean, property, uniqueArray, nat } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../../../src/audit/solver/problem.ts";
import { UNBOUNDED } from "../../../src/audit/solver/count-limits.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import type { Shuttle } from "../../../src/audit/solver/shuttle.ts";
import { collectSums } from "../../../src/audit/solver/sums.ts";
import { autoworkersCells, autoworkersMarginals, autoworkersSums } from "./autoworkers.ts";
import { tried } from "./brute-force.ts";
import { publishedCase } from "./published-case.ts";
import { limitsOf } from "./small-sums.ts";
import { EVERYWHERE, anyCount, anyReach, problemOn, shuttleOn, smallSystem } from "./small-systems.ts";
import type { System } from "./small-systems.ts";

const exactly = (persons: number): Interval => ({ lower: persons, upper: persons });

const everywhere = (sums: number) => ({ ...EVERYWHERE, ignored: new Uint8Array(sums) });

const sourcesIn = (shuttle: Shuttle): readonly (readonly number[])[] =>
  limitsOf(shuttle).map((_, count) => shuttle.sourcesOf([count]));

const isWithin = ({ lower, upper }: Interval, wider: Interval): boolean =>
  lower >= wider.lower && upper <= wider.upper && lower <= upper;

/** Three numbers of which each sum of two is published: a + b, a + c, b + c. */
const pairs = (ab: Interval, ac: Interval, bc: Interval): System => ({
  unknowns: 3,
  sums: [
    [0, 1],
    [0, 2],
    [1, 2],
  ],
  hints: [ab, ac, bc].map((interval, at) => ({ count: 3 + at, interval })),
});

const known = pairs(exactly(5), exactly(6), exactly(7));
const roughly = pairs({ lower: 5, upper: 6 }, { lower: 6, upper: 7 }, exactly(7));

describe("probing a number in three sums of two", () => {
  it("finds what these sums imply together, where the shuttle algorithm alone finds nothing", () => {
    const shuttle = shuttleOn(known);
    expect(limitsOf(shuttle).slice(0, 3)).toEqual([
      { lower: 0, upper: 4 },
      { lower: 1, upper: 5 },
      { lower: 2, upper: 6 },
    ]);
    shuttle.probe({ count: 0, possible: null }, everywhere(3));
    expect(limitsOf(shuttle).slice(0, 3)).toEqual([exactly(2), exactly(3), exactly(4)]);
  });

  it("names all that it follows from, and takes it back with any of these", () => {
    for (const source of [0, 1, 2]) {
      const shuttle = shuttleOn(known);
      shuttle.probe({ count: 0, possible: null }, everywhere(3));
      expect(shuttle.sourcesOf([0])).toEqual([0, 1, 2]);
      shuttle.withdraw(new Set([source]));
      shuttle.settle();
      expect(limitsOf(shuttle)).toEqual(limitsOf(shuttleOn(known, (one) => one !== source)));
    }
  });

  it.each([
    ["looks at no sum", { looks: 0 }],
    ["looks at too few sums", { looks: 1 }],
    ["ignores one of them", { ignored: Uint8Array.of(0, 0, 1) }],
  ])("finds nothing where it %s", (_, reach) => {
    const shuttle = shuttleOn(known);
    const before = limitsOf(shuttle);
    shuttle.probe({ count: 0, possible: null }, { ...everywhere(3), ...reach });
    expect(limitsOf(shuttle)).toEqual(before);
  });

  it.each([
    ["only numbers that are exact", 0, { lower: 0, upper: 5 }],
    ["numbers that are left as wide as these", 1, { lower: 2, upper: 3 }],
  ])("finds the more, the wider the numbers are that it follows: %s", (_, narrow, left) => {
    const shuttle = shuttleOn(roughly);
    expect(limitsOf(shuttle)[0]).toEqual({ lower: 0, upper: 6 });
    shuttle.probe({ count: 0, possible: null }, { ...everywhere(3), narrow });
    expect(limitsOf(shuttle)[0]).toEqual(left);
  });

  it("supposes nothing of a number that nothing limits", () => {
    const shuttle = shuttleOn({ ...known, hints: [] });
    shuttle.probe({ count: 0, possible: null }, everywhere(3));
    expect(limitsOf(shuttle)[0]).toEqual({ lower: 0, upper: UNBOUNDED });
  });
});

describe("probing in published tables", () => {
  // Of overlapping groups without a common total a little is still missed.
  it.each([
    ["01-z1-two-way", 0],
    ["02-z2-non-nested-hierarchies", 3],
    ["04a-attack-4x4-unsafe", 0],
    ["04b-attack-4x4-repaired", 0],
    ["05a-linked-hierarchies-unsafe", 0],
    ["05b-linked-hierarchies-repaired", 0],
  ])("%s: leaves of withheld cells what whole numbers leave, but for %i that are left more", (name, more) => {
    const { problem, withheld } = publishedCase(name);
    const [sums, told] = [collectSums(), problem.unknowns + problem.targets.length];
    [...problem.targets, ...problem.known].forEach(({ of }, at) => sums.add(problem.unknowns + at, of));
    const shuttle = openShuttle(sums.done(told + problem.known.length));
    problem.known.forEach((one, at) => shuttle.learn(told + at, one, at));
    shuttle.settle();
    const reach = everywhere(problem.targets.length + problem.known.length);
    for (let count = 0; count < told; count += 1) shuttle.probe({ count, possible: null }, reach);
    const found = withheld.map(({ whole }, at) => ({ whole, left: limitsOf(shuttle)[problem.unknowns + at]! }));
    expect(found.filter(({ whole, left }) => !isWithin(whole, left))).toEqual([]);
    expect(found.filter(({ whole, left }) => !isWithin(left, whole))).toHaveLength(more);
  });

  it("leaves the autoworkers as they were published: the marginal tables imply no more", () => {
    const shuttle = openShuttle(autoworkersSums());
    for (const [count, persons] of autoworkersMarginals) shuttle.learn(count, exactly(persons), count);
    shuttle.settle();
    const before = limitsOf(shuttle);
    for (const cell of autoworkersCells) shuttle.probe({ count: cell, possible: null }, everywhere(6 * 3 ** 5));
    expect(limitsOf(shuttle)).toEqual(before);
  });
});

const RUNS = { numRuns: 2000 };
const counts = array(anyCount, { maxLength: 6 });
const taken = uniqueArray(nat(8));

describe("what probing concludes", () => {
  it("holds every table of whole numbers that fits, and is never wider than before, however far it goes", () => {
    assert(
      property(smallSystem, counts, anyReach, (system, probed, reach) => {
        const possible = tried(problemOn(system))!;
        const shuttle = shuttleOn(system);
        for (const count of probed) {
          const before = limitsOf(shuttle);
          shuttle.probe({ count, possible: null }, reach);
          const after = limitsOf(shuttle);
          expect(after.every((left, at) => isWithin(left, before[at]!) && isWithin(possible[at]!, left))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("is the same, from the same sources, where a value that the count can have is not tried", () => {
    assert(
      property(smallSystem, counts, anyReach, boolean(), (system, probed, reach, isLeast) => {
        const possible = tried(problemOn(system))!;
        const [shuttle, knowing] = [shuttleOn(system), shuttleOn(system)];
        for (const count of probed) {
          shuttle.probe({ count, possible: null }, reach);
          knowing.probe({ count, possible: possible[count]![isLeast ? "lower" : "upper"] }, reach);
        }
        expect([limitsOf(knowing), sourcesIn(knowing)]).toEqual([limitsOf(shuttle), sourcesIn(shuttle)]);
      }),
      RUNS,
    );
  });

  it.each([
    [null, 5],
    [6, 6],
  ])("does not try a value that the count is known to be able to have: %s", (possible, upper) => {
    const shuttle = shuttleOn(roughly);
    shuttle.probe({ count: 0, possible }, { ...everywhere(3), narrow: 0 });
    expect(limitsOf(shuttle)[0]).toEqual({ lower: 0, upper });
  });

  it("is more than the shuttle algorithm finds alone, in many systems", () => {
    const narrowed: boolean[] = [];
    assert(
      property(smallSystem, (system) => {
        const shuttle = shuttleOn(system);
        const before = limitsOf(shuttle);
        before.forEach((_, count) => shuttle.probe({ count, possible: null }, EVERYWHERE));
        narrowed.push(limitsOf(shuttle).some((left, at) => !isWithin(before[at]!, left)));
      }),
      { ...RUNS, seed: 1 },
    );
    expect(narrowed.filter(Boolean).length).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it("rests on the sources that it names, and on no other", () => {
    assert(
      property(smallSystem, counts, anyCount, (system, probed, count) => {
        const shuttle = shuttleOn(system);
        for (const one of probed) shuttle.probe({ count: one, possible: null }, EVERYWHERE);
        const sources = new Set(shuttle.sourcesOf([count]));
        expect([...sources].every((source) => source in system.hints)).toBe(true);
        const alone = shuttleOn(system, (source) => sources.has(source));
        for (const one of probed) alone.probe({ count: one, possible: null }, EVERYWHERE);
        expect(limitsOf(alone)[count]).toEqual(limitsOf(shuttle)[count]);
      }),
      RUNS,
    );
  });

  it("is taken back with its sources: what is left follows from the others and from probing them", () => {
    assert(
      property(smallSystem, counts, taken, anyReach, (system, probed, withdrawn, reach) => {
        const shuttle = shuttleOn(system);
        for (const count of probed) shuttle.probe({ count, possible: null }, reach);
        // The last hint limits all: without it not all tables could be tried.
        const gone = new Set(withdrawn.filter((source) => source < system.hints.length - 1));
        shuttle.withdraw(gone);
        expect(shuttle.settle()).toBeNull();
        const left = { ...system, hints: system.hints.filter((_, source) => !gone.has(source)) };
        const [possible, alone] = [tried(problemOn(left))!, limitsOf(shuttleOn(left))];
        const after = limitsOf(shuttle);
        expect(after.every((one, at) => isWithin(one, alone[at]!) && isWithin(possible[at]!, one))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("what probing supposes", () => {
  it("leaves no trace: a number that it does not narrow is known from the same sources as before", () => {
    assert(
      property(smallSystem, counts, anyReach, (system, probed, reach) => {
        const shuttle = shuttleOn(system);
        for (const count of probed) {
          const [before, sources] = [limitsOf(shuttle), sourcesIn(shuttle)];
          shuttle.probe({ count, possible: null }, reach);
          const after = limitsOf(shuttle);
          const same = [...before.keys()].filter((at) => isWithin(before[at]!, after[at]!));
          expect(same.map((at) => shuttle.sourcesOf([at]))).toEqual(same.map((at) => sources[at]));
        }
      }),
      RUNS,
    );
  });

  it("leaves no trace in a trial, with all that it found in it", () => {
    assert(
      property(smallSystem, anyCount, taken, (system, count, withdrawn) => {
        const [shuttle, untouched] = [shuttleOn(system), shuttleOn(system)];
        shuttle.trying(() => {
          shuttle.learn(count, exactly(shuttle.lower[count]!), 99);
          shuttle.settle();
          for (const one of limitsOf(untouched).keys()) shuttle.probe({ count: one, possible: null }, EVERYWHERE);
        }, null);
        expect([limitsOf(shuttle), sourcesIn(shuttle)]).toEqual([limitsOf(untouched), sourcesIn(untouched)]);
        for (const one of [shuttle, untouched]) {
          one.withdraw(new Set(withdrawn));
          one.settle();
        }
        expect(limitsOf(shuttle)).toEqual(limitsOf(untouched));
      }),
      RUNS,
    );
  });
});
