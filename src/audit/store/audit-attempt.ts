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
 * @throws TilannekuvaError (exit 4) when the knowledge contradicts itself: a fault of the rules or of what was
 *   published.
 */
export function settle(shuttle: Shuttle, lattice: MonthToAudit["lattice"]): void {
  const impossible = shuttle.settle();
  if (impossible !== null) throw contradiction(impossible, lattice);
}

/** An audit in progress. */
export interface Attempt {
  readonly input: AuditInput;
  readonly shuttle: Shuttle;
  /** The limits before any number is published and any block is held. */
  readonly bare: Limits;
  /** Targets with their required width, which is never more than was left before. */
  readonly targets: readonly Target[];
  readonly worth: Worth;
  readonly suppressed: Set<number>;
  readonly held: Set<BlockName>;
  /** Counts that were examined closely and have enough width. */
  readonly settled: Set<number>;
}

/**
 * Whether a number can be suppressed: it has a value, new or carried forward, and is neither suppressed nor in a held
 * block.
 */
const canBeSuppressed =
  ({ input, suppressed, held }: Attempt) =>
  (cell: number): boolean =>
    input.cells[cell]!.content.value !== null &&
    !suppressed.has(cell) &&
    !held.has(blockOf(input.lattice.cells[cell]!));

/** The cells whose new information is among the sources. */
export const newsAmong = ({ input: { lattice } }: Attempt, sources: readonly number[]): readonly number[] => [
  ...new Set(sources.filter((source) => isNews(source, lattice)).map((source) => cellOf(source, lattice))),
];

function forget(attempt: Attempt, cells: readonly number[]): void {
  const { lattice } = attempt.input;
  const sources = cells.flatMap((cell) => [sourceOf(cell, "content", lattice), sourceOf(cell, "others", lattice)]);
  attempt.shuttle.withdraw(new Set(sources));
  attempt.shuttle.settle();
}

/** Suppresses the numbers of cells, and withdraws what they disclosed. */
export function suppress(attempt: Attempt, cells: ReadonlySet<number>): void {
  for (const cell of cells) attempt.suppressed.add(cell);
  forget(attempt, [...cells]);
}

/** Holds blocks, so that they stay as they were published before, and withdraws what their numbers disclosed. */
export function hold(attempt: Attempt, blocks: ReadonlySet<BlockName>): void {
  const { lattice } = attempt.input;
  for (const block of blocks) attempt.held.add(block);
  const inBlocks = (cell: number): boolean => blocks.has(blockOf(lattice.cells[cell]!));
  const cells = [...lattice.cells.keys()].filter(inBlocks);
  // A held block publishes nothing, so it has nothing left to suppress.
  for (const cell of cells) attempt.suppressed.delete(cell);
  forget(attempt, cells);
}

/** One number to suppress for each leak, unless a number that is already chosen may close it. */
export function toSuppress(attempt: Attempt, leaks: readonly (readonly number[])[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (const because of leaks) {
    if (because.some((cell) => chosen.has(cell))) continue;
    const cell = attempt.worth.cheapest(because.filter(canBeSuppressed(attempt)));
    if (cell !== undefined) chosen.add(cell);
  }
  return chosen;
}
