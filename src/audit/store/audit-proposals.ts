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

/** Numbers of counts that are known too well, by whom. */
export interface Residual {
  readonly external: number;
  /** By the city's code. */
  readonly cities: Readonly<Record<string, number>>;
}

/** What an audit came to: what is not published for what it would tell, and what is known after it. */
export interface Audit {
  /** Numbers of the cells that are suppressed, in their order. */
  readonly suppressed: readonly number[];
  /** Blocks that stay as they were published before, in the order of their names. */
  readonly held: readonly BlockName[];
  /**
   * How many small counts are known better than they may be although nothing that could be suppressed tells of them: by an external intruder if
   * numbers are withheld for them, by cities of each other.
   */
  readonly residual: Residual;
  readonly known: KnownBefore;
}

/** What is known of cells after a vintage, where that is more than their public content says. */
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

/** What was known of a target before is no news: no more is asked of what is published. What its rule says now is. */
function noWider(target: Target, shuttle: Shuttle): Target {
  const width = widthLeft({ ...target, ...CERTAINLY }, shuttle);
  return width < target.width ? { ...target, width } : target;
}

/** Lets an external intruder conclude all that follows, were everything published that is proposed. */
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
 * Audits what is about to be published of a month. An external intruder who knows the rules, all that was published before, and in which cells
 * nobody changed, concludes what they can; an internal one, a member of a cell, knows that there is one; a city knows its own table exactly. What
 * lets a small count be known too well is suppressed: of the numbers that it follows from the least worthy one. Where no number tells of it, only
 * that others are withheld, their block stays as it was published before. What was known before is no news.
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
