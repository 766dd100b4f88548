import type { Share } from "../statistics/interval.ts";
import { newcombe } from "../statistics/newcombe.ts";
import { rounded, roundedQuotient } from "../statistics/rounding.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Cell } from "./cells.ts";

/** What an indicator says of a cell: the columns of an observation that depend on the counts. */
export interface Figure {
  readonly OBS_VALUE: number | null;
  readonly LOWER: number | null;
  readonly UPPER: number | null;
  readonly N_BASE: number | null;
  readonly OBS_STATUS: string;
}

const PERCENT = 100;

const without = (status: string): Figure => ({
  OBS_VALUE: null,
  LOWER: null,
  UPPER: null,
  N_BASE: null,
  OBS_STATUS: status,
});

const hasValue = (status: string): boolean => status === "A" || status === "P";

/** The weaker of two statuses: not collected, withheld, provisional, normal. */
const weaker = (a: string, b: string): string => ["L", "Q", "P"].find((status) => status === a || status === b) ?? "A";

/**
 * The share that a cell's counts give, or why there is none. Numerator, rest and denominator have to be published counts; a rest of
 * nobody (or, by rounding, of less) is none, and 0 % or 100 % would tell the same of each member of the group.
 */
function shareOf({ numerator, denominator, status }: Cell): Share | string {
  if (!hasValue(status) || numerator === null || denominator === null) return status;
  return numerator > 0 && denominator - numerator > 0 ? { numerator, denominator } : "Q";
}

/** A number of persons, as published. It has no band of its own. */
export const countFigure = ({ numerator, status }: Cell): Figure =>
  hasValue(status) && numerator !== null
    ? { OBS_VALUE: numerator, LOWER: null, UPPER: null, N_BASE: numerator, OBS_STATUS: status }
    : without(status);

/** A rate in per cent with Wilson's interval; the value is exact to its last digit. */
export function rateFigure(cell: Cell, decimals: number): Figure {
  const share = shareOf(cell);
  if (typeof share === "string") return without(share);
  const limits = wilson(share);
  return {
    OBS_VALUE: roundedQuotient(BigInt(PERCENT * share.numerator), BigInt(share.denominator), decimals),
    LOWER: rounded(PERCENT * limits.lower, decimals),
    UPPER: rounded(PERCENT * limits.upper, decimals),
    N_BASE: share.denominator,
    OBS_STATUS: cell.status,
  };
}

const difference = (a: Share, b: Share, decimals: number): number =>
  roundedQuotient(
    100n * (BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator)),
    BigInt(a.denominator) * BigInt(b.denominator),
    decimals,
  );

/** Minuend's rate minus subtrahend's in percentage points with Newcombe's interval; there is one only where both rates are published. */
export function gapFigure(minuend: Cell, subtrahend: Cell, decimals: number): Figure {
  const [first, second] = [shareOf(minuend), shareOf(subtrahend)];
  if (typeof first === "string" || typeof second === "string") {
    return without(weaker(typeof first === "string" ? first : "A", typeof second === "string" ? second : "A"));
  }
  const limits = newcombe(first, second);
  return {
    OBS_VALUE: difference(first, second, decimals),
    LOWER: rounded(PERCENT * limits.lower, decimals),
    UPPER: rounded(PERCENT * limits.upper, decimals),
    N_BASE: Math.min(first.denominator, second.denominator),
    OBS_STATUS: weaker(minuend.status, subtrahend.status),
  };
}
