import type { Place } from "../counted-cells.ts";
import { countedOf } from "../declaration.ts";
import type { Counted, Indicator } from "../declaration.ts";
import { places } from "../grid.ts";
import { hasNoStatus, isOwn, measuresOf } from "../term.ts";
import type { Part } from "../term.ts";
import type { Asked, Estimates } from "./estimate.ts";
import type { ReportedCount } from "./history.ts";
import type { CountPlace, PooledCount } from "./pools.ts";

/** One group's counts: the numerator and the denominator (for a number of persons, both are that number). */
interface Group {
  readonly numerator: readonly PooledCount[];
  readonly denominator: readonly PooledCount[];
}

/** The series of one indicator for one group. */
export interface Series {
  readonly indicator: Indicator;
  /** Its place, without the month. */
  readonly place: Place;
  /** The groups whose figures it uses: one, or minuend and subtrahend of a gap. */
  readonly groups: readonly Group[];
}

/** The published counts used in a series. */
export const countsOf = ({ groups }: Series): readonly ReportedCount[] =>
  groups.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]).map(({ count }) => count);

/** Numerator and denominator; for a number of persons, both are that number. */
export interface ExpectedShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** The value of a series for a month at an as-of month. */
export interface SeriesValue {
  /** From the published counts, in the indicator's unit, not rounded. */
  readonly observed: number;
  /** From the estimated ultimates; null where they are unknown. */
  readonly expected: number | null;
  /**
   * The alternative expectation, if its payers are silent for the other possible reason; null where they reported as
   * usual.
   */
  readonly other: number | null;
  /** The published shares of each group; `shares` are the expected ones, null where they are unknown. */
  readonly observedShares: readonly ExpectedShare[];
  readonly shares: readonly ExpectedShare[] | null;
  /** The smallest completeness of the numerators and denominators; null where it is unknown. */
  readonly completeness: number | null;
  /** The source of a count if it is not the best one; else empty. */
  readonly source: string;
  /** The link factor of the first count from that source; null where there is none. */
  readonly linkFactor: number | null;
  /** The level shift: by how much the link factor moves the expected value. Null without a link factor. */
  readonly levelShift: number | null;
  /** The published persons of the smallest denominator. */
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
 * The series of the indicators of which something was ever published, except those with terms counted elsewhere, whose
 * reporting pattern is not that of their own place.
 *
 * @example seriesOf(indicatorDeclarations, ["KU049", "C6"], find).length
 */
export function seriesOf(indicators: readonly Indicator[], areas: readonly string[], find: Find): readonly Series[] {
  return indicators.flatMap((indicator) => {
    const counted = countedOf(indicator);
    if (![...counted.numerator, ...counted.denominator].every(isOwn)) return [];
    return [...places(counted, { areas, months: [""] })].flatMap((place) => {
      const groups = groupsAt(indicator, place, find);
      const present = groups.filter((group) => group !== null);
      return present.length === groups.length ? [{ indicator, place, groups: present }] : [];
    });
  });
}

interface Sum {
  readonly observed: number;
  readonly expected: number | null;
  /** Null where all payers reported as usual. */
  readonly other: number | null;
  /** The expected count at the level of its own source; null where it is unknown. */
  readonly developed: number | null;
  readonly source: string;
  readonly linkFactor: number | null;
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** The smallest completeness of the sums. */
function completenessOf(sums: readonly Sum[]): number | null {
  const shares = sums.map(({ observed, developed }) => (developed === null ? null : observed / Math.max(developed, 1)));
  return shares.some((share) => share === null) ? null : Math.min(...shares.map((share) => share ?? 1));
}

/** The sum of two alternative estimates, each replaced by the expected value if it has none. */
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

/** A group's contribution to the value: a number of persons, or a share in per cent; null for a share of nobody. */
function partOf(kind: Indicator["kind"], numerator: number | null, denominator: number | null): number | null {
  if (kind === "count") return numerator;
  return numerator === null || denominator === null || denominator <= 0 ? null : (PERCENT * numerator) / denominator;
}

/** Minuend less subtrahend; for one group, its own value. */
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
 * The value of a series for a month at an as-of month: from what was published then, and from the estimated ultimates.
 * Null where one of its counts was not published.
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
    observedShares: sums.map(([a, b]) => ({ numerator: a.observed, denominator: b.observed })),
    shares: sharesOf(sums),
    completeness: completenessOf(all),
    source: all.find(({ source }) => source !== "")?.source ?? "",
    linkFactor,
    levelShift: linkFactor === null || expected === null || ownLevel === null ? null : expected - ownLevel,
    base: Math.min(...sums.map(([, b]) => b.observed)),
  };
}
