import type { Interval } from "../../attack/problem.ts";
import { UNBOUNDED } from "../../attack/propagation.ts";
import { openShuttle } from "../../attack/shuttle.ts";
import type { Limits } from "../../attack/propagation.ts";
import type { Shuttle } from "../../attack/shuttle.ts";
import { cityCodes, concludeAs, widthsFor } from "./cities.ts";
import type { CityConclusion, CityLeak } from "./cities.ts";
import type { AuditLimits } from "./limits.ts";
import { cellOf, isNews, remember, saidBy, sourceOf, tellPublished, tellWithheld } from "./outsider.ts";
import type { Known, MonthToAudit } from "./outsider.ts";
import { lookClosely } from "./closely.ts";
import { contradiction, requireByTheRules, requireTrue } from "./truth.ts";
import { targetsOf, widthLeft } from "./targets.ts";
import type { Target } from "./targets.ts";
import { blockOf, worthOf } from "./worth.ts";
import type { BlockName, Worth } from "./worth.ts";

/** What was known after the vintage before: by anybody outside, and by each city. */
export interface KnownBefore {
  readonly outsider: Known;
  readonly cities: ReadonlyMap<string, Known>;
}

export const NOTHING_KNOWN: KnownBefore = { outsider: new Map(), cities: new Map() };

/** What an audit came to: what is not published for what it would tell, and what is known after it. */
export interface Audit {
  /** Numbers of the cells that are suppressed, in their order. */
  readonly suppressed: readonly number[];
  /** Blocks that stay as they were published before, in the order of their names. */
  readonly held: readonly BlockName[];
  /**
   * How many small counts are known better than they may be although nothing that could be suppressed tells of them: by an outsider if numbers are
   * withheld for them, by cities of each other.
   */
  readonly residual: Readonly<Record<string, number>>;
  readonly known: KnownBefore;
}

export interface AuditInput extends MonthToAudit {
  readonly limits: AuditLimits;
  readonly before: KnownBefore;
}

const NOTHING_SAID: Interval = { lower: 0, upper: UNBOUNDED };

/** Concludes all that follows; what contradicts itself is a fault. */
function settle(shuttle: Shuttle, lattice: MonthToAudit["lattice"]): void {
  const impossible = shuttle.settle();
  if (impossible !== null) throw contradiction(impossible, lattice);
}

/** An audit under way. */
interface Attempt {
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
const newsAmong = ({ input: { lattice } }: Attempt, sources: readonly number[]): readonly number[] => [
  ...new Set(sources.filter((source) => isNews(source, lattice)).map((source) => cellOf(source, lattice))),
];

function forget(attempt: Attempt, cells: readonly number[]): void {
  const { lattice } = attempt.input;
  const sources = cells.flatMap((cell) => [sourceOf(cell, "content", lattice), sourceOf(cell, "others", lattice)]);
  attempt.shuttle.withdraw(new Set(sources));
  attempt.shuttle.settle();
}

function suppress(attempt: Attempt, cells: ReadonlySet<number>): void {
  for (const cell of cells) attempt.suppressed.add(cell);
  forget(attempt, [...cells]);
}

function hold(attempt: Attempt, blocks: ReadonlySet<BlockName>): void {
  const { lattice } = attempt.input;
  for (const block of blocks) attempt.held.add(block);
  const inBlocks = (cell: number): boolean => blocks.has(blockOf(lattice.cells[cell]!));
  const cells = [...lattice.cells.keys()].filter(inBlocks);
  // What is held publishes nothing: there is nothing left in it to suppress.
  for (const cell of cells) attempt.suppressed.delete(cell);
  forget(attempt, cells);
}

/** A target that is known better than it may be. */
interface Leak {
  /** Cells whose news let it be known. */
  readonly because: readonly number[];
  /** Whether it is known for certain, or only if a number is withheld for it. */
  readonly isCertain: boolean;
}

const CERTAINLY = { atMost: UNBOUNDED };

/** Targets that are known better than they may be, the narrowest first. */
function leaksOf(attempt: Attempt): readonly Leak[] {
  const { targets, shuttle } = attempt;
  const leaks = targets.filter((target) => widthLeft(target, shuttle) < target.width);
  const narrowest = leaks.toSorted((a, b) => widthLeft(a, shuttle) - widthLeft(b, shuttle) || a.count - b.count);
  return narrowest.map((target) => ({
    because: newsAmong(attempt, shuttle.sourcesOf([target.count])),
    isCertain: widthLeft({ ...target, ...CERTAINLY }, shuttle) < target.width,
  }));
}

/** One number to give up for each leak, unless one that is given up already may have closed it. */
function toSuppress(attempt: Attempt, leaks: readonly (readonly number[])[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (const because of leaks) {
    if (because.some((cell) => chosen.has(cell))) continue;
    const cell = attempt.worth.cheapest(because.filter(canBeSuppressed(attempt)));
    if (cell !== undefined) chosen.add(cell);
  }
  return chosen;
}

/**
 * Suppresses numbers, and holds blocks where that is not enough, until nobody outside knows too much for certain by what is new. Gives how many
 * targets are still known, if a number is withheld for them, or by what was known before: there is nothing left to suppress for these.
 */
function closeOutside(attempt: Attempt): number {
  for (;;) {
    const leaks = leaksOf(attempt);
    const cells = toSuppress(
      attempt,
      leaks.map(({ because }) => because),
    );
    const certain = leaks.filter(({ because, isCertain }) => because.length > 0 && isCertain);
    if (cells.size > 0) suppress(attempt, cells);
    else if (certain.length === 0 && !lookClosely(attempt, attempt.settled)) return leaks.length;
    else if (certain.length > 0)
      hold(attempt, new Set(certain.map(({ because }) => attempt.worth.cheapestBlock(because))));
  }
}

/** What of a city's leaks comes of something that is published, and how many do not. */
interface CityAttack extends CityConclusion {
  readonly news: readonly CityLeak[];
}

/** What is known before any number is published. */
function withoutNumbers({ input, bare, held }: Attempt): Shuttle {
  const { lattice, before } = input;
  if (held.size === 0) return openShuttle(lattice, bare);
  const shuttle = openShuttle(lattice);
  remember(input, before.outsider, shuttle);
  tellWithheld(input, shuttle, (cell) => held.has(blockOf(lattice.cells[cell]!)));
  settle(shuttle, lattice);
  return shuttle;
}

/**
 * What cities know of each other before any number is published, by their own tables and by which small numbers the rules withhold, is no
 * news: there is nothing to suppress for it.
 */
function cityAttacks(attempt: Attempt): (city: string) => CityAttack {
  const { input, shuttle, targets } = attempt;
  const before = input.before.cities;
  let bare: Shuttle | undefined;
  return (city) => {
    const conclusion = concludeAs(city, targets, { month: input, shuttle, before });
    if (conclusion.leaks.length === 0) return { ...conclusion, news: [] };
    bare ??= withoutNumbers(attempt);
    const known = widthsFor(city, targets, { month: input, shuttle: bare, before });
    return { ...conclusion, news: conclusion.leaks.filter(({ target, width }) => width < known.get(target.count)!) };
  };
}

/** Suppresses numbers until no city knows more of another than its own table and the rules tell it. */
function closeCities(attempt: Attempt): ReadonlyMap<string, CityAttack> {
  const attack = cityAttacks(attempt);
  const done = new Map<string, CityAttack>();
  // The fewer numbers there are the less a city can know: whoever knew nothing too well is only asked again for what is still known.
  const again = new Set<string>();
  let open = cityCodes(attempt.input.lattice);
  for (;;) {
    for (const city of open) done.set(city, attack(city));
    const leaking = open.filter((city) => done.get(city)!.news.length > 0);
    const leaks = leaking.flatMap((city) => done.get(city)!.news.map(({ sources }) => newsAmong(attempt, sources)));
    const cells = toSuppress(attempt, leaks);
    if (cells.size === 0) break;
    suppress(attempt, cells);
    for (const city of done.keys()) again.add(city);
    for (const city of leaking) again.delete(city);
    open = leaking;
  }
  for (const city of again) done.set(city, attack(city));
  return done;
}

/** What is known of cells after a vintage, where that is more than their public content says. */
function knownOf({ input, shuttle, suppressed, held }: Attempt): Known {
  const known = new Map<number, Interval>();
  const { lattice, cells, rules } = input;
  lattice.countOf.forEach((count, cell) => {
    const isTold = !suppressed.has(cell) && !held.has(blockOf(lattice.cells[cell]!));
    const said = isTold ? saidBy(cells[cell]!.content, rules) : NOTHING_SAID;
    const [lower, upper] = [shuttle.lower[count]!, shuttle.upper[count]!];
    if (lower > said.lower || upper < said.upper) known.set(cell, { lower, upper });
  });
  return known;
}

/** What was known of a target before is no news: no more is asked of what is published. What its rule says now is. */
function noWider(target: Target, shuttle: Shuttle): Target {
  const width = widthLeft({ ...target, ...CERTAINLY }, shuttle);
  return width < target.width ? { ...target, width } : target;
}

/**
 * Audits what is about to be published of a month. An outsider who knows the rules, all that was published before, and in which cells nobody
 * changed, concludes what they can; a member of a cell knows that there is one; a city knows its own table exactly. What lets a small count be
 * known too well is suppressed: of the numbers that it follows from the least worthy one. Where no number tells of it, only that others are
 * withheld, their block stays as it was published before. What was known before is no news.
 *
 * @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them.
 * @example const { suppressed, held } = auditMonth({ lattice, cells, rules, limits, before: NOTHING_KNOWN });
 */
export function auditMonth(input: AuditInput): Audit {
  const { lattice, before } = input;
  requireByTheRules(input);
  const shuttle = openShuttle(lattice);
  remember(input, before.outsider, shuttle);
  settle(shuttle, lattice);
  const targets = targetsOf(lattice, input).map((target) => noWider(target, shuttle));
  tellWithheld(input, shuttle);
  settle(shuttle, lattice);
  const bare = { lower: shuttle.lower.slice(), upper: shuttle.upper.slice() };
  tellPublished(input, shuttle);
  settle(shuttle, lattice);
  requireTrue(input, shuttle);
  const attempt: Attempt = {
    input,
    shuttle,
    bare,
    targets,
    worth: worthOf(lattice, input),
    suppressed: new Set(),
    held: new Set(),
    settled: new Set(),
  };
  const guessed = closeOutside(attempt);
  requireTrue(input, shuttle);
  const cities = closeCities(attempt);
  return {
    suppressed: [...attempt.suppressed].toSorted((a, b) => a - b),
    held: [...attempt.held].toSorted(),
    residual: {
      outsider: guessed,
      ...Object.fromEntries([...cities].map(([city, { leaks, news }]) => [city, leaks.length - news.length])),
    },
    known: {
      outsider: knownOf(attempt),
      cities: new Map([...cities].map(([city, { known }]) => [city, known])),
    },
  };
}
