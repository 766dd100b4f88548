import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import type { BlockSum } from "../../../src/audit/structure/block-sums.ts";
import type { Block } from "../../../src/audit/structure/blocks.ts";
import { integersWithin } from "../../../src/audit/solver/problem.ts";
import type { Interval, KnownSum, Target } from "../../../src/audit/solver/problem.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { isNarrow, oneCell, promisedWidth, standingsOf } from "./publication.ts";
import type { Claim, Publication, PublishedState } from "./publication.ts";

/** What somebody who solves all equations of a block at once knows of the cells beforehand, and after which releases they do it. */
export interface Attacker {
  readonly solver: Solver;
  readonly releases: readonly number[];
  readonly knownAt: (release: number) => (cell: number) => Interval;
  /** Areas or categories: what each block holds together. */
  readonly along: "areas" | "categories";
}

interface Sought {
  readonly publication: Publication;
  readonly known: (cell: number) => Interval;
}

const claimOf = (cell: number, at: number, interval: Interval): Claim => ({
  about: oneCell(cell),
  from: null,
  at,
  interval,
});

const limitsOf = (block: Block, known: (cell: number) => Interval): readonly KnownSum[] =>
  block.sums.flatMap(({ cell, of }) => {
    const { lower, upper } = known(cell);
    return lower > 0 || upper < Infinity ? [{ of, lower, upper }] : [];
  });

/** Cells of a block that nothing is published of, or that may be small by now, each form of sum once; not what the attacker knows anyhow. */
function soughtIn(block: Block, { values }: PublishedState, { publication, known }: Sought): readonly BlockSum[] {
  const { base } = publication.rules;
  const hidden = block.sums.filter(
    ({ own, cell }) =>
      own && (values[cell] === null || values[cell]! <= base) && !isNarrow(publication, claimOf(cell, 0, known(cell))),
  );
  return [...new Map(hidden.map((sum) => [sum.form, sum])).values()];
}

/**
 * Solves all equations between published numbers at once, by linear programming: the strongest form of subtraction. A block in which
 * nothing became public is not looked at again. What an attacker assumes may contradict itself; then nothing is claimed.
 */
export function linked(publication: Publication, { solver, releases, knownAt, along }: Attacker): readonly Claim[] {
  const blocks = blocksOf(publication.grid)[along];
  const standings = standingsOf(publication);
  return releases.flatMap((at) => {
    const known = knownAt(at);
    const changed = new Set(publication.releases[at]!.map(({ cell }) => cell));
    return blocks.flatMap((block) => {
      if (!block.sums.some(({ cell }) => changed.has(cell))) return [];
      const sought = soughtIn(block, standings[at]!, { publication, known });
      const targets = sought.map(({ of, cell }): Target => {
        // A member needs one person more.
        const enough = promisedWidth(publication, { about: oneCell(cell), from: null }) + 1;
        return { of, lower: 0, upper: Infinity, enough };
      });
      const found = solver.intervals({ unknowns: block.unknowns, known: limitsOf(block, known), targets }) ?? [];
      return found.flatMap((interval, index): readonly Claim[] => {
        const claim = claimOf(sought[index]!.cell, at, integersWithin(interval));
        return isNarrow(publication, claim, true) ? [claim] : [];
      });
    });
  });
}
