import { array, constant, integer, nat, oneof, record, uniqueArray } from "fast-check";
import type { Arbitrary } from "fast-check";
import type { Reach } from "../../../src/audit/solver/probe.ts";
import type { Problem } from "../../../src/audit/solver/problem.ts";
import { UNBOUNDED } from "../../../src/audit/solver/count-limits.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import type { Shuttle } from "../../../src/audit/solver/shuttle.ts";
import { collectSums } from "../../../src/audit/solver/sums.ts";
import type { Sums } from "../../../src/audit/solver/sums.ts";
import type { Hint } from "./small-sums.ts";

/** Unknown numbers, sums of some of them (the last one of all), and the published intervals: counts are the unknowns first, then the sums. */
export interface System {
  readonly unknowns: number;
  readonly sums: readonly (readonly number[])[];
  readonly hints: readonly Hint[];
}

const UNKNOWNS = 4;
const SUMS = 5;
const COUNTS = UNKNOWNS + SUMS + 1;

const all = [...Array(UNKNOWNS).keys()];

/** Small systems whose published intervals are true; the sum of all is always limited. */
export const smallSystem: Arbitrary<System> = record({
  values: array(nat(3), { minLength: UNKNOWNS, maxLength: UNKNOWNS }),
  sums: array(uniqueArray(nat(UNKNOWNS - 1), { minLength: 2, maxLength: UNKNOWNS - 1 }), {
    minLength: SUMS,
    maxLength: SUMS,
  }),
  hints: array(
    record({
      count: integer({ min: UNKNOWNS - 1, max: COUNTS - 1 }),
      below: nat(1),
      above: nat(1),
    }),
    { minLength: 3, maxLength: 8 },
  ),
}).map(({ values, sums, hints }) => {
  const totals = [...sums, all].map((of) => of.reduce((sum, place) => sum + values[place]!, 0));
  const counts = [...values, ...totals];
  return {
    unknowns: UNKNOWNS,
    sums: [...sums, all],
    hints: [...hints, { count: COUNTS - 1, below: 1, above: 1 }].map(({ count, below, above }) => ({
      count,
      interval: { lower: Math.max(0, counts[count]! - below), upper: counts[count]! + above },
    })),
  };
});

/** Any count of a small system. */
export const anyCount: Arbitrary<number> = nat(COUNTS - 1);

/** As far as a supposition can be followed in a small system. */
export const EVERYWHERE: Reach = { ignored: new Uint8Array(SUMS + 1), looks: Infinity, narrow: UNBOUNDED };

/** However far a supposition is followed. */
export const anyReach: Arbitrary<Reach> = record({
  looks: oneof(nat(12), constant(Infinity)),
  narrow: oneof(nat(4), constant(UNBOUNDED)),
  ignored: oneof(
    constant(EVERYWHERE.ignored),
    array(nat(1), { minLength: SUMS + 1, maxLength: SUMS + 1 }).map((marks) => Uint8Array.from(marks)),
  ),
});

export function sumsOf({ unknowns, sums }: System): Sums {
  const collected = collectSums();
  sums.forEach((of, at) => collected.add(unknowns + at, of));
  return collected.done(unknowns + sums.length);
}

/** A shuttle that has learnt the hints of some sources, and concluded what follows; a hint's source is its place. */
export function shuttleOn(system: System, isKnown: (source: number) => boolean = () => true): Shuttle {
  const shuttle = openShuttle(sumsOf(system));
  system.hints.forEach(({ count, interval }, source) => {
    if (isKnown(source)) shuttle.learn(count, interval, source);
  });
  shuttle.settle();
  return shuttle;
}

/** The system as a problem of which all tables can be tried, with each count as a target. */
export function problemOn({ unknowns, sums, hints }: System): Problem {
  const ofCount = (count: number): readonly number[] => (count < unknowns ? [count] : sums[count - unknowns]!);
  return {
    unknowns,
    known: hints.map(({ count, interval }) => ({ of: ofCount(count), ...interval })),
    targets: Array.from({ length: unknowns + sums.length }, (_, count) => ({
      of: ofCount(count),
      lower: 0,
      upper: Infinity,
      enough: Infinity,
    })),
  };
}
