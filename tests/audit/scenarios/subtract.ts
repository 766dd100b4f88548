import type { Interval } from "../../../src/audit/solver/problem.ts";
import { isNarrow, knownOf, standingsOf } from "./publication.ts";
import type { Claim, Group, Publication } from "./publication.ts";

/** A group of persons, and other cells that give the same number when they are added up and taken away. */
export interface Deduction {
  readonly about: Group;
  readonly by: Group;
}

/** A group that nobody published, as the difference of cells that are. */
export const itself = (about: Group): Deduction => ({ about, by: about });

type Known = (cell: number) => Interval;

function combined({ plus, minus }: Group, known: Known): Interval {
  let [lower, upper] = [0, 0];
  for (const cell of plus) {
    const one = known(cell);
    lower += one.lower;
    upper += one.upper;
  }
  for (const cell of minus) {
    const one = known(cell);
    lower -= one.upper;
    upper -= one.lower;
  }
  return { lower: Math.max(lower, 0), upper };
}

function deduced({ about, by }: Deduction, known: Known): Interval {
  const [direct, other] = [combined(about, known), combined(by, known)];
  return { lower: Math.max(direct.lower, other.lower), upper: Math.min(direct.upper, other.upper) };
}

/** What a group grew by between two intervals of it. */
export const growth = (before: Interval, after: Interval): Interval => ({
  lower: after.lower - before.upper,
  upper: after.upper - before.lower,
});

/** A conclusion on a group, and from which release. */
export interface Concluded {
  readonly at: number;
  readonly interval: Interval;
}

/** An attacker's conclusions on a group worth reporting: the number, and how much it changed since they last concluded something. */
function narrowClaims(
  publication: Publication,
  about: Group,
  { now, before }: { readonly now: Concluded; readonly before: Concluded | undefined },
): readonly Claim[] {
  const { at, interval } = now;
  const claims: readonly Claim[] = [
    { about, from: null, at, interval },
    ...(before === undefined ? [] : [{ about, from: before.at, at, interval: growth(before.interval, interval) }]),
  ];
  return claims.filter((claim) => isNarrow(publication, claim, true));
}

/**
 * Adds and takes away published numbers, release by release, by the limits of what each can stand for.
 *
 * @param knownAt What the attacker knows of a cell after a release; what was published unless they know better.
 */
export function subtract(
  publication: Publication,
  deductions: readonly Deduction[],
  knownAt: (release: number) => Known = standingKnowledge(publication),
): readonly Claim[] {
  const claims: Claim[] = [];
  const last = new Map<Deduction, Concluded>();
  publication.releases.forEach((rows, at) => {
    if (rows.length === 0) return;
    const known = knownAt(at);
    for (const deduction of deductions) {
      const now = { at, interval: deduced(deduction, known) };
      if (now.interval.upper === Infinity) continue;
      claims.push(...narrowClaims(publication, deduction.about, { now, before: last.get(deduction) }));
      last.set(deduction, now);
    }
  });
  return claims;
}

/** What everybody knows of a cell after a release. */
export function standingKnowledge(publication: Publication): (release: number) => Known {
  const standings = standingsOf(publication);
  return (release) => knownOf(publication, standings[release]!, release);
}
