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

/** The public content of a cell after a vintage: what was published last, and when. */
export interface CurrentCell extends PublishedCell {
  readonly since: string;
}

/** The public content of every cell of a month, by cell number; undefined where nothing has been published yet. */
export type CurrentCells = readonly (CurrentCell | undefined)[];

/** The public content after a vintage. */
export function afterVintage(before: CurrentCells, { vintage, cells }: PublishedVintage): CurrentCells {
  const after = [...before];
  for (const published of cells) after[published.cell] = { ...published, since: vintage };
  return after;
}

/**
 * The true counts that are compatible with a cell's published number, at the vintage at which it was published.
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

/**
 * Whether a cell's block was held at the attacked vintage: its public content then carries no information about that
 * vintage.
 */
export type IsHeld = (cell: number) => boolean;

/** The attacked vintage of a month. */
export interface Attacked {
  readonly vintage: string;
  readonly isHeld: IsHeld;
}

/**
 * From outside, a number that was measured again without change cannot be distinguished from one that was carried
 * forward while a few persons changed.
 */
function originAt({ cell, since }: CurrentCell, { vintage, isHeld }: Attacked): ContentOrigin {
  if (since === vintage) return "new";
  return isHeld(cell) ? "kept" : "held";
}

/** What the public numbers of a vintage imply about the true counts at that vintage. */
export function publicKnowledge(cells: CurrentCells, attacked: Attacked, rules: PublicRules): Knowledge {
  const knowledge = nothingKnown(cells.length);
  cells.forEach((current, cell) => {
    if (current === undefined) return;
    const content = { possible: saidBy(current, rules), origin: originAt(current, attacked) };
    setKnown(knowledge, cell, feasibleInterval(content, rules));
  });
  return knowledge;
}

/**
 * The withheld numbers with the required width of each. The reason for withholding is not public, so all are protected.
 */
export function withheldIn(
  current: CurrentCells,
  { cells, limits }: { readonly cells: readonly CellPlace[]; readonly limits: AuditLimits },
): ProtectedCells {
  const withheld = current.flatMap((one) => (one?.withheld === true ? [one.cell] : []));
  return new Map(withheld.map((cell) => [cell, { width: requiredWidth(cells[cell]!.table, limits) }]));
}
