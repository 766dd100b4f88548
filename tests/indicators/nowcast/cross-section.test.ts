import { describe, expect, test } from "vitest";
import { methodsOf } from "../../../src/indicators/nowcast/cross-section.ts";
import type { BackTestedMonth } from "../../../src/indicators/nowcast/back-tested-month.ts";
import { backTests, gapOfRate, madeUpTested } from "./made-up-back-tests.ts";

const methods = (...all: readonly BackTestedMonth[]): readonly string[] => all.map(methodsOf(all));

/** A group for which doing nothing was better in the past. */
const small = (given: Parameters<typeof madeUpTested>[0] = {}): BackTestedMonth =>
  madeUpTested({ tests: backTests(3, 1), value: { base: 200 }, ...given });

describe("one cross-section, one method", () => {
  test("small groups are estimated beside large ones, though doing nothing was better of them alone", () => {
    expect(methods(small())).toEqual(["naive"]);
    const ground = { table: "by_ground", PERMIT_GROUND: "WORK" };
    const city = { REF_AREA: "KU049" };
    expect(methods(madeUpTested(), small({ at: ground }), small({ at: city }))).toEqual([
      "chain_ladder",
      "chain_ladder",
      "chain_ladder",
    ]);
  });

  test("no group is, where doing nothing was better, by the persons that the errors are of", () => {
    const large = madeUpTested({ tests: backTests(0.3, 0.2) });
    const better = small({ tests: backTests(1, 3), at: { REF_AREA: "KU049" } });
    expect(methods(large, better)).toEqual(["naive", "naive"]);
    expect(methods(better)).toEqual(["chain_ladder"]);
  });

  test("a gap is estimated as its two rates are, though for the gap alone no estimate was better", () => {
    const women = madeUpTested({ indicator: gapOfRate, tests: backTests(0.3, 0.2) });
    expect(methods(women)).toEqual(["naive"]);
    expect(methods(madeUpTested(), women)).toEqual(["chain_ladder", "chain_ladder"]);
  });

  test("months and orders of statuses are cross-sections of their own", () => {
    const later = { tests: backTests(0.3, 0.2), delay: 1, month: 29 };
    const annual = madeUpTested({ ...later, at: { STATUS_ORDER: "ANNUAL" } });
    expect(methods(madeUpTested(), madeUpTested(later), annual)).toEqual(["chain_ladder", "naive", "naive"]);
  });

  test("all are estimated where one is held since a delivery at which that was better", () => {
    const month = { month: 29, delay: 1, tests: backTests(0.3, 0.2) };
    const held = madeUpTested({ month: 29, delay: 0, held: true, at: { REF_AREA: "KU049" } });
    expect(methods(madeUpTested(month), held)).toEqual(["chain_ladder", "chain_ladder"]);
  });

  test("a group is final once all of its breakdown and area are, whatever is still to come elsewhere", () => {
    const still = { settled: true };
    const city = { REF_AREA: "KU049" };
    const [open, closed] = [madeUpTested({ at: city }), madeUpTested(still)];
    expect(methods(open, closed)).toEqual(["chain_ladder", "final"]);
    const woman = madeUpTested({ ...still, at: { ...city, SEX: "F" } });
    expect(methods(open, woman)).toEqual(["chain_ladder", "chain_ladder"]);
    expect(methods(closed, woman)).toEqual(["final", "final"]);
  });

  test("a value that is brought to another source's level is estimated until that was tried", () => {
    const value = { linkFactor: 1.1, source: "benefits" };
    expect(methods(madeUpTested({ value, tests: backTests(3, 1) }))).toEqual(["chain_ladder"]);
    const alike = backTests(3, 1, { onOtherSource: true, hasLinkFactor: true });
    expect(methods(madeUpTested({ value, tests: alike }))).toEqual(["naive"]);
  });

  test("a value at the best source's level is evaluated by all back-tests, whatever their source", () => {
    expect(methods(madeUpTested({ tests: backTests(0.2, 2, { onOtherSource: true }) }))).toEqual(["chain_ladder"]);
  });
});
