import type { KnownSum, Problem, Target } from "../audit/solver/problem.ts";
import type { Solver } from "../audit/solver/solver.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/** A reconstructed count as the rules propose it. */
export interface Proposal {
  /** The number of its row, from 0. */
  readonly row: number;
  /** The block, which contains the counts of the same persons: month, delay, background, sex. */
  readonly block: string;
  /** True for the younger age group, false for all ages. */
  readonly young: boolean;
  /** Empty for the employed, else the source of unemployment. */
  readonly source: string;
  readonly persons: number;
  readonly base: number;
  readonly published: boolean;
  /** The limits that its value implies; Infinity where there is none. */
  readonly least: number;
  readonly most: number;
  /** The public limits of the number of persons in its group. */
  readonly baseLeast: number;
  readonly baseMost: number;
}

/** What determines whether a count's interval is wide enough. */
export interface ReconstructionLimits {
  /** The required width of a protected count's interval, in persons. */
  readonly width: number;
  /** Counts below this are protected. */
  readonly minimumPersons: number;
}

/** A kind of person: age group, employed or not, and the sources that say unemployed. */
interface Kind {
  readonly young: boolean;
  readonly employed: boolean;
  readonly sources: readonly string[];
}

const SOURCES = ["benefits", "job_search"];

const kind = (young: boolean, employed: boolean, ...sources: readonly string[]): Kind => ({ young, employed, sources });

/** Each person of a block is of one of these kinds: the block's unknowns, in their order. */
const KINDS: readonly Kind[] = [true, false].flatMap((young) => [
  kind(young, true),
  kind(young, false),
  kind(young, false, "benefits"),
  kind(young, false, "job_search"),
  kind(young, false, ...SOURCES),
]);

const placesOf = (isOf: (one: Kind) => boolean): readonly number[] =>
  KINDS.flatMap((one, place) => (isOf(one) ? [place] : []));

const within = (young: boolean, one: Kind): boolean => !young || one.young;

const isCounted = ({ source }: Pick<Proposal, "source">, one: Kind): boolean =>
  source === "" ? one.employed : one.sources.includes(source);

const placesOfCount = (one: Proposal): readonly number[] =>
  placesOf((of) => within(one.young, of) && isCounted(one, of));

type KnownRow = KnownSum & { readonly row: number | null };

/**
 * What everybody knows of a block: its published counts, that withheld small counts are small, and the sizes of its
 * groups.
 */
const knownOf = (block: readonly Proposal[]): readonly KnownRow[] => [
  ...block.map((one) => ({
    of: placesOfCount(one),
    lower: one.least,
    upper: one.most,
    row: one.published ? one.row : null,
  })),
  ...block.map(({ young, baseLeast, baseMost }) => ({
    of: placesOf((one) => within(young, one)),
    lower: baseLeast,
    upper: baseMost,
    row: null,
  })),
];

interface Derived {
  readonly of: readonly number[];
  readonly persons: number;
}

const older = (one: Kind): boolean => !one.young;

/**
 * Counts that can be computed from a block's: those of the older ages, the complements, and the persons who are neither
 * employed nor unemployed.
 */
function derivedOf(block: readonly Proposal[]): readonly Derived[] {
  const at = (source: string, young: boolean) => block.find((one) => one.source === source && one.young === young);
  return ["", ...SOURCES].flatMap((source) => {
    const [all, young, employed, youngEmployed] = [at(source, false), at(source, true), at("", false), at("", true)];
    if (!all || !young || !employed || !youngEmployed) return [];
    const neither = (one: Kind): boolean => !one.employed && !isCounted({ source }, one);
    const rest = (one: Proposal, working: Proposal): number =>
      one.base - one.persons - (source === "" ? 0 : working.persons);
    const left = { all: rest(all, employed), young: rest(young, youngEmployed) };
    return [
      { of: placesOf((one) => older(one) && isCounted({ source }, one)), persons: all.persons - young.persons },
      { of: placesOf(neither), persons: left.all },
      { of: placesOf((one) => one.young && neither(one)), persons: left.young },
      { of: placesOf((one) => older(one) && neither(one)), persons: left.all - left.young },
    ];
  });
}

/** The protected counts: those that the rules withhold, and small ones that can be computed from the others. */
function targetsOf(block: readonly Proposal[], { width, minimumPersons }: ReconstructionLimits): readonly Target[] {
  const withheld = block.filter(({ published }) => !published).map((one) => placesOfCount(one));
  const small = derivedOf(block)
    .filter(({ persons }) => persons < minimumPersons)
    .map(({ of }) => of);
  return [...withheld, ...small].map((of) => ({ of, lower: 0, upper: Infinity, enough: width }));
}

/**
 * The order of suppression: the unemployed before the employed, the younger before all ages, smaller counts before
 * greater ones.
 */
const worth = (one: Proposal): readonly number[] => [one.source === "" ? 1 : 0, one.young ? 0 : 1, one.least, one.row];

function byWorth(a: Proposal, b: Proposal): number {
  const [first, second] = [worth(a), worth(b)];
  const place = first.findIndex((value, index) => value !== second[index]);
  return place === -1 ? 0 : first[place]! - second[place]!;
}

const withoutValue = (one: Proposal): Proposal => ({ ...one, least: 0, most: Infinity });

const contradicted = (): TilannekuvaError =>
  new TilannekuvaError("reconstructed counts: what would be published does not fit the true counts", {
    exitCode: EXIT.gate,
    advice: "Nothing was published. Report it: the model of the reconstruction's audit is wrong.",
  });

/** The next count to withhold in a block; null once all protected counts have the required width. */
function nextOf(
  block: readonly Proposal[],
  targets: readonly Target[],
  { solver, width }: { readonly solver: Pick<Solver, "intervals">; readonly width: number },
): Proposal | null {
  const known = knownOf(block);
  const problem: Problem = { unknowns: KINDS.length, known, targets };
  const found = solver.intervals(problem);
  if (found === null) throw contradicted();
  const narrow = found.filter(({ lower, upper }) => upper - lower < width);
  if (narrow.length === 0) return null;
  const because = new Set(narrow.flatMap(({ because: places }) => places.map((place) => known[place]?.row)));
  const published = block.filter((one) => one.most < Infinity && one.published).toSorted(byWorth);
  return published.find(({ row }) => because.has(row)) ?? published[0] ?? null;
}

function withheldIn(
  block: readonly Proposal[],
  limits: ReconstructionLimits,
  solver: Pick<Solver, "intervals">,
): readonly number[] {
  const targets = targetsOf(block, limits);
  if (targets.length === 0) return [];
  const withheld: number[] = [];
  let left = block;
  for (let next = nextOf(left, targets, { solver, ...limits }); next !== null;) {
    const { row } = next;
    withheld.push(row);
    left = left.map((one) => (one.row === row ? withoutValue(one) : one));
    next = nextOf(left, targets, { solver, ...limits });
  }
  return withheld;
}

/**
 * The reconstructed counts that must be withheld so that no protected count can be concluded to within fewer persons
 * than `width`. Each month, delay, background and sex is a small table of its own, whose exact limits are found by
 * linear programming. Delays are not linked: a person known at one delay need not be known at the next, as reports may
 * be cancelled.
 *
 * @returns row numbers, ascending
 * @throws TilannekuvaError (exit 4) when what is published contradicts the true counts
 * @example withheldByAudit(proposals, { width: 5, minimumPersons: 10 }, await openSolver()) // [17]
 */
export const withheldByAudit = (
  proposals: readonly Proposal[],
  limits: ReconstructionLimits,
  solver: Pick<Solver, "intervals">,
): readonly number[] =>
  [...Map.groupBy(proposals, ({ block }) => block).values()]
    .flatMap((block) => withheldIn(block, limits, solver))
    .toSorted((a, b) => a - b);
