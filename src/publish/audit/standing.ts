import { nothingKnown } from "../../attack/knowledge.ts";
import type { Knowledge, ProtectedCell, ProtectedCells } from "../../attack/knowledge.ts";
import type { CellPlace } from "../../attack/grid.ts";
import type { Interval } from "../../attack/problem.ts";
import { trueNumbers } from "../../statistics/rounded-counts.ts";
import type { ToldCell, ToldVintage } from "./told.ts";

/** What is public of a cell after a vintage: what was told last, and when. */
export interface Standing extends ToldCell {
  readonly since: string;
}

/** What is public of every cell of a month, by number of the cell; nothing where nothing was told yet. */
export type Standings = readonly (Standing | undefined)[];

/** What anybody may know of how the numbers were made: the rules are public. */
export interface PublicRules {
  /** Fewest persons of a published count. */
  readonly smallest: number;
  /** A number that stands is replaced as soon as so many persons have entered, left or changed. */
  readonly minimumChurn: number;
}

/** How little may be known of a withheld number, in persons between the least and the most that it can be. */
export interface AuditLimits {
  readonly width: number;
  /** The same for tables whose categories are sensitive. */
  readonly widthByTable: Readonly<Record<string, number>>;
}

/** What stands after a vintage. */
export function standAt(before: Standings, { vintage, cells }: ToldVintage): Standings {
  const after = [...before];
  for (const told of cells) after[told.cell] = { ...told, since: vintage };
  return after;
}

/**
 * The true counts that a cell can have had when its number was set.
 *
 * @example knownWhenSet({ value: 20, base: 10, ... }, rules) // { lower: 15, upper: 24 }
 */
export function knownWhenSet({ value, base }: ToldCell, { smallest }: PublicRules): Interval {
  if (value === null) return { lower: 0, upper: Infinity };
  return trueNumbers({ sum: value, counts: 1 }, { base, minimum: smallest });
}

/** Whether a cell's block was held at the vintage that is attacked: what stands of it says nothing of that vintage. */
export type IsHeld = (cell: number) => boolean;

function knownAt(standing: Standing, { vintage, isHeld }: Attacked, rules: PublicRules): Interval {
  if (standing.since !== vintage && isHeld(standing.cell)) return { lower: 0, upper: Infinity };
  const { lower, upper } = knownWhenSet(standing, rules);
  // Whether a number that stands was measured again or held while a few persons changed, nobody outside can tell.
  const unseen = standing.since === vintage ? 0 : rules.minimumChurn - 1;
  return { lower: Math.max(0, lower - unseen), upper: upper + unseen };
}

/** A vintage of a month that is attacked. */
export interface Attacked {
  readonly vintage: string;
  readonly isHeld: IsHeld;
}

/** What the published numbers of a vintage tell of the true counts at that vintage. */
export function publicKnowledge(standings: Standings, attacked: Attacked, rules: PublicRules): Knowledge {
  const knowledge = nothingKnown(standings.length);
  standings.forEach((standing, cell) => {
    if (standing === undefined) return;
    const { lower, upper } = knownAt(standing, attacked, rules);
    knowledge.lower[cell] = lower;
    knowledge.upper[cell] = upper;
  });
  return knowledge;
}

/** The withheld numbers, each with the width that must be left of it. Outside nobody knows why one is withheld, so all are protected. */
export function withheldIn(
  standings: Standings,
  { cells, limits }: { readonly cells: readonly CellPlace[]; readonly limits: AuditLimits },
): ProtectedCells {
  const widthOf = (cell: number): ProtectedCell => ({
    width: limits.widthByTable[cells[cell]!.table] ?? limits.width,
  });
  return new Map(
    standings.flatMap((standing) =>
      standing?.withheld === true ? [[standing.cell, widthOf(standing.cell)] as const] : [],
    ),
  );
}
