import type { CountHistory } from "./history.ts";
import { areMeasured, silentSharesOf } from "./silent-shares.ts";
import type { ShareAsked, SilentPayersDeclaration, SilentShare } from "./silent-shares.ts";

/** The evidence from a month's payers at one of its deliveries. */
export interface PayersReport {
  /** The factor for a count from wages; 1 where its payers reported as usual, or have closed. */
  readonly factor: number;
  /**
   * The alternative factor where unusually many are silent: of closed payers at the first delivery, of late ones at the
   * second; 1 for a month before theirs. That of a late payer of usual size where nothing is measured; null where they
   * reported as usual.
   */
  readonly other: number | null;
}

/** The delay of the second delivery. */
const SECOND = 1;

/** Of payers that reported as usual. */
export const AS_USUAL: PayersReport = { factor: 1, other: null };

/** The factor for a count of which the unusually silent payers' part is missing; of all silent ones where none are usual. */
const lateFactor = ({ share, usual }: SilentShare): number => (1 - (usual ?? 0)) / (1 - share);

/** The evidence at the first delivery: silent payers are more likely late than closed. */
function atFirst(silent: SilentShare | null, usualSize: number): PayersReport {
  if (silent === null) return { factor: 1, other: 1 / (1 - usualSize) };
  const { isUnusual, usual } = silent;
  if (!isUnusual) return AS_USUAL;
  return usual === null ? { factor: 1, other: lateFactor(silent) } : { factor: lateFactor(silent), other: 1 };
}

/** Of the payers that were unusually silent at the first delivery, the share that is not silent by chance at the second. */
const STILL = 0.1;

/** How many payers are silent beyond the usual share; 0 where the usual one is not known. */
const excessOf = ({ share, usual }: SilentShare): number => (usual === null ? 0 : share - usual);

/**
 * The evidence at the second delivery. Where unusually many payers were silent at the first and some of them still are,
 * those may have closed, or all of them may be late with part of their reports. Where the share is withheld they are too
 * few to matter.
 */
function atSecond(first: SilentShare | null, second: SilentShare | null): PayersReport {
  if (first === null || second === null || !first.isUnusual || excessOf(first) <= 0) return AS_USUAL;
  if (excessOf(second) <= STILL * excessOf(first)) return AS_USUAL;
  return { factor: 1, other: lateFactor(first) };
}

/**
 * The evidence from the newest month's payers about an earlier month: late ones also hold back what their reports say of
 * that, in proportion to what the newest delivery usually brings.
 */
function beforeLate(newest: SilentShare | null, arriving: number): PayersReport {
  if (newest === null || !newest.isUnusual || excessOf(newest) <= 0 || arriving <= 0) return AS_USUAL;
  return { factor: 1 / (1 - arriving * (1 - 1 / lateFactor(newest))), other: 1 };
}

/** A month of a group at a delay, and the share of its count that this delivery usually brings. */
export interface PayersAsked extends ShareAsked {
  readonly arriving: number;
}

/** The evidence from a group's payers at a delivery of a month. */
export type PayersReports = (asked: PayersAsked) => PayersReport;

/**
 * Measures whether the payers of a month have reported: the share of the previous month's wage earners whose payers
 * were all silent, compared with that share at the same delay in the preceding year. Completeness learned from earlier
 * months cannot reveal a payroll operator that is exceptionally late.
 *
 * A late payer cannot be distinguished from one that has closed, so both possibilities are kept. The expected count
 * takes silent payers as late at the first delivery, and as closed at the second; by the third they have reported or
 * have closed. Payers that are late with the newest month are also late with a part of the months before it.
 *
 * @param history with the table of silent payers; without it all payers are assumed to have reported as usual
 * @example payersReportsOf(history, settings.payers)({ place: { REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" }, month: 30, delay: 0, arriving: 0 }) // { factor: 1.06, other: 1 }
 */
export function payersReportsOf(history: CountHistory, declared: SilentPayersDeclaration): PayersReports {
  if (!areMeasured(history, declared)) return () => AS_USUAL;
  const shareOf = silentSharesOf(history, declared);
  return ({ place, month, delay, arriving }) => {
    const atDelay = (of: number, at: number) => shareOf({ place, month: of, delay: at });
    if (delay === 0) return atFirst(atDelay(month, 0), declared.usualSize);
    const own = delay === SECOND ? atSecond(atDelay(month, 0), atDelay(month, SECOND)) : AS_USUAL;
    return own.other === null ? beforeLate(atDelay(month + delay, 0), arriving) : own;
  };
}
