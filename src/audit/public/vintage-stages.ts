import type { Month } from "../../lib/months.ts";
import { releaseStatus } from "../../model/released-vintages.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import type { ProtectedCells } from "../knowledge/posed-block.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Blocks } from "../structure/blocks.ts";
import { afterVintage, publicKnowledge, withheldIn } from "./published-cells.ts";
import type { CurrentCells, IsHeld } from "./published-cells.ts";
import type { PublishedVintage } from "./published-vintages.ts";

/** The facts of a month's publication beside its numbers. */
export interface MonthOfPublication {
  readonly month: Month;
  readonly blocks: Blocks;
  readonly rules: PublicRules;
  /** What was held at each vintage. */
  readonly releases: readonly ReleasedVintage[];
  readonly limits: AuditLimits;
}

/** A vintage with the public content after it. */
export interface Stage {
  readonly vintage: string;
  readonly isHeld: IsHeld;
  /** Cells that were published at the vintage. */
  readonly changed: ReadonlySet<number>;
  readonly current: CurrentCells;
  readonly known: Knowledge;
  readonly protect: ProtectedCells;
  /** Withheld cells that the next vintage does not republish: the knowledge of them is carried over to it. */
  readonly carriedOver: ReadonlySet<number>;
}

function leftAlone(current: CurrentCells, next: PublishedVintage | undefined): ReadonlySet<number> {
  if (next === undefined) return new Set();
  const replaced = new Set(next.cells.map(({ cell }) => cell));
  return new Set(current.flatMap((one) => (one === undefined || replaced.has(one.cell) ? [] : [one.cell])));
}

/** Whether a cell's block was held at a vintage. */
function heldAt(vintage: string, { month, releases, blocks }: MonthOfPublication): IsHeld {
  const release = releases.find((one) => one.vintage === vintage);
  if (release === undefined || release.held.length === 0) return () => false;
  return (cell) => releaseStatus(release, { month, ...blocks.cells[cell]! }) === "HELD";
}

/** The vintages of a month, oldest first, each with the public content after it and what that implies. */
export function* stagesOf(vintages: readonly PublishedVintage[], publication: MonthOfPublication): Generator<Stage> {
  const { blocks, rules, limits } = publication;
  let current: CurrentCells = blocks.cells.map(() => undefined);
  for (const [at, published] of vintages.entries()) {
    const { vintage, cells } = published;
    current = afterVintage(current, published);
    const isHeld = heldAt(vintage, publication);
    yield {
      vintage,
      changed: new Set(cells.map(({ cell }) => cell)),
      current,
      isHeld,
      known: publicKnowledge(current, { vintage, isHeld }, rules),
      protect: withheldIn(current, { cells: blocks.cells, limits }),
      carriedOver: leftAlone(current, vintages[at + 1]),
    };
  }
}
