import type { Place } from "../counted-cells.ts";
import { countedOf } from "../declaration.ts";
import type { Counted, Indicator } from "../declaration.ts";
import { places } from "../grid.ts";
import { hasNoStatus, isOwn, measuresOf } from "../term.ts";
import type { Part } from "../term.ts";
import type { Asked, Estimates } from "./estimate.ts";
import type { ReportedCount } from "./history.ts";
import type { CountPlace, PooledCount } from "./pools.ts";

/** One group's counts: what is added up, and of what it is a share (nothing for a number of persons). */
interface Group {
  readonly numerator: readonly PooledCount[];
  readonly denominator: readonly PooledCount[];
}

/** What is told month by month of one group by one indicator. */
export interface Series {
  readonly indicator: Indicator;
  /** Where it is, but for the month. */
  readonly place: Place;
  /** The groups whose figures make it: one, or minuend and subtrahend of a gap. */
  readonly groups: readonly Group[];
}

/** The published counts that a series is made of. */
export const countsOf = ({ groups }: Series): readonly ReportedCount[] =>
  groups.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]).map(({ count }) => count);

/** Numerator and denominator; of a number of persons both are that number. */
export interface ExpectedShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** A series at a month as of another. */
export interface SeriesValue {
  /** In the indicator's unit, not rounded, by the published counts. */
  readonly observed: number;
  /** The same by what they will come to; null where nothing tells. */
  readonly expected: number | null;
  /** What is expected if its payers are silent for the other reason that they may be; null where they reported as usual. */
  readonly other: number | null;
  /** What was published of each group, and what is expected; null where nothing tells. */
  readonly told: readonly ExpectedShare[];
  readonly shares: readonly ExpectedShare[] | null;
  /** The least of the numerators' and denominators' completeness; null where nothing tells. */
  readonly completeness: number | null;
  /** A source other than the best one that a count stands on; else empty. */
  readonly source: string;
  /** By what the first count of that source is multiplied to be at the best one's level; null where none is. */
  readonly linkFactor: number | null;
  /** By how much that moves the expected value: the shift from one source’s level to the other’s. Null without a link factor. */
  readonly levelShift: number | null;
  /** Published persons of the smallest denominator. */
  readonly base: number;
}

const countAt = (place: Place, measure: string): CountPlace => ({
  ...place,
  STATUS_ORDER: hasNoStatus(measure) ? "_Z" : place.STATUS_ORDER,
  measure,
});

type Find = (place: CountPlace) => PooledCount | null;

function allOf(parts: readonly Part[], place: Place, find: Find): readonly PooledCount[] | null {
  const measures = measuresOf(parts);
  const found = measures.flatMap((measure) => find(countAt(place, measure)) ?? []);
  return found.length === measures.length ? found : null;
}

function groupAt(counted: Counted, place: Place, find: Find): Group | null {
  const [numerator, denominator] = [allOf(counted.numerator, place, find), allOf(counted.denominator, place, find)];
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

function groupsAt(indicator: Indicator, place: Place, find: Find): readonly (Group | null)[] {
  if (indicator.kind !== "gap") return [groupAt(indicator, place, find)];
  const { of, along, minuend, subtrahend } = indicator;
  return [minuend, subtrahend].map((code) => groupAt(of, { ...place, [along]: code }, find));
}

/**
 * The series that the indicators tell and that something was ever published of; not those of counts elsewhere than
 * at their own places, which say nothing of how reports arrive there.
 *
 * @example seriesOf(indicatorDeclarations, ["KU049", "C6"], find).length
 */
export function seriesOf(indicators: readonly Indicator[], areas: readonly string[], find: Find): readonly Series[] {
  return indicators.flatMap((indicator) => {
    const counted = countedOf(indicator);
    if (![...counted.numerator, ...counted.denominator].every(isOwn)) return [];
    return [...places(counted, { areas, months: [""] })].flatMap((place) => {
      const groups = groupsAt(indicator, place, find);
      const whole = groups.filter((group) => group !== null);
      return whole.length === groups.length ? [{ indicator, place, groups: whole }] : [];
    });
  });
}

interface Sum {
  readonly observed: number;
  readonly expected: number | null;
  /** Null where all payers reported as usual. */
  readonly other: number | null;
  /** What is expected from the same source; null where nothing tells. */
  readonly developed: number | null;
  readonly source: string;
  readonly linkFactor: number | null;
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** The smallest share of the final reports that had arrived for any of the sums. */
function completenessOf(sums: readonly Sum[]): number | null {
  const shares = sums.map(({ observed, developed }) => (developed === null ? null : observed / Math.max(developed, 1)));
  return shares.some((share) => share === null) ? null : Math.min(...shares.map((share) => share ?? 1));
}

/** Two by the other reading; each as expected where it has none of its own. */
const otherOf = (a: Pick<Sum, "expected" | "other">, b: Pick<Sum, "expected" | "other">): number | null =>
  a.other === null && b.other === null ? null : plus(a.other ?? a.expected, b.other ?? b.expected);

function sumOf(counts: readonly PooledCount[], asked: Asked, estimates: Estimates): Sum | null {
  let sum: Sum = { observed: 0, expected: 0, other: null, developed: 0, source: "", linkFactor: null };
  for (const count of counts) {
    const one = estimates(count, asked);
    if (one === null) return null;
    sum = {
      observed: sum.observed + one.observed,
      expected: plus(sum.expected, one.expected),
      other: otherOf(sum, one),
      developed: plus(sum.developed, one.developed),
      source: one.source === "" ? sum.source : one.source,
      linkFactor: sum.linkFactor ?? one.linkFactor,
    };
  }
  return sum;
}

const PERCENT = 100;

/** A group's part of the value: a number of persons, or a share in per cent; null for a share of nobody. */
function partOf(kind: Indicator["kind"], numerator: number | null, denominator: number | null): number | null {
  if (kind === "count") return numerator;
  return numerator === null || denominator === null || denominator <= 0 ? null : (PERCENT * numerator) / denominator;
}

/** Minuend less subtrahend; of one group its own. */
function valueOf(parts: readonly (number | null)[]): number | null {
  const [first = null, second = 0] = parts;
  return first === null || second === null ? null : first - second;
}

function sharesOf(sums: readonly (readonly [Sum, Sum])[]): readonly ExpectedShare[] | null {
  const shares = sums.flatMap(([a, b]) =>
    a.expected === null || b.expected === null ? [] : [{ numerator: a.expected, denominator: b.expected }],
  );
  return shares.length === sums.length ? shares : null;
}

/**
 * A series' value at a month as of another: of what was published then, and of what that will come to. Null where one of its
 * counts was not published.
 */
export function valueAt({ indicator, groups }: Series, asked: Asked, estimates: Estimates): SeriesValue | null {
  const sums: [Sum, Sum][] = [];
  for (const { numerator, denominator } of groups) {
    const [a, b] = [sumOf(numerator, asked, estimates), sumOf(denominator, asked, estimates)];
    if (a === null || b === null) return null;
    sums.push([a, b]);
  }
  const { kind } = indicator;
  const observed = valueOf(sums.map(([a, b]) => partOf(kind, a.observed, b.observed)));
  if (observed === null) return null;
  const all = sums.flat();
  const expected = valueOf(sums.map(([a, b]) => partOf(kind, a.expected, b.expected)));
  const isSilent = all.some(({ other }) => other !== null);
  const other = valueOf(sums.map(([a, b]) => partOf(kind, a.other ?? a.expected, b.other ?? b.expected)));
  const ownLevel = valueOf(sums.map(([a, b]) => partOf(kind, a.developed, b.developed)));
  const linkFactor = all.find((sum) => sum.linkFactor !== null)?.linkFactor ?? null;
  return {
    observed,
    expected,
    other: isSilent ? other : null,
    told: sums.map(([a, b]) => ({ numerator: a.observed, denominator: b.observed })),
    shares: sharesOf(sums),
    completeness: completenessOf(all),
    source: all.find(({ source }) => source !== "")?.source ?? "",
    linkFactor,
    levelShift: linkFactor === null || expected === null || ownLevel === null ? null : expected - ownLevel,
    base: Math.min(...sums.map(([, b]) => b.observed)),
  };
}
