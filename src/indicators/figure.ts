import type { Interval, Share } from "../statistics/interval.ts";
import { newcombeOver } from "../statistics/newcombe.ts";
import { trueNumbers } from "../statistics/rounded-counts.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import { roundedDown, roundedQuotient, roundedUp } from "../statistics/rounding.ts";
import { wilsonOver } from "../statistics/wilson.ts";
import type { Cell } from "./counted-cells.ts";
import { shareRange } from "./composition.ts";
import type { Composition } from "./composition.ts";

/** The figure of an indicator for a cell: the columns of an observation that depend on the counts. */
export interface Figure {
  readonly OBS_VALUE: number | null;
  readonly LOWER: number | null;
  readonly UPPER: number | null;
  readonly N_BASE: number | null;
  readonly OBS_STATUS: string;
}

/** What a figure needs beside the counts of its cells. */
export interface FigureOptions {
  readonly decimals: number;
  readonly composition: Composition;
  readonly rounding: Rounding;
}

const PERCENT = 100;

const without = (status: string): Figure => ({
  OBS_VALUE: null,
  LOWER: null,
  UPPER: null,
  N_BASE: null,
  OBS_STATUS: status,
});

const hasValue = (status: string): boolean => status === "A" || status === "P" || status === "E";

/** The weaker of two statuses: not collected, withheld, estimated, provisional, normal. */
const weaker = (a: string, b: string): string =>
  ["L", "Q", "E", "P"].find((status) => status === a || status === b) ?? "A";

/**
 * The share of a cell's counts, or the status that explains why there is none. Numerator, rest and denominator must be
 * publishable counts. A rest of zero (or, through rounding, less) is not, as 0 % or 100 % would be a group disclosure
 * about every member.
 */
function shareOf({ numerator, denominator, status }: Cell): Share | string {
  if (!hasValue(status) || numerator === null || denominator === null) return status;
  return numerator > 0 && denominator - numerator > 0 ? { numerator, denominator } : "Q";
}

/** Limits in per cent, rounded outwards, so that they still include the interval. */
const published = ({ lower, upper }: Interval, decimals: number): Pick<Figure, "LOWER" | "UPPER"> => ({
  LOWER: roundedDown(PERCENT * lower, decimals),
  UPPER: roundedUp(PERCENT * upper, decimals),
});

/** A published number of persons, with the smallest and the greatest true number that it may represent. */
export function countFigure(
  { numerator, status }: Cell,
  { composition, rounding }: Omit<FigureOptions, "decimals">,
): Figure {
  if (!hasValue(status) || numerator === null) return without(status);
  const { lower, upper } = trueNumbers({ sum: numerator, counts: composition.numerator }, rounding);
  return { OBS_VALUE: numerator, LOWER: lower, UPPER: upper, N_BASE: numerator, OBS_STATUS: status };
}

/**
 * A rate in per cent, exact to its last digit, with the union of Wilson's intervals of all rates that the rounded
 * counts may represent.
 */
export function rateFigure(cell: Cell, making: FigureOptions): Figure {
  const share = shareOf(cell);
  if (typeof share === "string") return without(share);
  return {
    OBS_VALUE: roundedQuotient(BigInt(PERCENT * share.numerator), BigInt(share.denominator), making.decimals),
    ...published(wilsonOver(shareRange(share, making)), making.decimals),
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

/**
 * The minuend's rate minus the subtrahend's in percentage points, with the union of Newcombe's intervals of all gaps
 * that the rounded counts may represent; without a value unless both rates are published.
 */
export function gapFigure(minuend: Cell, subtrahend: Cell, making: FigureOptions): Figure {
  const [first, second] = [shareOf(minuend), shareOf(subtrahend)];
  if (typeof first === "string" || typeof second === "string") {
    return without(weaker(typeof first === "string" ? first : "A", typeof second === "string" ? second : "A"));
  }
  const limits = newcombeOver(shareRange(first, making), shareRange(second, making));
  return {
    OBS_VALUE: difference(first, second, making.decimals),
    ...published(limits, making.decimals),
    N_BASE: Math.min(first.denominator, second.denominator),
    OBS_STATUS: weaker(minuend.status, subtrahend.status),
  };
}
