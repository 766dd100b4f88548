import { median } from "../../statistics/median.ts";
import { OTHER_TOTALS } from "../../model/totals.ts";
import { countName } from "./pools.ts";
import type { CountPlace } from "./pools.ts";
import type { CountHistory, ReportedCount } from "./history.ts";

/** What is declared about payers who have not reported for a month: the published table that counts their wage earners. */
export interface SilentPayersDeclaration {
  readonly table: string;
  /** The indicator that tells the share. */
  readonly indicator: string;
  /** The area of all cities together: it speaks for cities of which the table withholds. */
  readonly area: string;
  readonly age: string;
  /** The measure that wages tell. */
  readonly measure: string;
  /** Categories (codes of BACKGROUND) of each background: persons of whose payers none has reported, and the rest. */
  readonly categories: Readonly<Record<string, { readonly numerator: string; readonly rest: string }>>;
  /** Share of the wages that one late payer of usual size pays, such as a payroll operator's customers: 0.05. */
  readonly usualSize: number;
}

/** What the payers of a month say of its first delivery. */
export interface PayersReport {
  /** By what a count that wages tell is multiplied; 1 where its payers reported as usual. */
  readonly factor: number;
  /**
   * The other factor that it may be: 1 where unusually many are silent, as they may have closed for good; that of a late payer of usual size where
   * nothing is measured; null where they reported as usual.
   */
  readonly other: number | null;
}

const AS_USUAL: PayersReport = { factor: 1, other: null };

/** A history without the table says nothing: it is not that something is withheld. */
const NOTHING_PUBLISHED = { isUnusual: false, usual: null, share: 0 };

/** Share of the wage earners of the month before whose payers were silent at the month's first delivery, and what it usually is. */
export interface SilentShare {
  /** The area that told it. */
  readonly area: string;
  readonly share: number;
  /** Null where too few months tell. */
  readonly usual: number | null;
  /** Where nothing tells what is usual: whether it is more than half of what one late payer of usual size would make. */
  readonly isUnusual: boolean;
}

/** Months before that say what is usual: a year, so that each calendar month is among them; fewer than three say nothing. */
const YEAR = 12;
const LEAST_MONTHS = 3;

/** Standard deviation by median absolute deviation of normal numbers. */
const NORMAL = 1.4826;

/** Standard deviations, and the share itself, by which a share leaves its usual range. */
const FAR = 3.5;
const LEAST_EXCESS = 0.01;

/** Variance of a published count around the true one, persons squared: rounding to 10, and two who may have changed unseen. */
const COUNT_VARIANCE = 10;

interface Share {
  readonly share: number;
  /** Standard error from the rounding of its counts. */
  readonly rounding: number;
}

/** Tells of payers: what they say of a count, and the share of silent ones itself. */
export interface SilentPayers {
  /** What the payers of a group say of a month's first delivery. */
  reportOf(place: GroupPlace, month: number): PayersReport;
  /** The share of a group, or of the nearest group that is large enough; null where it is withheld, or nothing tells what is usual. */
  shareOf(place: GroupPlace, month: number): SilentShare | null;
}

/** The codes that a group's payers are told by. */
export type GroupPlace = Pick<CountPlace, "REF_AREA" | "BACKGROUND" | "SEX">;

/** What a month's first delivery told, or the next where its wages came after the population of another month; null where neither did. */
const firstReported = (count: ReportedCount, month: number): number | null => {
  const [first = null, next = null] = count.rows[month] ?? [];
  return first ?? next;
};

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((total, number) => (total === null || number === null ? null : total + number), 0);

/** The counts of silent and of reporting persons of a group, of all backgrounds together where it has none of its own. */
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

/** What a share is held against: the months before, and the same month a year before. */
interface Before {
  readonly before: readonly Share[];
  readonly yearBefore: Share | null;
}

/** Whether a share is outside of what it was in the months before: by far more than it scatters, and than in the same month a year before. */
function comparedWith(
  now: Share,
  { before, yearBefore, usualSize }: Before & Pick<SilentPayersDeclaration, "usualSize">,
): Omit<SilentShare, "area"> {
  const shares = before.map(({ share }) => share);
  const usual = median(shares);
  const scatter = Math.max(NORMAL * median(shares.map((share) => Math.abs(share - usual))), now.rounding);
  const excess = now.share - usual;
  const limit = Math.max(FAR * scatter, LEAST_EXCESS);
  // Holidays make a few more silent every year; as many as a late payer would make they do not.
  const isHoliday = yearBefore !== null && Math.abs(now.share - yearBefore.share) <= limit && 2 * excess < usualSize;
  return { share: now.share, usual, isUnusual: Math.abs(excess) > limit && !isHoliday };
}

/** The groups that may speak for one, nearest first: itself, the same in all areas, of both sexes. */
const groupsFor = (place: GroupPlace, { area }: SilentPayersDeclaration): readonly GroupPlace[] => [
  place,
  { ...place, REF_AREA: area },
  { ...place, REF_AREA: area, SEX: "_T" },
];

/** What is usual is told by the group itself, else by the nearest that was measured often enough: few silent payers are withheld. */
function beforeIn(groups: readonly ReturnType<Counts>[], month: number) {
  const months = Array.from({ length: Math.min(month, YEAR) }, (_, back) => month - 1 - back);
  return groups
    .map((found) => ({ found, shares: months.flatMap((each) => shareAt(found, each) ?? []) }))
    .find(({ shares }) => shares.length >= LEAST_MONTHS);
}

/**
 * Measures whether the payers of a month have reported: the share of the wage earners of the month before whose payers were all silent at the
 * month's first delivery, beside what that share was in the year before. Completeness that is learned from earlier months cannot see a payroll
 * operator that is late for once.
 *
 * Whether a payer is late or has closed for good nobody can tell at the first delivery, so both are kept open; at the next delivery the payer
 * has reported, or is taken to have closed.
 *
 * @param history with the table of silent payers; without it every payer is taken to have reported as usual
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
      (told, group) => told ?? silentShareOf(group, month),
      null,
    );
    known.set(name, nearest);
    return nearest;
  };
  const reportOf = (place: GroupPlace, month: number): PayersReport => {
    const told = isMeasured ? shareOf(place, month) : NOTHING_PUBLISHED;
    if (told === null) return { factor: 1, other: 1 / (1 - declared.usualSize) };
    if (!told.isUnusual) return AS_USUAL;
    if (told.usual === null) return { factor: 1, other: 1 / (1 - told.share) };
    return { factor: (1 - told.usual) / (1 - told.share), other: 1 };
  };
  return { reportOf, shareOf };
}
