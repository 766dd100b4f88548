import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { isDue, isShown, pendingOf, progressOf, shownIn, stateOf } from "../../src/releases/release-state.ts";
import type { ReleaseState } from "../../src/releases/release-state.ts";
import { approved, embargoed, linesOf, recalled, released, snapshotOf } from "./made-up-lines.ts";
import type { Planned } from "./made-up-lines.ts";

const [A, B, C] = [snapshotOf("2026-10-15"), snapshotOf("2026-10-16"), snapshotOf("2026-10-17")] as const;
/** Another snapshot of C's vintage. */
const C2 = snapshotOf("2026-10-17", "b");

const after = (...planned: readonly Planned[]): ReleaseState => stateOf(linesOf(planned));
const progress = (policy: "approve" | "two-person", ...planned: readonly Planned[]) =>
  progressOf(pendingOf(after(...planned), C), policy);

describe("what is released", () => {
  it("is nothing at first", () => {
    expect(after()).toEqual({ released: [], recalled: new Map(), pending: new Map() });
    expect(shownIn(after())).toEqual([]);
  });

  it("is shown by vintage, whatever the order of the releases", () => {
    expect(shownIn(after(released(B), released(C), released(A)))).toEqual([A, B, C]);
  });

  it("is of one vintage the last that was released, also where the definitions went there and back", () => {
    const state = after(released(C), released(C2));
    expect([shownIn(state), isShown(state, C), isShown(state, C2)]).toEqual([[C, C2], false, true]);
    const back = after(released(C), released(C2), released(C));
    expect([shownIn(back), isShown(back, C)]).toEqual([[C2, C], true]);
  });

  it("steps back when the newest is recalled, and a recalled one stays known and is never shown", () => {
    const state = after(released(A), released(B), released(C), recalled(C), released(C));
    expect(shownIn(state)).toEqual([A, B]);
    expect(state.released).toContain(C);
    expect(isShown(state, C)).toBe(false);
    expect(state.recalled.get(C)?.why).toBe("a file was missing");
    expect(shownIn(after(released(A), recalled(A)))).toEqual([]);
  });
});

describe("a release", () => {
  it("needs one approval, or two", () => {
    expect(progress("approve")).toEqual({ missing: 1, notBefore: null });
    expect(progress("approve", approved(C, 1))).toEqual({ missing: 0, notBefore: null });
    expect(progress("two-person", approved(C, 1))).toEqual({ missing: 1, notBefore: null });
    expect(progress("two-person", approved(C, 1), approved(C, 2))).toEqual({ missing: 0, notBefore: null });
  });

  it("counts a key once, and approvals of another snapshot or of other bytes not at all", () => {
    expect(progress("two-person", approved(C, 1), approved(C, 1)).missing).toBe(1);
    expect(progress("two-person", approved(C, 1), approved(B, 2)).missing).toBe(1);
    expect(progress("two-person", approved(C, 1), approved(C, 2, { sums: sha256("other") })).missing).toBe(1);
  });

  it("counts a holder once, with whatever keys", () => {
    const [first, second] = linesOf([approved(C, 1), approved(C, 2)]);
    const same = [first!, { ...second!, by: first!.by! } as typeof first & object];
    expect(progressOf(pendingOf(stateOf(same), C), "two-person").missing).toBe(1);
  });

  it("uses up its approvals and embargoes: what is released again needs others", () => {
    const planned = [approved(C, 1), embargoed(C, 1, "2026-10-18T06:00:00Z"), released(C), released(C2)];
    expect(progress("approve", ...planned)).toEqual({ missing: 1, notBefore: null });
  });

  it("waits for the last of all embargoes and times of approvals; a key's later embargo replaces its earlier one", () => {
    const [six, seven, eight] = ["2026-10-18T06:00:00Z", "2026-10-18T07:00:00Z", "2026-10-18T08:00:00Z"];
    expect(progress("approve", embargoed(C, 1, six), approved(C, 2, { until: seven })).notBefore).toBe(seven);
    expect(progress("approve", embargoed(C, 1, eight), embargoed(C, null, six)).notBefore).toBe(eight);
    expect(progress("approve", embargoed(C, 1, eight), embargoed(C, 1, six)).notBefore).toBe(six);
    const waiting = { missing: 0, notBefore: seven };
    expect([six, seven, eight].map((at) => isDue(waiting, at))).toEqual([false, true, true]);
    expect(isDue({ missing: 1, notBefore: null }, eight)).toBe(false);
  });
});

describe("the state", () => {
  const snapshot = fc.constantFrom(A, B, C, C2);
  const planned: fc.Arbitrary<Planned> = fc.oneof(
    snapshot.map((one) => released(one)),
    fc.tuple(snapshot, fc.constantFrom(1, 2)).map(([one, key]) => approved(one, key)),
    snapshot.map((one) => recalled(one)),
  );
  const some = fc.array(planned, { maxLength: 12 });

  it("is a function of the lines: the same lines give the same, and only lines about a snapshot change it for it", () => {
    fc.assert(
      fc.property(some, snapshot, (lines, one) => {
        expect(after(...lines)).toEqual(after(...lines));
        const own = lines.filter((line) => line.snapshot === one);
        expect(pendingOf(after(...lines), one).approvals.map(({ by }) => by)).toEqual(
          pendingOf(after(...own), one).approvals.map(({ by }) => by),
        );
        expect(after(...lines).released.includes(one)).toBe(after(...own).released.includes(one));
      }),
    );
  });

  it("only grows in what is known, and shows nothing that was recalled or never released", () => {
    fc.assert(
      fc.property(some, planned, (lines, more) => {
        const [before, now] = [after(...lines), after(...lines, more)];
        expect(before.released.filter((one) => !now.released.includes(one))).toEqual([]);
        expect([...before.recalled.keys()].filter((one) => !now.recalled.has(one))).toEqual([]);
        expect(shownIn(now).filter((one) => now.recalled.has(one) || !now.released.includes(one))).toEqual([]);
      }),
    );
  });
});
