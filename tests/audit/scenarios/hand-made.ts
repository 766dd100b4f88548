import { protection as rules } from "../../../pipelines/protection.ts";
import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import { integersWithin, widthOf } from "../../../src/audit/solver/problem.ts";
import type { Interval, KnownSum } from "../../../src/audit/solver/problem.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { NOTHING_KNOWN } from "../../../src/audit/store/known-before.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import type { Audit } from "../../../src/audit/store/audit-proposals.ts";
import type { AuditInput } from "../../../src/audit/store/month-to-audit.ts";
import type { AuditedCell, Content } from "../../../src/audit/store/audited-cell.ts";
import { NOTHING_SAID, feasibleInterval } from "../../../src/audit/knowledge/feasible-interval.ts";
import { targetsOf } from "../../../src/audit/store/targets.ts";
import type { Target } from "../../../src/audit/store/targets.ts";

/** Persons who are alike in everything that is published: `KU049 F CHILD A X`. */
type Alike = string;

const CITIES = ["KU049", "KU091", "KU092"];
const SEXES = ["F", "M"];
const AGES = ["CHILD", "ADULT"];
const GROUPS = ["A", "B"];
const GROUNDS = ["X", "Y"];

/** All kinds of persons that there are, of so many cities. */
export const kindsOf = (cities: number): readonly Alike[] =>
  CITIES.slice(0, cities).flatMap((city) =>
    SEXES.flatMap((sex) =>
      AGES.flatMap((age) =>
        GROUPS.flatMap((group) => GROUNDS.map((ground) => [city, sex, age, group, ground].join(" "))),
      ),
    ),
  );

const together = (cities: number): Grid["areas"] =>
  cities > 1 ? [{ code: "ALL", cities: CITIES.slice(0, cities) }] : [];

/** Two tables of the same persons, one by groups with everybody, one by grounds; only persons are counted. */
const gridOf = (cities: number): Grid => ({
  areas: [...CITIES.slice(0, cities).map((code) => ({ code, cities: [code] })), ...together(cities)],
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y_GE18", from: 18, to: null },
  ],
  tables: [
    { id: "groups", categories: ["A", "B", "_T"], complete: true, ages: ["_T", "Y_GE18"], whole: null },
    {
      id: "grounds",
      categories: ["X", "Y"],
      complete: true,
      ages: ["_T", "Y_GE18"],
      whole: { table: "groups", category: "_T" },
    },
  ],
  measures: [{ order: "_Z", measure: "PERSONS", parts: ["ALL"] }],
});

const isIn = ({ area, sex, age, category }: CellPlace, kind: Alike): boolean => {
  const [city, one, years, ...of] = kind.split(" ");
  return (
    (area === "ALL" || area === city) &&
    (sex === "_T" || sex === one) &&
    (age === "_T" || years === "ADULT") &&
    (category === "_T" || of.includes(category))
  );
};

const nameOf = ({ table, area, sex, age, category }: CellPlace): string => [table, area, sex, age, category].join(" ");

/** A small publication on its way: what the rules propose of a few dozen persons, and how the equations between its cells are solved. */
export interface HandMade extends AuditInput {
  readonly kinds: readonly Alike[];
  readonly targets: readonly Target[];
  /** Number of a cell by `table area sex age category`. */
  readonly cellOf: (name: string) => number;
}

interface MonthOptions {
  readonly cities: number;
  readonly persons: ReadonlyMap<Alike, number>;
  readonly limits: AuditInput["limits"];
  /** What is otherwise than at a first vintage, by name of the cell. */
  readonly changes?: Readonly<Record<string, Partial<AuditedCell>>>;
}

const rounded = (persons: number): number => Math.floor((persons + 5) / 10) * 10;

/** A newly published number. */
export const told = (value: number): Content => ({
  value,
  origin: "new",
  possible: { lower: Math.max(value - 5, rules.minimumPersons), upper: value + 4 },
});

/** Withheld: nothing is said but that it is at most so much. */
export const withheld = (upper: number = Infinity): Content => ({
  value: null,
  origin: "new",
  possible: { lower: 0, upper },
});

/** What the rules propose of a cell at a first vintage. */
function proposed(
  count: number,
  { others, isTotal, most }: { others: number; isTotal: boolean; most: number },
): AuditedCell {
  const isOfTop = isTotal && count < 2 * rules.minimumPersons && 2 * most > count;
  const isSmall = count < rules.minimumPersons || isOfTop;
  const names = [
    ...(count < rules.minimumPersons ? ["few_persons"] : []),
    ...(count >= rules.minimumPersons && isOfTop ? ["top_city"] : []),
    ...(others < rules.minimumComplement ? ["few_others"] : []),
  ];
  const upper = (isTotal ? 2 : 1) * rules.minimumPersons - 1;
  return {
    persons: count,
    figures: 1,
    objectives: 0,
    rules: new Set(names),
    content: names.length === 0 ? told(rounded(count)) : withheld(isSmall ? upper : Infinity),
    before: null,
    still: false,
  };
}

/** Makes a publication of persons by kind. */
export function handMade({ cities, persons, limits, changes = {} }: MonthOptions): HandMade {
  const lattice = latticeOf(gridOf(cities));
  const kinds = kindsOf(cities);
  const countOf = (place: CellPlace): number =>
    kinds.reduce((sum, kind) => sum + (isIn(place, kind) ? (persons.get(kind) ?? 0) : 0), 0);
  const counts = lattice.cells.map(countOf);
  const cells = lattice.cells.map((place, cell): AuditedCell => {
    const total = lattice.derived[lattice.othersOf[cell]!]?.total;
    const own = lattice.citiesOf.get(cell);
    const others = total === undefined ? Infinity : counts[total]! - counts[cell]!;
    const most = Math.max(...(own ?? [cell]).map((city) => counts[city]!));
    return { ...proposed(counts[cell]!, { others, isTotal: own !== undefined, most }), ...changes[nameOf(place)] };
  });
  const numbers = new Map(lattice.cells.map((place, cell) => [nameOf(place), cell]));
  const targets = targetsOf(lattice, { cells, rules, limits });
  return { lattice, cells, rules, limits, before: NOTHING_KNOWN, kinds, targets, cellOf: (name) => numbers.get(name)! };
}

/** Names of cells that an audit suppresses. */
export const suppressedIn = (month: HandMade, { suppressed }: Audit = auditProposals(month)): readonly string[] =>
  suppressed.map((cell) => nameOf(month.lattice.cells[cell]!));

/** What an attacker has beside what is public. */
export interface Attacker {
  readonly solver: Solver;
  /** A city that knows its own numbers. */
  readonly city?: string;
}

const joined = (one: Interval, other: Interval): Interval => ({
  lower: Math.max(one.lower, other.lower),
  upper: Math.min(one.upper, other.upper),
});

/**
 * What is known of each cell before anything is solved: what its content says, what it was known for if nobody has changed, and for a city its
 * own number. Of what an audit suppresses nothing is said.
 */
function knownOf(month: HandMade, { suppressed }: Pick<Audit, "suppressed">, city: string | undefined) {
  const gone = new Set(suppressed);
  return month.cells.map(({ content, before, still, persons }, cell): Interval => {
    if (month.lattice.cells[cell]!.area === city) return { lower: persons!, upper: persons! };
    const now = gone.has(cell) ? NOTHING_SAID : feasibleInterval(content, month.rules);
    return still && before !== null ? joined(now, feasibleInterval(before, month.rules)) : now;
  });
}

/** Kinds of persons that a cell leaves of another; of a cell alone that it counts. */
function kindsIn({ lattice, kinds }: HandMade, total: number, part?: number): readonly number[] {
  const isOf = (at: number | undefined, kind: Alike): boolean => at !== undefined && isIn(lattice.cells[at]!, kind);
  return kinds.flatMap((kind, number) => (isOf(total, kind) && !isOf(part, kind) ? [number] : []));
}

function kindsOfTarget(month: HandMade, { count, cell }: Target): readonly number[] {
  const derived = month.lattice.derived.find((one) => one.count === count && one.part === cell);
  return derived === undefined ? kindsIn(month, cell) : kindsIn(month, derived.total, derived.part);
}

/** A published number always leaves enough others of its group, which is publicly known. */
function othersBeside(month: HandMade, { suppressed }: Pick<Audit, "suppressed">): readonly KnownSum[] {
  const { lattice, cells, rules: known } = month;
  return cells.flatMap(({ content, before }, cell) => {
    const derived = lattice.derived[lattice.othersOf[cell]!];
    const isTold = content.value !== null && content.origin === "new" && !suppressed.includes(cell);
    if (derived === undefined || !isTold || (before !== null && before.value !== null)) return [];
    return [{ of: kindsIn(month, derived.total, cell), lower: known.minimumComplement, upper: Infinity }];
  });
}

/** A small count that is known better than is promised. */
export interface Known {
  readonly name: string;
  readonly interval: Interval;
}

/**
 * Solves all equations of a publication at once, over all tables, areas and ages, by linear programming: which small counts are known better
 * than is promised? A member of a count knows that there is one; a city asks about the others, of whom it is none.
 */
export function solved(
  month: HandMade,
  audit: Pick<Audit, "suppressed">,
  { solver, city }: Attacker,
): readonly Known[] {
  const { lattice, kinds, cells } = month;
  const ofCells = knownOf(month, audit, city).flatMap(({ lower, upper }, cell) =>
    lower > 0 || upper < Infinity ? [{ of: kindsIn(month, cell), lower, upper }] : [],
  );
  const sought = month.targets.filter(({ cell }) => lattice.cells[cell]!.area !== city);
  const targets = sought.map((target) => ({
    of: kindsOfTarget(month, target),
    lower: 0,
    upper: target.atMost,
    enough: target.width + 1,
  }));
  const known = [...ofCells, ...othersBeside(month, audit)];
  const found = solver.intervals({ unknowns: kinds.length, known, targets });
  if (found === null) throw new Error("what is published contradicts itself");
  return found.flatMap((interval, at): readonly Known[] => {
    const whole = integersWithin(interval);
    const isMember = city === undefined;
    const own = { ...whole, lower: isMember ? Math.max(whole.lower, 1) : whole.lower };
    if (widthOf(own) >= sought[at]!.width) return [];
    const { cell, count } = sought[at]!;
    const others = lattice.countOf[cell] === count ? "" : `others than ${cells[cell]!.persons} of `;
    return [{ name: `${others}${nameOf(lattice.cells[cell]!)}`, interval: own }];
  });
}
