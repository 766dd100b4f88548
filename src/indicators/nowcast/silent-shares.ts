import { median } from "../../statistics/median.ts";
import { OTHER_TOTALS } from "../../model/totals.ts";
import { countName } from "./pools.ts";
import type { CountPlace } from "./pools.ts";
import type { CountHistory, ReportedCount } from "./history.ts";

/** The declaration of payers who have not reported for a month: the published table that counts their wage earners. */
export interface SilentPayersDeclaration {
  readonly table: string;
  /** The indicator of their share. */
  readonly indicator: string;
  /** The area of all cities together, which represents cities whose counts in the table are withheld. */
  readonly area: string;
  readonly age: string;
  /** The measure that comes from wages. */
  readonly measure: string;
  /** The categories (codes of BACKGROUND) of each background: persons all of whose payers are silent, and the rest. */
  readonly categories: Readonly<Record<string, { readonly numerator: string; readonly rest: string }>>;
  /** The share of wages paid by one late payer of usual size, such as a payroll operator's customers: 0.05. */
  readonly usualSize: number;
}

/**
 * The share of the previous month's wage earners whose payers were silent at a delivery of the month, and its usual
 * value.
 */
export interface SilentShare {
  /** The area from which it comes. */
  readonly area: string;
  readonly share: number;
  /** Null where too few months are known. */
  readonly usual: number | null;
  /**
   * Whether the share is unusual; without a usual value, whether it exceeds half the share of one late payer of usual
   * size.
   */
  readonly isUnusual: boolean;
}

/**
 * The number of preceding months from which the usual share is estimated: a year, so that each calendar month is
 * included; at least three are needed.
 */
const YEAR = 12;
const LEAST_MONTHS = 3;

/** Ratio of the standard deviation to the median absolute deviation of normal numbers. */
const NORMAL = 1.4826;

/** The distances, in standard deviations and as a share, beyond which a share is unusual. */
const FAR = 3.5;
const LEAST_EXCESS = 0.01;

/**
 * The variance of a published count around the true one, in persons squared: rounding to 10, and two persons who may
 * have changed unseen.
 */
const COUNT_VARIANCE = 10;

interface Share {
  readonly share: number;
  /** The standard error from the rounding of its counts. */
  readonly rounding: number;
}

/** The codes of a group of payers. */
export type GroupPlace = Pick<CountPlace, "REF_AREA" | "BACKGROUND" | "SEX">;

/** A month of a group at a delay: so many deliveries after the first one with the month's wages. */
export interface ShareAsked {
  readonly place: GroupPlace;
  readonly month: number;
  readonly delay: number;
}

/**
 * The count of a month at a delay; null where there is none. The month's wages may arrive only after another month's
 * population: then its first count is that of the next delivery.
 */
function reportedAt({ rows }: ReportedCount, month: number, delay: number): number | null {
  const row = rows[month] ?? [];
  const first = (row[0] ?? null) === null ? 1 : 0;
  return row[first + delay] ?? null;
}

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((total, number) => (total === null || number === null ? null : total + number), 0);

/**
 * The counts of persons with silent and with reporting payers of a group; of all backgrounds together where the group
 * has no categories of its own.
 */
type Counts = (
  place: GroupPlace,
) => { readonly silent: readonly ReportedCount[]; readonly reporting: readonly ReportedCount[] } | null;

function countsIn({ counts }: CountHistory, declared: SilentPayersDeclaration): Counts {
  const at = ({ REF_AREA, SEX }: GroupPlace, BACKGROUND: string): ReportedCount | undefined =>
    counts.get(
      countName({
        table: declared.table,
        REF_AREA,
        BACKGROUND,
        SEX,
        ...OTHER_TOTALS,
        AGE: declared.age,
        STATUS_ORDER: "_Z",
        measure: "PERSONS",
      }),
    );
  return (place) => {
    const own = declared.categories[place.BACKGROUND];
    const categories = own === undefined ? Object.values(declared.categories) : [own];
    const silent = categories.flatMap((category) => at(place, category.numerator) ?? []);
    const reporting = categories.flatMap((category) => at(place, category.rest) ?? []);
    return silent.length === categories.length && reporting.length === categories.length ? { silent, reporting } : null;
  };
}

function shareAt(found: ReturnType<Counts>, month: number, delay: number): Share | null {
  if (found === null) return null;
  const silent = sum(found.silent.map((count) => reportedAt(count, month, delay)));
  const reporting = sum(found.reporting.map((count) => reportedAt(count, month, delay)));
  if (silent === null || reporting === null || silent + reporting === 0) return null;
  const all = silent + reporting;
  return { share: silent / all, rounding: Math.sqrt(COUNT_VARIANCE * found.silent.length) / all };
}

/** What a share is compared with: the preceding months, and the same month of the previous year. */
interface Before {
  readonly before: readonly Share[];
  readonly yearBefore: Share | null;
}

/**
 * Compares a share with those of the preceding months: it is unusual if it deviates by far more than they scatter, and
 * differs from the same month of the previous year.
 */
function comparedWith(
  now: Share,
  { before, yearBefore, usualSize }: Before & Pick<SilentPayersDeclaration, "usualSize">,
): Omit<SilentShare, "area"> {
  const shares = before.map(({ share }) => share);
  const usual = median(shares);
  const scatter = Math.max(NORMAL * median(shares.map((share) => Math.abs(share - usual))), now.rounding);
  const excess = now.share - usual;
  const limit = Math.max(FAR * scatter, LEAST_EXCESS);
  // Holidays make a few more payers silent every year, but not as many as a late payer would.
  const isHoliday = yearBefore !== null && Math.abs(now.share - yearBefore.share) <= limit && 2 * excess < usualSize;
  return { share: now.share, usual, isUnusual: Math.abs(excess) > limit && !isHoliday };
}

/** The groups that may represent a group, nearest first: itself, the same in all areas, and of both sexes. */
const groupsFor = (place: GroupPlace, { area }: SilentPayersDeclaration): readonly GroupPlace[] => [
  place,
  { ...place, REF_AREA: area },
  { ...place, REF_AREA: area, SEX: "_T" },
];

/**
 * The preceding shares of the group itself, or of the nearest one that was measured often enough: small numbers of
 * silent payers are withheld.
 */
function beforeIn(groups: readonly ReturnType<Counts>[], month: number, delay: number) {
  const months = Array.from({ length: Math.min(month, YEAR) }, (_, back) => month - 1 - back);
  return groups
    .map((found) => ({ found, shares: months.flatMap((each) => shareAt(found, each, delay) ?? []) }))
    .find(({ shares }) => shares.length >= LEAST_MONTHS);
}

/** Whether the history has the table of silent payers at all. */
export const areMeasured = ({ counts }: CountHistory, { table }: SilentPayersDeclaration): boolean =>
  [...counts.values()].some(({ cell }) => cell.TABLE_ID === table);

/** The share of a group, or of the nearest group that is large enough; null where it is withheld. */
export type SilentShares = (asked: ShareAsked) => SilentShare | null;

/**
 * The share of the previous month's wage earners whose payers were all silent at a delivery of a month, compared with
 * that share at the same delay in the preceding year.
 *
 * @example silentSharesOf(history, settings.payers)({ place: { REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" }, month: 30, delay: 0 }) // { share: 0.08, usual: 0.03, ... }
 */
export function silentSharesOf(history: CountHistory, declared: SilentPayersDeclaration): SilentShares {
  const countsAt = countsIn(history, declared);
  const shareOf = ({ place, month, delay }: ShareAsked): SilentShare | null => {
    const now = shareAt(countsAt(place), month, delay);
    if (now === null) return null;
    const groups = groupsFor(place, declared).map((group) => countsAt(group));
    const before = beforeIn(groups, month, delay);
    const { share } = now;
    if (before === undefined)
      return { area: place.REF_AREA, share, usual: null, isUnusual: 2 * share > declared.usualSize };
    const yearBefore = month < YEAR ? null : shareAt(before.found, month - YEAR, delay);
    const { usualSize } = declared;
    return { area: place.REF_AREA, ...comparedWith(now, { before: before.shares, yearBefore, usualSize }) };
  };
  const known = new Map<string, SilentShare | null>();
  return ({ place, ...at }) => {
    const name = `${place.REF_AREA} ${place.BACKGROUND} ${place.SEX} ${at.month} ${at.delay}`;
    const share = known.get(name);
    if (share !== undefined) return share;
    const nearest = groupsFor(place, declared).reduce<SilentShare | null>(
      (found, group) => found ?? shareOf({ place: group, ...at }),
      null,
    );
    known.set(name, nearest);
    return nearest;
  };
}
