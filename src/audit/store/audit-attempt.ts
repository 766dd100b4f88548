import type { Limits } from "../solver/count-limits.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import { cellOf, isNews, sourceOf } from "./external-intruder.ts";
import type { AuditInput, MonthToAudit } from "./month-to-audit.ts";
import type { Target } from "./targets.ts";
import { contradiction } from "./truth.ts";
import { blockOf } from "./worth.ts";
import type { BlockName, Worth } from "./worth.ts";

/**
 * Concludes all that follows.
 *
 * @throws TilannekuvaError (exit 4) when what is known contradicts itself: that is a fault of the rules or of what was published.
 */
export function settle(shuttle: Shuttle, lattice: MonthToAudit["lattice"]): void {
  const impossible = shuttle.settle();
  if (impossible !== null) throw contradiction(impossible, lattice);
}

/** An audit under way. */
export interface Attempt {
  readonly input: AuditInput;
  readonly shuttle: Shuttle;
  /** What is known before any number is published and any block is held. */
  readonly bare: Limits;
  /** Targets with the width that is to be left: no more than was known before. */
  readonly targets: readonly Target[];
  readonly worth: Worth;
  readonly suppressed: Set<number>;
  readonly held: Set<BlockName>;
  /** Counts that were looked at closely and are left enough. */
  readonly settled: Set<number>;
}

/** Whether a number can be given up: one that the vintage tells, or that goes on standing although a few changed. */
const canBeSuppressed =
  ({ input, suppressed, held }: Attempt) =>
  (cell: number): boolean =>
    input.cells[cell]!.content.value !== null &&
    !suppressed.has(cell) &&
    !held.has(blockOf(input.lattice.cells[cell]!));

/** Cells of which something that the vintage tells is among the sources. */
export const newsAmong = ({ input: { lattice } }: Attempt, sources: readonly number[]): readonly number[] => [
  ...new Set(sources.filter((source) => isNews(source, lattice)).map((source) => cellOf(source, lattice))),
];

function forget(attempt: Attempt, cells: readonly number[]): void {
  const { lattice } = attempt.input;
  const sources = cells.flatMap((cell) => [sourceOf(cell, "content", lattice), sourceOf(cell, "others", lattice)]);
  attempt.shuttle.withdraw(new Set(sources));
  attempt.shuttle.settle();
}

/** Withholds the numbers of cells, and takes back what they told. */
export function suppress(attempt: Attempt, cells: ReadonlySet<number>): void {
  for (const cell of cells) attempt.suppressed.add(cell);
  forget(attempt, [...cells]);
}

/** Leaves blocks as they were published before, and takes back what their numbers told. */
export function hold(attempt: Attempt, blocks: ReadonlySet<BlockName>): void {
  const { lattice } = attempt.input;
  for (const block of blocks) attempt.held.add(block);
  const inBlocks = (cell: number): boolean => blocks.has(blockOf(lattice.cells[cell]!));
  const cells = [...lattice.cells.keys()].filter(inBlocks);
  // What is held publishes nothing: there is nothing left in it to suppress.
  for (const cell of cells) attempt.suppressed.delete(cell);
  forget(attempt, cells);
}

/** One number to give up for each leak, unless one that is given up already may have closed it. */
export function toSuppress(attempt: Attempt, leaks: readonly (readonly number[])[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (const because of leaks) {
    if (because.some((cell) => chosen.has(cell))) continue;
    const cell = attempt.worth.cheapest(because.filter(canBeSuppressed(attempt)));
    if (cell !== undefined) chosen.add(cell);
  }
  return chosen;
}
