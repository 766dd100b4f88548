import { NOTHING_SAID, feasibleInterval } from "../knowledge/feasible-interval.ts";
import type { Interval } from "../solver/problem.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell, Content } from "./audited-cell.ts";
import type { Known } from "./known-before.ts";
import type { MonthToAudit } from "./month-to-audit.ts";

/** The kinds of knowledge of a cell, each a source of its own: what the vintage tells anew can be taken back, the others cannot. */
export const SOURCES = { content: 0, carriedOver: 1, others: 2, own: 3 } as const;

/** Number of a source. */
export const sourceOf = (cell: number, kind: keyof typeof SOURCES, { cells }: Lattice): number =>
  SOURCES[kind] * cells.length + cell;

/** The cell that a source is about. */
export const cellOf = (source: number, { cells }: Lattice): number => source % cells.length;

/** Whether a source is something that the vintage tells anew. */
export const isNews = (source: number, { cells }: Lattice): boolean =>
  source < cells.length || Math.floor(source / cells.length) === SOURCES.others;

/** What a number says that stood still as nobody entered, left or changed: all that was known of it, or what its content said. */
export function carriedKnowledge(cell: number, { cells, rules }: MonthToAudit, before: Known): Interval | null {
  const { still, before: content } = cells[cell]!;
  if (!still) return null;
  return before.get(cell) ?? (content === null ? null : feasibleInterval(content, rules));
}

const isSame = (one: Content, other: Content): boolean =>
  one.value === other.value &&
  one.possible.lower === other.possible.lower &&
  one.possible.upper === other.possible.upper;

/** Whether a vintage tells anything anew of a cell: not where everybody sees it unchanged, and knows that nobody changed. */
const isAnew = ({ still, content, before }: AuditedCell): boolean =>
  !(still && before !== null && before.origin === content.origin && isSame(before, content));

/** Others are few enough to matter up to here. */
const NEAR = 3;

/** Beside a number that is published there are enough others, and everybody counts on it. */
function othersBeside(cell: number, { lattice, cells, rules }: MonthToAudit): Interval | null {
  const number = lattice.othersOf[cell]!;
  const { content, before } = cells[cell]!;
  if (number === -1 || content.origin !== "new" || content.value === null) return null;
  const { whole } = lattice.derived[number]!;
  const others = cells[whole]!.persons! - cells[cell]!.persons!;
  // Beside a number that was public before the others may have become few.
  const isSure = before?.value === null || before === null;
  const isNear = others < NEAR * rules.minimumComplement;
  return isSure && isNear ? { lower: rules.minimumComplement, upper: NOTHING_SAID.upper } : null;
}

/**
 * What a cell's content says. Of several cities a small number is withheld also where it is not under the least but one city has more than
 * half: then it is less than twice what a city can have, unless a number that is withheld from before sticks.
 */
function saidOf(cell: number, { lattice, cells, rules }: MonthToAudit): Interval {
  const { content, still, persons } = cells[cell]!;
  const said = feasibleInterval(content, rules);
  const cities = lattice.citiesOf.get(cell);
  const isSmall = content.value === null && said.upper < NOTHING_SAID.upper;
  // A rule that stands from before looked at other numbers.
  if (cities === undefined || !isSmall || still || content.origin !== "new") return said;
  const most = cities.reduce(
    (greatest, city) => Math.max(greatest, feasibleInterval(cells[city]!.content, rules).upper),
    0,
  );
  const upper = Math.min(said.upper, Math.max(rules.minimumPersons - 1, 2 * most - 1));
  return persons !== null && persons > upper ? said : { lower: said.lower, upper };
}

/** What the strongest outsider knows before a vintage: of the cells in which nobody changed, all that was known of them. */
export function carryKnowledge(month: MonthToAudit, before: Known, shuttle: Shuttle): void {
  const { lattice } = month;
  month.cells.forEach((_, cell) => {
    const carriedOver = carriedKnowledge(cell, month, before);
    if (carriedOver === null) return;
    shuttle.learn(lattice.countOf[cell]!, carriedOver, sourceOf(cell, "carriedOver", lattice));
  });
}

/** What the rules tell by which small numbers are withheld: nothing that could be suppressed. Cells that are held tell nothing. */
export function constrainByWithheld(
  month: MonthToAudit,
  shuttle: Shuttle,
  isHeld = (_cell: number): boolean => false,
): void {
  const { lattice } = month;
  month.cells.forEach((one, cell) => {
    if (one.persons === null || one.content.value !== null || !isAnew(one) || isHeld(cell)) return;
    shuttle.learn(lattice.countOf[cell]!, saidOf(cell, month), sourceOf(cell, "content", lattice));
  });
}

/** What the published numbers of the vintage tell, and that there are enough others beside each. */
export function constrainByPublished(month: MonthToAudit, shuttle: Shuttle): void {
  const { lattice } = month;
  month.cells.forEach((one, cell) => {
    if (one.persons === null || one.content.value === null || !isAnew(one)) return;
    shuttle.learn(lattice.countOf[cell]!, saidOf(cell, month), sourceOf(cell, "content", lattice));
    const others = othersBeside(cell, month);
    if (others === null) return;
    shuttle.learn(lattice.derived[lattice.othersOf[cell]!]!.count, others, sourceOf(cell, "others", lattice));
  });
}
