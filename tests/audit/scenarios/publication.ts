import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";
import { cellsOf, nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { AuditLimits } from "../../../src/audit/knowledge/audit-limits.ts";
import { blockOf } from "../../../src/audit/store/worth.ts";
import type { Interval } from "../../../src/audit/solver/problem.ts";
import type { PublicRow } from "../../protect/simulated-releases.ts";

/** All that anybody has before them: what was published, release by release, and what the documents say of how. */
export interface Publication {
  readonly grid: Grid;
  readonly cells: readonly CellPlace[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The rules: multiples of `base`, nothing under `minimum`, a number that stands may be off by fewer than `minimumChurn` persons. */
  readonly rules: { readonly base: number; readonly minimum: number; readonly minimumChurn: number };
  /** How far apart the least and the most that a small number can be are promised to stay. */
  readonly promise: Pick<AuditLimits, "width" | "widthByTable">;
  readonly releases: readonly (readonly PublicRow[])[];
  /** Blocks (`by_ground KU049`) that were held at each release: it is published that their numbers are older ones. */
  readonly held: readonly ReadonlySet<string>[];
  /** Whether a cell is published where it is safe: a published figure uses it. */
  readonly isTold: (cell: number) => boolean;
}

/** What is public after a release: of each cell the newest value (null where it is withheld), and the release that it is from. */
export interface PublishedState {
  readonly values: readonly (number | null)[];
  readonly since: readonly number[];
}

/** The content in force after each release. */
export function standingsOf({ cells, releases }: Publication): readonly PublishedState[] {
  const values = cells.map((): number | null => null);
  const since = cells.map(() => 0);
  return releases.map((rows, release) => {
    for (const { cell, value } of rows) {
      values[cell] = value;
      since[cell] = release;
    }
    return { values: [...values], since: [...since] };
  });
}

/** Whether a cell's block was held at a release. */
export const isHeld = ({ cells, held }: Publication, cell: number, release: number): boolean =>
  held[release]?.has(blockOf(cells[cell]!)) ?? false;

/**
 * The true counts that a published number can stand for: by its rounding, and a little more where it may have been held; anything where its
 * block was.
 */
export function knownOf(publication: Publication, { values, since }: PublishedState, release: number) {
  const { base, minimum, minimumChurn } = publication.rules;
  return (cell: number): Interval => {
    const value = isHeld(publication, cell, release) ? null : values[cell];
    if (value === null || value === undefined) return { lower: 0, upper: Infinity };
    // What is no multiple was forgotten when the others were rounded.
    if (value % base !== 0) return { lower: value, upper: value };
    const held = since[cell] === release ? 0 : minimumChurn - 1;
    const lowest = Math.max(value - Math.floor(base / 2), minimum);
    return { lower: Math.max(lowest - held, 0), upper: value + Math.ceil(base / 2) - 1 + held };
  };
}

/** A group of persons as a sum of cells less a sum of others. */
export interface Group {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/** How many persons of a group there were, or by how many it grew, since the release `from`. */
export interface Claim {
  readonly about: Group;
  readonly from: number | null;
  readonly at: number;
  readonly interval: Interval;
}

/** Narrower than this many persons nobody may know a group, or how it changed. */
export function promisedWidth({ cells, promise }: Publication, { about, from }: Pick<Claim, "about" | "from">): number {
  const [first, ...others] = [...about.plus, ...about.minus].map((cell) => cells[cell]!);
  // A group of several areas is no category of its own: a published ten leaves four persons of it to whoever has one of them.
  const isOfOneArea = others.every(({ area }) => area === first!.area);
  return from === null && isOfOneArea ? (promise.widthByTable[first!.table] ?? promise.width) : promise.width;
}

/** Whether a claim is narrower than is promised; a member of the group knows that there is one. */
export const isNarrow = (publication: Publication, claim: Claim, isMember = false): boolean => {
  const { lower, upper } = claim.interval;
  const least = isMember && claim.from === null ? Math.max(lower, 1) : lower;
  return upper - least < promisedWidth(publication, claim);
};

export const oneCell = (cell: number): Group => ({ plus: [cell], minus: [] });

/** The cell at the same place as another but for some of its codes; undefined where there is none. */
export const neighbour = ({ numberOf, cells }: Publication, cell: number, changed: Partial<CellPlace>) =>
  numberOf.get(nameOfCell({ ...cells[cell]!, ...changed }));

const end = (to: number | null): number => to ?? Infinity;

/** Codes of the age groups that another one holds. */
export function nestedAges({ ages }: Grid, code: string): readonly string[] {
  const outer = ages.find((age) => age.code === code)!;
  const inner = ages.filter((age) => age.from >= outer.from && end(age.to) <= end(outer.to));
  return inner.map((age) => age.code).filter((age) => age !== code);
}

/** A publication of a grid by rules. */
export function publicationOf(
  grid: Grid,
  {
    isTold,
    ...told
  }: Pick<Publication, "rules" | "promise" | "releases" | "held"> & { readonly isTold: (place: CellPlace) => boolean },
): Publication {
  const cells = [...cellsOf(grid)];
  const needed = cells.map(isTold);
  return {
    grid,
    cells,
    numberOf: new Map(cells.map((cell, at) => [nameOfCell(cell), at])),
    ...told,
    isTold: (cell) => needed[cell]!,
  };
}
