import type { Interval, Share } from "../statistics/interval.ts";
import { newcombeOver } from "../statistics/newcombe.ts";
import { trueNumbers } from "../statistics/rounded-counts.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import { roundedDown, roundedQuotient, roundedUp } from "../statistics/rounding.ts";
import { wilsonOver } from "../statistics/wilson.ts";
import type { Cell } from "./counted-cells.ts";
import { shareRange } from "./composition.ts";
import type { Composition } from "./composition.ts";

/** What an indicator says of a cell: the columns of an observation that depend on the counts. */
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
 * The share that a cell's counts give, or why there is none. Numerator, rest and denominator have to be published counts; a rest of
 * nobody (or, by rounding, of less) is none, and 0 % or 100 % would tell the same of each member of the group.
 */
function shareOf({ numerator, denominator, status }: Cell): Share | string {
  if (!hasValue(status) || numerator === null || denominator === null) return status;
  return numerator > 0 && denominator - numerator > 0 ? { numerator, denominator } : "Q";
}

/** Limits in per cent, rounded outwards: what the interval contains stays in it. */
const published = ({ lower, upper }: Interval, decimals: number): Pick<Figure, "LOWER" | "UPPER"> => ({
  LOWER: roundedDown(PERCENT * lower, decimals),
  UPPER: roundedUp(PERCENT * upper, decimals),
});

/** A number of persons, as published, with the smallest and the greatest true number that it may stand for. */
export function countFigure(
  { numerator, status }: Cell,
  { composition, rounding }: Omit<FigureOptions, "decimals">,
): Figure {
  if (!hasValue(status) || numerator === null) return without(status);
  const { lower, upper } = trueNumbers({ sum: numerator, counts: composition.numerator }, rounding);
  return { OBS_VALUE: numerator, LOWER: lower, UPPER: upper, N_BASE: numerator, OBS_STATUS: status };
}

/** A rate in per cent, exact to its last digit, with Wilson's interval of all the rates that the rounded counts may stand for. */
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
 * Minuend's rate minus subtrahend's in percentage points with Newcombe's interval of all the gaps that the rounded counts may stand for;
 * there is one only where both rates are published.
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
