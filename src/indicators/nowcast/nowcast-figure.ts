import { roundedDown, roundedQuotient, roundedUp } from "../../statistics/rounding.ts";
import type { Cell } from "../counted-cells.ts";
import { countFigure, gapFigure, rateFigure } from "../figure.ts";
import type { Figure, FigureOptions } from "../figure.ts";
import type { NowcastMethod, NowcastRow } from "../../model/nowcast-row.ts";
import type { Nowcast } from "./nowcast-months.ts";
import type { ExpectedShare } from "./series.ts";

/** A figure with its nowcast attributes. */
export interface NowcastFigure extends Figure {
  readonly NOWCAST_LOWER: number | null;
  readonly NOWCAST_UPPER: number | null;
  readonly COMPLETENESS: number | null;
  readonly METHOD: NowcastMethod;
}

type Band = Pick<NowcastFigure, "NOWCAST_LOWER" | "NOWCAST_UPPER" | "COMPLETENESS">;

const NO_BAND: Band = { NOWCAST_LOWER: null, NOWCAST_UPPER: null, COMPLETENESS: null };

const TOO_EARLY: NowcastFigure = {
  OBS_VALUE: null,
  LOWER: null,
  UPPER: null,
  N_BASE: null,
  OBS_STATUS: "L",
  ...NO_BAND,
  METHOD: "none",
};

/** The method of a figure without a nowcast: closed values are final, provisional ones remain as published. */
const methodOf = ({ OBS_STATUS }: Figure): NowcastMethod =>
  OBS_STATUS === "A" ? "final" : OBS_STATUS === "P" ? "naive" : "none";

/** Completeness to three decimals, as it is itself an estimate. */
const completenessOf = ({ COMPLETENESS }: NowcastRow): number | null =>
  COMPLETENESS === null ? null : Math.round(COMPLETENESS * 1000) / 1000;

type ToPublish = FigureOptions & { readonly isCount: boolean };

/**
 * The 95 % band, rounded outwards; for persons to the rounding base of the counts, so that the value lies within it.
 */
function bandOf(row: NowcastRow, { isCount, decimals, rounding }: ToPublish): Band {
  const { LOWER_95, UPPER_95 } = row;
  const step = isCount ? rounding.base : 1;
  return {
    NOWCAST_LOWER: LOWER_95 === null ? null : step * roundedDown(LOWER_95 / step, decimals),
    NOWCAST_UPPER: UPPER_95 === null ? null : step * roundedUp(UPPER_95 / step, decimals),
    COMPLETENESS: completenessOf(row),
  };
}

const expectedCell = ({ numerator, denominator }: ExpectedShare): Cell => ({
  numerator: Math.round(numerator),
  denominator: Math.round(denominator),
  status: "E",
});

/** Expected counts are not integers: thousandths of persons keep what rounding would lose in a small group. */
const thousandths = (persons: number): bigint => BigInt(Math.round(persons * 1000));

const shareIn = ({ numerator, denominator }: ExpectedShare): readonly [bigint, bigint] => [
  thousandths(numerator),
  thousandths(denominator),
];

/** An estimated number of persons is published under the same rounding and threshold as the published counts. */
function expectedCount({ numerator }: ExpectedShare, making: FigureOptions): Figure {
  const { base, minimum } = making.rounding;
  const rounded = Math.round(numerator / base) * base;
  const status = rounded < minimum ? "Q" : "E";
  return countFigure({ numerator: rounded, denominator: rounded, status }, making);
}

function expectedFigure(shares: readonly ExpectedShare[], making: ToPublish): Figure {
  const [first, second] = shares;
  if (making.isCount) return expectedCount(first!, making);
  const [a, b] = shareIn(first!);
  if (second === undefined) {
    return { ...rateFigure(expectedCell(first!), making), OBS_VALUE: roundedQuotient(100n * a, b, making.decimals) };
  }
  const [c, d] = shareIn(second);
  return {
    ...gapFigure(expectedCell(first!), expectedCell(second), making),
    OBS_VALUE: roundedQuotient(100n * (a * d - c * b), b * d, making.decimals),
  };
}

/**
 * The figure of an observation with its nowcast: the expected value (E), the published value while reports still arrive
 * (P), a value that no longer changes (A), or none yet (L). Withheld values remain withheld, and closed ones are
 * unchanged.
 *
 * @param nowcast of the same place and month; undefined where there is none
 * @example nowcastFigure(figure, nowcast, making).OBS_STATUS // "E"
 */
export function nowcastFigure(figure: Figure, nowcast: Nowcast | undefined, making: ToPublish): NowcastFigure {
  if (nowcast === undefined || figure.OBS_STATUS !== "P") return { ...figure, ...NO_BAND, METHOD: methodOf(figure) };
  const { row, shares } = nowcast;
  if (row.METHOD === "none") return TOO_EARLY;
  if (row.METHOD === "final")
    return { ...figure, ...NO_BAND, COMPLETENESS: completenessOf(row), OBS_STATUS: "A", METHOD: "final" };
  const attributes = { ...bandOf(row, making), METHOD: row.METHOD };
  if (shares === null) return { ...figure, ...attributes };
  const expected = expectedFigure(shares, making);
  return expected.OBS_STATUS === "E" ? { ...expected, N_BASE: figure.N_BASE, ...attributes } : TOO_EARLY;
}
