import type { Point } from "./page-cells.ts";
import { hasValue } from "./page-cells.ts";
import { isEstimate, signOf } from "./signs.ts";
import type { Sign } from "./texts/page-texts.ts";

/** A month of a series that has a value, flat, as Plot reads it. */
export interface PointWithValue {
  readonly month: string;
  readonly value: number;
  readonly sign: Sign;
  readonly estimate: boolean;
  readonly low: number | null;
  readonly high: number | null;
}

/** A point flat, as Plot reads it; none where it has no value. */
export function flatPoint({ month, cell }: Point): readonly PointWithValue[] {
  if (!hasValue(cell)) return [];
  const { value, nowcastLower: low, nowcastUpper: high } = cell;
  return [{ month, value, sign: signOf(cell), estimate: isEstimate(cell), low, high }];
}

/** A piece of line between two months that follow each other and both have a value. */
interface Piece {
  readonly from: PointWithValue;
  readonly to: PointWithValue;
}

/** The pieces of a series' line: it is broken where a month has no value. */
export function pieces(points: readonly Point[]): readonly Piece[] {
  return points.slice(1).flatMap((point, index): readonly Piece[] => {
    const [from, to] = [flatPoint(points[index]!)[0], flatPoint(point)[0]];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** The two ends of a piece, as Plot reads them. */
export const BETWEEN = {
  x1: ({ from }: Piece) => from.month,
  x2: ({ to }: Piece) => to.month,
  y1: ({ from }: Piece) => from.value,
  y2: ({ to }: Piece) => to.value,
} as const;

/** Whether either end of a piece is an estimate. */
export const isDashed = ({ from, to }: Piece): boolean => from.estimate || to.estimate;
