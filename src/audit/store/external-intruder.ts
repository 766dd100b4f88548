import { NOTHING_SAID, feasibleInterval } from "../knowledge/feasible-interval.ts";
import type { Interval } from "../solver/problem.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell, Content } from "./audited-cell.ts";
import type { Known } from "./known-before.ts";
import type { MonthToAudit } from "./month-to-audit.ts";

/**
 * The kinds of knowledge of a cell, each with its own source numbers: new information of the vintage can be withdrawn,
 * the rest cannot.
 */
export const SOURCES = { content: 0, carriedOver: 1, others: 2, own: 3 } as const;

/** The number of a source. */
export const sourceOf = (cell: number, kind: keyof typeof SOURCES, { cells }: Lattice): number =>
  SOURCES[kind] * cells.length + cell;

/** The cell that a source is about. */
export const cellOf = (source: number, { cells }: Lattice): number => source % cells.length;

/** Whether a source is new information of the vintage. */
export const isNews = (source: number, { cells }: Lattice): boolean =>
  source < cells.length || Math.floor(source / cells.length) === SOURCES.others;

/**
 * The knowledge carried over to a cell that nobody entered or left and in which nobody changed: all that was known of
 * it, or else what its content implied.
 */
export function carriedKnowledge(cell: number, { cells, rules }: MonthToAudit, before: Known): Interval | null {
  const { still, before: content } = cells[cell]!;
  if (!still) return null;
  return before.get(cell) ?? (content === null ? null : feasibleInterval(content, rules));
}

const isSame = (one: Content, other: Content): boolean =>
  one.value === other.value &&
  one.possible.lower === other.possible.lower &&
  one.possible.upper === other.possible.upper;

/**
 * Whether a vintage adds information about a cell: not if the cell is visibly unchanged and known to have no changes.
 */
const addsInformation = ({ still, content, before }: AuditedCell): boolean =>
  !(still && before !== null && before.origin === content.origin && isSame(before, content));

/** A complement matters up to this multiple of the minimum. */
const NEAR = 3;

/**
 * The limits of the complement of a newly published number: at least `minimumComplement`. Null where the rules do not
 * guarantee that, or the complement is large.
 */
function othersBeside(cell: number, { lattice, cells, rules }: MonthToAudit): Interval | null {
  const number = lattice.othersOf[cell]!;
  const { content, before } = cells[cell]!;
  if (number === -1 || content.origin !== "new" || content.value === null) return null;
  const { total } = lattice.derived[number]!;
  const others = cells[total]!.persons! - cells[cell]!.persons!;
  // The complement of a number that was public before may have become small.
  const isSure = before?.value === null || before === null;
  const isNear = others < NEAR * rules.minimumComplement;
  return isSure && isNear ? { lower: rules.minimumComplement, upper: NOTHING_SAID.upper } : null;
}

/**
 * What a cell's content implies. In an area of several cities, a small number is also withheld if it reaches the
 * threshold but one city has more than half of it. The number is then less than twice the largest possible number of a
 * city, unless an earlier withholding is carried forward.
 */
function saidOf(cell: number, { lattice, cells, rules }: MonthToAudit): Interval {
  const { content, still, persons } = cells[cell]!;
  const said = feasibleInterval(content, rules);
  const cities = lattice.citiesOf.get(cell);
  const isSmall = content.value === null && said.upper < NOTHING_SAID.upper;
  // A rule that is carried forward was applied to earlier numbers.
  if (cities === undefined || !isSmall || still || content.origin !== "new") return said;
  const most = cities.reduce(
    (greatest, city) => Math.max(greatest, feasibleInterval(cells[city]!.content, rules).upper),
    0,
  );
  const upper = Math.min(said.upper, Math.max(rules.minimumPersons - 1, 2 * most - 1));
  return persons !== null && persons > upper ? said : { lower: said.lower, upper };
}

/**
 * Adds what the strongest external intruder knows before a vintage: everything known of the cells in which nobody
 * changed.
 */
export function carryKnowledge(month: MonthToAudit, before: Known, shuttle: Shuttle): void {
  const { lattice } = month;
  month.cells.forEach((_, cell) => {
    const carriedOver = carriedKnowledge(cell, month, before);
    if (carriedOver === null) return;
    shuttle.learn(lattice.countOf[cell]!, carriedOver, sourceOf(cell, "carriedOver", lattice));
  });
}

/**
 * Adds what the rules disclose by withholding small numbers: nothing of it could be suppressed. Held cells disclose
 * nothing.
 */
export function constrainByWithheld(
  month: MonthToAudit,
  shuttle: Shuttle,
  isHeld = (_cell: number): boolean => false,
): void {
  const { lattice } = month;
  month.cells.forEach((one, cell) => {
    if (one.persons === null || one.content.value !== null || !addsInformation(one) || isHeld(cell)) return;
    shuttle.learn(lattice.countOf[cell]!, saidOf(cell, month), sourceOf(cell, "content", lattice));
  });
}

/** Adds what the vintage's published numbers disclose, and that each has a sufficient complement. */
export function constrainByPublished(month: MonthToAudit, shuttle: Shuttle): void {
  const { lattice } = month;
  month.cells.forEach((one, cell) => {
    if (one.persons === null || one.content.value === null || !addsInformation(one)) return;
    shuttle.learn(lattice.countOf[cell]!, saidOf(cell, month), sourceOf(cell, "content", lattice));
    const others = othersBeside(cell, month);
    if (others === null) return;
    shuttle.learn(lattice.derived[lattice.othersOf[cell]!]!.count, others, sourceOf(cell, "others", lattice));
  });
}
