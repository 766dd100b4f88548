import { NOTHING_SAID, feasibleInterval } from "../knowledge/feasible-interval.ts";
import { intervalOf } from "../solver/count-limits.ts";
import type { Interval } from "../solver/problem.ts";
import { openShuttle } from "../solver/shuttle.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import { settle } from "./audit-attempt.ts";
import type { Attempt } from "./audit-attempt.ts";
import { closeCities } from "./close-cities.ts";
import { closeOutside } from "./close-outside.ts";
import { carryKnowledge, constrainByPublished, constrainByWithheld } from "./external-intruder.ts";
import type { Known, KnownBefore } from "./known-before.ts";
import type { AuditInput } from "./month-to-audit.ts";
import { CERTAINLY, targetsOf, widthLeft } from "./targets.ts";
import type { Target } from "./targets.ts";
import { requireByTheRules, requireTrue } from "./truth.ts";
import { blockOf, worthOf } from "./worth.ts";
import type { BlockName } from "./worth.ts";

/** The number of counts that each intruder knows too precisely. */
export interface Residual {
  readonly external: number;
  /** By the city's code. */
  readonly cities: Readonly<Record<string, number>>;
}

/**
 * The result of an audit: what must not be published because it would disclose too much, and what is known afterwards.
 */
export interface Audit {
  /** The numbers of the suppressed cells, in ascending order. */
  readonly suppressed: readonly number[];
  /** The held blocks, which stay as they were published before, in the order of their names. */
  readonly held: readonly BlockName[];
  /**
   * How many small counts are known too precisely although no number that could be suppressed discloses them: to an
   * external intruder, under the guess that numbers are withheld because of them; to cities, about each other.
   */
  readonly residual: Residual;
  readonly known: KnownBefore;
}

/** The knowledge of cells after a vintage, where it exceeds what their public content implies. */
function knownOf({ input, shuttle, suppressed, held }: Attempt): Known {
  const known = new Map<number, Interval>();
  const { lattice, cells, rules } = input;
  lattice.countOf.forEach((count, cell) => {
    const isPublished = !suppressed.has(cell) && !held.has(blockOf(lattice.cells[cell]!));
    const said = isPublished ? feasibleInterval(cells[cell]!.content, rules) : NOTHING_SAID;
    const interval = intervalOf(shuttle, count);
    if (interval.lower > said.lower || interval.upper < said.upper) known.set(cell, interval);
  });
  return known;
}

/**
 * A target need not be left wider than it was before the vintage. What its rule discloses at this vintage counts as
 * new.
 */
function noWider(target: Target, shuttle: Shuttle): Target {
  const width = widthLeft({ ...target, ...CERTAINLY }, shuttle);
  return width < target.width ? { ...target, width } : target;
}

/** Starts an audit with everything an external intruder could conclude if all proposals were published. */
function openAttempt(input: AuditInput): Attempt {
  const { lattice, before } = input;
  const shuttle = openShuttle(lattice);
  carryKnowledge(input, before.external, shuttle);
  settle(shuttle, lattice);
  const targets = targetsOf(lattice, input).map((target) => noWider(target, shuttle));
  constrainByWithheld(input, shuttle);
  settle(shuttle, lattice);
  const bare = { lower: shuttle.lower.slice(), upper: shuttle.upper.slice() };
  constrainByPublished(input, shuttle);
  settle(shuttle, lattice);
  requireTrue(input, shuttle);
  const worth = worthOf(lattice, input);
  return { input, shuttle, bare, targets, worth, suppressed: new Set(), held: new Set(), settled: new Set() };
}

/**
 * Audits the proposals of a month. An external intruder knows the rules, everything published before, and the cells in
 * which nobody changed. An internal one, a contributor to a cell, also knows that its count is at least 1. A city knows
 * its own table exactly. Numbers that let a small count be known too precisely are suppressed, the least valuable of
 * its sources first. If no number discloses it, but only the fact that others are withheld, the block is held as it was
 * published before. What was known before does not count as disclosure.
 *
 * @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them.
 * @example const { suppressed, held } = auditProposals({ lattice, cells, rules, limits, before: NOTHING_KNOWN });
 */
export function auditProposals(input: AuditInput): Audit {
  requireByTheRules(input);
  const attempt = openAttempt(input);
  const external = closeOutside(attempt);
  requireTrue(input, attempt.shuttle);
  const cities = [...closeCities(attempt)];
  return {
    suppressed: [...attempt.suppressed].toSorted((a, b) => a - b),
    held: [...attempt.held].toSorted(),
    residual: {
      external,
      cities: Object.fromEntries(cities.map(([city, { leaks, news }]) => [city, leaks.length - news.length])),
    },
    known: { external: knownOf(attempt), cities: new Map(cities.map(([city, { known }]) => [city, known])) },
  };
}
