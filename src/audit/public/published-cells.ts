import { numbersRoundedTo } from "../../statistics/rounded-counts.ts";
import { requiredWidth } from "../knowledge/audit-limits.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import { nothingKnown, setKnown } from "../knowledge/cell-knowledge.ts";
import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import { NOTHING_SAID, feasibleInterval } from "../knowledge/feasible-interval.ts";
import type { ContentOrigin } from "../knowledge/feasible-interval.ts";
import type { ProtectedCells } from "../knowledge/posed-block.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Interval } from "../solver/problem.ts";
import type { CellPlace } from "../structure/cell-grid.ts";
import type { PublishedCell, PublishedVintage } from "./published-vintages.ts";

/** What is public of a cell after a vintage: what was published last, and when. */
export interface CurrentCell extends PublishedCell {
  readonly since: string;
}

/** What is public of every cell of a month, by number of the cell; nothing where nothing was published yet. */
export type CurrentCells = readonly (CurrentCell | undefined)[];

/** What is public after a vintage. */
export function afterVintage(before: CurrentCells, { vintage, cells }: PublishedVintage): CurrentCells {
  const after = [...before];
  for (const published of cells) after[published.cell] = { ...published, since: vintage };
  return after;
}

/**
 * The true counts that a cell can have had when its number was published.
 *
 * @example saidBy({ value: 20, base: 10, ... }, rules) // { lower: 15, upper: 24 }
 */
export function saidBy(
  { value, base }: PublishedCell,
  { minimumPersons }: Pick<PublicRules, "minimumPersons">,
): Interval {
  if (value === null) return NOTHING_SAID;
  return numbersRoundedTo({ sum: value, counts: 1 }, { base, minimum: minimumPersons });
}

/** Whether a cell's block was held at the vintage that is attacked: what is public of it says nothing of that vintage. */
export type IsHeld = (cell: number) => boolean;

/** A vintage of a month that is attacked. */
export interface Attacked {
  readonly vintage: string;
  readonly isHeld: IsHeld;
}

/** Whether a number that stayed was measured again or held while a few persons changed, nobody outside can tell. */
function originAt({ cell, since }: CurrentCell, { vintage, isHeld }: Attacked): ContentOrigin {
  if (since === vintage) return "new";
  return isHeld(cell) ? "kept" : "held";
}

/** What the public numbers of a vintage say of the true counts at that vintage. */
export function publicKnowledge(cells: CurrentCells, attacked: Attacked, rules: PublicRules): Knowledge {
  const knowledge = nothingKnown(cells.length);
  cells.forEach((current, cell) => {
    if (current === undefined) return;
    const content = { possible: saidBy(current, rules), origin: originAt(current, attacked) };
    setKnown(knowledge, cell, feasibleInterval(content, rules));
  });
  return knowledge;
}

/** The withheld numbers, each with the width that must be left of it. Outside nobody knows why one is withheld, so all are protected. */
export function withheldIn(
  current: CurrentCells,
  { cells, limits }: { readonly cells: readonly CellPlace[]; readonly limits: AuditLimits },
): ProtectedCells {
  const withheld = current.flatMap((one) => (one?.withheld === true ? [one.cell] : []));
  return new Map(withheld.map((cell) => [cell, { width: requiredWidth(cells[cell]!.table, limits) }]));
}
