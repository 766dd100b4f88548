import { isNarrow, standingsOf } from "./publication.ts";
import type { Claim, Group, Publication } from "./publication.ts";

/** True counts by release, in the order of the cells. */
export type Truth = readonly Int32Array[];

const trueCount = ({ plus, minus }: Group, counts: Int32Array): number =>
  plus.reduce((sum, cell) => sum + counts[cell]!, 0) - minus.reduce((sum, cell) => sum + counts[cell]!, 0);

const FEW = 10;
const FEW_CHANGES = 2;

/** What came of an attack's claims. */
export interface Score {
  /** Claims narrow enough to disclose a protected number. */
  readonly narrow: number;
  /** Those of them that are right: a small or withheld number, or a change of one person or two, is known better than is promised. */
  readonly hits: readonly Claim[];
  /** Narrow claims that are wrong: what an attacker pays for guessing. */
  readonly wrong: number;
}

/**
 * Holds an attack's claims against the truth, in the eyes of who knows most: a member of the group, where there is one. A claim that something
 * changed has to exclude that nothing did.
 */
export function score(claims: readonly Claim[], publication: Publication, truth: Truth): Score {
  const standings = standingsOf(publication);
  const narrow = claims.filter((claim) => {
    const { about, from, at, interval } = claim;
    if (!isNarrow(publication, claim, trueCount(about, truth[at]!) > 0)) return false;
    if (from !== null) return interval.lower > 0 || interval.upper < 0;
    const [only] = about.plus;
    // What was public at some release is no secret of its own later, when it is withheld to protect another number.
    const isWithheld =
      about.plus.length + about.minus.length === 1 &&
      standings.slice(0, at + 1).every(({ values }) => values[only!] === null) &&
      publication.isTold(only!);
    return isWithheld || trueCount(about, truth[at]!) < FEW;
  });
  const found = narrow.map((claim) => {
    const { about, from, at, interval } = claim;
    const count = trueCount(about, truth[at]!) - (from === null ? 0 : trueCount(about, truth[from]!));
    return { claim, count, isRight: count >= interval.lower && count <= interval.upper };
  });
  const hits = found.filter(
    ({ claim, count, isRight }) => isRight && (claim.from === null || Math.abs(count) <= FEW_CHANGES),
  );
  return {
    narrow: narrow.length,
    hits: hits.map(({ claim }) => claim),
    wrong: found.filter(({ isRight }) => !isRight).length,
  };
}

/** Nineteen of twenty: with fewer, an attack's right claims cannot be distinguished from its wrong ones. */
const CONFIDENCE = 0.95;

/** What was learned: the hits, where an attack's narrow claims are right so often that it can rely on them. */
export const learned = ({ narrow, hits, wrong }: Score): readonly Claim[] =>
  narrow - wrong >= CONFIDENCE * narrow ? hits : [];
