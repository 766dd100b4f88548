import { describe, expect, it } from "vitest";
import { openConclusions } from "../../../src/audit/solver/conclusions.ts";
import type { Conclusions } from "../../../src/audit/solver/conclusions.ts";

/** Limit 0 comes from source 7, limit 1 from source 8; limit 2 follows from both, and limit 0 again from limit 2. */
function story(): Conclusions {
  const conclusions = openConclusions(2);
  const first = conclusions.assume(0, 5, 7);
  const second = conclusions.assume(1, 9, 8);
  conclusions.because(first);
  conclusions.because(second);
  const third = conclusions.conclude(2, 3);
  conclusions.because(third);
  conclusions.because(-1);
  conclusions.conclude(0, 6);
  return conclusions;
}

const newestOf = (conclusions: Conclusions): readonly (number | null)[] =>
  [...conclusions.newest].map((step) => (step === -1 ? null : conclusions.valueOf(step)));

describe("conclusions", () => {
  it("keep the newest value of each limit", () => {
    expect(newestOf(story())).toEqual([6, 9, 3, null]);
  });

  it("know the sources that a limit rests on, over all steps", () => {
    const conclusions = story();
    expect(conclusions.sourcesOf([conclusions.newest[0]!])).toEqual([7, 8]);
    expect(conclusions.sourcesOf([conclusions.newest[1]!])).toEqual([8]);
    expect(conclusions.sourcesOf([-1])).toEqual([]);
  });

  it("fall with a source that they rest on, and leave what was known before them", () => {
    const conclusions = story();
    expect(new Set(conclusions.withdraw(new Set([8])))).toEqual(new Set([0, 1, 2]));
    expect(newestOf(conclusions)).toEqual([5, null, null, null]);
    expect(conclusions.withdraw(new Set([8]))).toEqual([]);
  });

  it("are forgotten from a step on, as if they had never been drawn", () => {
    const conclusions = story();
    const steps = conclusions.length();
    conclusions.assume(3, 1, 9);
    conclusions.assume(0, 8, 10);
    expect(new Set(conclusions.undo(steps))).toEqual(new Set([0, 3]));
    expect(newestOf(conclusions)).toEqual([6, 9, 3, null]);
    expect(conclusions.sourcesOf([conclusions.newest[0]!])).toEqual([7, 8]);
  });

  it("rest on what they name also after others were forgotten", () => {
    const conclusions = story();
    const steps = conclusions.length();
    conclusions.assume(3, 1, 9);
    conclusions.undo(steps);
    conclusions.because(conclusions.newest[1]!);
    conclusions.conclude(3, 2);
    expect(conclusions.sourcesOf([conclusions.newest[3]!])).toEqual([8]);
    expect(conclusions.sourcesOf([conclusions.newest[0]!])).toEqual([7, 8]);
    expect(new Set(conclusions.withdraw(new Set([8])))).toEqual(new Set([0, 1, 2, 3]));
  });

  it("grow without limit", () => {
    const conclusions = openConclusions(1);
    for (let value = 0; value < 5000; value += 1) conclusions.assume(0, value, value);
    expect(conclusions.length()).toBe(5000);
    expect(newestOf(conclusions)).toEqual([4999, null]);
  });
});
