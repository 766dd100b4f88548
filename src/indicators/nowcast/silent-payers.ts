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

/** The evidence from a month's payers at its first delivery. */
export interface PayersReport {
  /** The factor for a count from wages; 1 where its payers reported as usual. */
  readonly factor: number;
  /**
   * The alternative factor: 1 where unusually many are silent, as they may have closed; that of a late payer of usual
   * size where nothing is measured; null where they reported as usual.
   */
  readonly other: number | null;
}

const AS_USUAL: PayersReport = { factor: 1, other: null };

/** The evidence from a history without the table: nothing is withheld, so nothing is unusual. */
const NOTHING_PUBLISHED = { isUnusual: false, usual: null, share: 0 };

/**
 * The share of the previous month's wage earners whose payers were silent at the month's first delivery, and its usual
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

/** The evidence from silent payers about counts, and the share of silent payers itself. */
export interface SilentPayers {
  /** The evidence from a group's payers at a month's first delivery. */
  reportOf(place: GroupPlace, month: number): PayersReport;
  /** The share of a group, or of the nearest group that is large enough; null where it is withheld. */
  shareOf(place: GroupPlace, month: number): SilentShare | null;
}

/** The codes of a group of payers. */
export type GroupPlace = Pick<CountPlace, "REF_AREA" | "BACKGROUND" | "SEX">;

/**
 * The count of a month's first delivery, or of the next where its wages arrived after another month's population; null
 * where there is neither.
 */
const firstReported = (count: ReportedCount, month: number): number | null => {
  const [first = null, next = null] = count.rows[month] ?? [];
  return first ?? next;
};

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

function shareAt(found: ReturnType<Counts>, month: number): Share | null {
  if (found === null) return null;
  const silent = sum(found.silent.map((count) => firstReported(count, month)));
  const reporting = sum(found.reporting.map((count) => firstReported(count, month)));
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
function beforeIn(groups: readonly ReturnType<Counts>[], month: number) {
  const months = Array.from({ length: Math.min(month, YEAR) }, (_, back) => month - 1 - back);
  return groups
    .map((found) => ({ found, shares: months.flatMap((each) => shareAt(found, each) ?? []) }))
    .find(({ shares }) => shares.length >= LEAST_MONTHS);
}

/**
 * Measures whether the payers of a month have reported: the share of the previous month's wage earners whose payers
 * were all silent at the month's first delivery, compared with that share in the preceding year. Completeness learned
 * from earlier months cannot reveal a payroll operator that is exceptionally late.
 *
 * At the first delivery a late payer cannot be distinguished from one that has closed, so both possibilities are kept;
 * at the next delivery the payer has reported, or is assumed to have closed.
 *
 * @param history with the table of silent payers; without it all payers are assumed to have reported as usual
 * @example silentPayersOf(history, settings.payers).reportOf({ REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" }, 30) // { factor: 1.06, other: 1 }
 */
export function silentPayersOf(history: CountHistory, declared: SilentPayersDeclaration): SilentPayers {
  const countsAt = countsIn(history, declared);
  const isMeasured = [...history.counts.values()].some(({ cell }) => cell.TABLE_ID === declared.table);
  const known = new Map<string, SilentShare | null>();
  const silentShareOf = (place: GroupPlace, month: number): SilentShare | null => {
    const now = shareAt(countsAt(place), month);
    if (now === null) return null;
    const before = beforeIn(
      groupsFor(place, declared).map((group) => countsAt(group)),
      month,
    );
    const { share } = now;
    if (before === undefined)
      return { area: place.REF_AREA, share, usual: null, isUnusual: 2 * share > declared.usualSize };
    const yearBefore = month < YEAR ? null : shareAt(before.found, month - YEAR);
    const { usualSize } = declared;
    return { area: place.REF_AREA, ...comparedWith(now, { before: before.shares, yearBefore, usualSize }) };
  };
  const shareOf = (place: GroupPlace, month: number): SilentShare | null => {
    const name = `${place.REF_AREA} ${place.BACKGROUND} ${place.SEX} ${month}`;
    const share = known.get(name);
    if (share !== undefined) return share;
    const nearest = groupsFor(place, declared).reduce<SilentShare | null>(
      (found, group) => found ?? silentShareOf(group, month),
      null,
    );
    known.set(name, nearest);
    return nearest;
  };
  const reportOf = (place: GroupPlace, month: number): PayersReport => {
    const silent = isMeasured ? shareOf(place, month) : NOTHING_PUBLISHED;
    if (silent === null) return { factor: 1, other: 1 / (1 - declared.usualSize) };
    if (!silent.isUnusual) return AS_USUAL;
    if (silent.usual === null) return { factor: 1, other: 1 / (1 - silent.share) };
    return { factor: (1 - silent.usual) / (1 - silent.share), other: 1 };
  };
  return { reportOf, shareOf };
}
