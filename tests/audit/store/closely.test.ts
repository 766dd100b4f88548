import { describe, expect, it } from "vitest";
import type { Probed, Reach } from "../../../src/audit/solver/probe.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import { lookClosely } from "../../../src/audit/store/closely.ts";
import type { Target } from "../../../src/audit/store/targets.ts";
import { cellOf, lattice } from "./invented.ts";

const LIMITS = { width: 3, widthByTable: { t: 5 }, worth: [] };

const cell = cellOf("t KU049 F _T A");
const count = lattice.countOf[cell]!;

/** A sensitive target, of which five persons have to be left. */
const target: Target = { count, cell, persons: 2, width: 5, atMost: Infinity };

/** Looks closely at targets of which from 1 up to so many are left; a probe leaves no more than `found`. */
function looked({
  most,
  found = most,
  targets = [target],
  settled = new Set<number>(),
}: {
  most: number;
  found?: number;
  targets?: readonly Target[];
  settled?: Set<number>;
}) {
  const reaches: Reach[] = [];
  const known: (number | null)[] = [];
  const shuttle = openShuttle(lattice);
  shuttle.learn(count, { lower: 1, upper: most }, 0);
  const probe = ({ count: of, possible }: Probed, reach: Reach): void => {
    reaches.push(reach);
    known.push(possible);
    shuttle.upper[of] = found;
  };
  const isLess = lookClosely({ input: { lattice, limits: LIMITS }, shuttle: { ...shuttle, probe }, targets }, settled);
  return { isLess, reaches, known, settled: [...settled] };
}

describe("a sensitive target", () => {
  it.each([
    [5, 0],
    [6, 1],
    [7, 1],
    [8, 0],
  ])("of which 1 to %i are left is probed where that is hardly enough: %i times", (most, times) => {
    expect(looked({ most }).reaches).toHaveLength(times);
  });

  it("is left enough, and not probed again, where the probe leaves five persons between", () => {
    const { isLess, settled } = looked({ most: 7, found: 6 });
    expect([isLess, settled]).toEqual([false, [count]]);
    expect(looked({ most: 7, settled: new Set([count]) }).reaches).toEqual([]);
  });

  it("is not left enough where the probe leaves fewer", () => {
    expect(looked({ most: 7, found: 5 })).toMatchObject({ isLess: true, settled: [] });
  });

  it("is probed in its own area alone, and no more is looked at in all than there is time for", () => {
    const {
      reaches: [reach],
      known,
    } = looked({ most: 6 });
    expect(known).toEqual([2]);
    expect(reach).toEqual({ looks: 8000, narrow: 9, ignored: lattice.sumsBeyond.get("KU049") });
    const many = Array.from({ length: 5000 }, () => target);
    expect(looked({ most: 6, targets: many }).reaches[0]!.looks).toBe(4000);
  });
});

it("a target that no table makes sensitive is not looked at closely", () => {
  expect(looked({ most: 4, targets: [{ ...target, width: 3 }] }).reaches).toEqual([]);
});
