import type { KnownSum, Problem, Target } from "../audit/solver/problem.ts";
import type { Solver } from "../audit/solver/solver.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/** A reconstructed count as the rules propose it. */
export interface Proposal {
  /** Number of its row, from 0. */
  readonly row: number;
  /** What is told of the same persons: month, delay, background, sex. */
  readonly block: string;
  /** Whose age is within the younger group; else of all. */
  readonly young: boolean;
  /** Empty for the employed, else the source of unemployment. */
  readonly source: string;
  readonly persons: number;
  readonly base: number;
  readonly published: boolean;
  /** What its value says of it; Infinity where nothing. */
  readonly least: number;
  readonly most: number;
  /** What is public of its group's persons. */
  readonly baseLeast: number;
  readonly baseMost: number;
}

/** What decides whether a count is left enough. */
export interface ReconstructionLimits {
  /** Fewest persons between the least and the most that a protected count can be. */
  readonly width: number;
  /** What is protected is below this. */
  readonly minimumPersons: number;
}

/** A kind of person: of one age, employed or not, and who of the sources says unemployed. */
interface Kind {
  readonly young: boolean;
  readonly employed: boolean;
  readonly sources: readonly string[];
}

const SOURCES = ["benefits", "job_search"];

const kind = (young: boolean, employed: boolean, ...sources: readonly string[]): Kind => ({ young, employed, sources });

/** Everybody of a block is of one of these kinds: its unknowns, in their order. */
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

/** What anybody knows of a block: its published counts, that the small ones are small, and how many persons its groups have. */
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

/** Counts that follow from a block's: those of the older ages, the others beside a count, and those who are neither employed nor unemployed. */
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

/** What may not be known better: counts that the rules withhold, and small ones that follow from the others. */
function targetsOf(block: readonly Proposal[], { width, minimumPersons }: ReconstructionLimits): readonly Target[] {
  const withheld = block.filter(({ published }) => !published).map((one) => placesOfCount(one));
  const small = derivedOf(block)
    .filter(({ persons }) => persons < minimumPersons)
    .map(({ of }) => of);
  return [...withheld, ...small].map((of) => ({ of, lower: 0, upper: Infinity, enough: width }));
}

/** What is given up first: the unemployed before the employed, the younger before all, the smaller before the greater. */
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

/** The row of the next count to withhold in a block; null when all that is protected is left enough. */
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
 * The reconstructed counts that have to be withheld so that nobody can conclude a protected one to within fewer persons than `width`: each month,
 * delay, background and sex is a small table of its own, of which the exact limits are found by linear programming. Delays are not linked: that
 * whoever is known at one delay is known at the next is not certain, as reports may be cancelled.
 *
 * @returns numbers of rows, ascending
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
