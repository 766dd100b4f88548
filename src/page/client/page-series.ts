import { areaY, dot, link, ruleX, text } from "@observablehq/plot";
import type { Markish } from "@observablehq/plot";
import { type Point, hasValue } from "./page-cells.ts";
import type { Shape } from "./signs.ts";
import { BAR_THROUGH, INK, MISSING, isFilled, signOf, symbolOf } from "./signs.ts";
import type { PointWithValue } from "./series-pieces.ts";
import { flatPoint, pieces, isDashed, BETWEEN } from "./series-pieces.ts";

/** The style of one series of a panel. */
export interface SeriesStyle {
  readonly colour: string;
  readonly shape: Shape;
  /** Radius of a mark, CSS pixels. */
  readonly r: number;
  /** The value at which the signs of missing values are drawn: the axis' lowest. */
  readonly baseline: number;
  /** The one band of a series: the nowcast's bars, the ribbon of chance, or none. */
  readonly band: "nowcast" | "chance" | "none";
  /** A line for comparison: without marks, bars and signs. */
  readonly quiet?: boolean;
  readonly breakWord: string;
  /** Height of the signs of missing values over the foot of the axis, CSS pixels; null: they are not drawn. */
  readonly missing?: number | null;
}

function lines(points: readonly Point[], { colour, quiet = false }: SeriesStyle): readonly Markish[] {
  const all = pieces(points);
  const width = quiet ? 1.5 : 2;
  return [
    link(
      all.filter((piece) => !isDashed(piece)),
      {
        ...BETWEEN,
        stroke: colour,
        strokeWidth: width,
        ...(quiet ? { strokeDasharray: "1 3", strokeLinecap: "round" } : {}),
      },
    ),
    link(all.filter(isDashed), {
      ...BETWEEN,
      stroke: colour,
      strokeWidth: width,
      strokeDasharray: quiet ? "1 3" : "4 3",
    }),
  ];
}

function marks(points: readonly PointWithValue[], { colour, shape, r }: SeriesStyle): readonly Markish[] {
  const signs = [...new Set(points.map(({ sign }) => sign))];
  const held = points.filter(({ sign }) => sign === "held");
  return [
    ...signs.map((sign) =>
      dot(
        points.filter((point) => point.sign === sign),
        {
          x: "month",
          y: "value",
          r: sign === "estimate" ? r * 1.25 : r,
          symbol: symbolOf(sign, shape),
          stroke: colour,
          strokeWidth: 1.75,
          fill: isFilled(sign) ? colour : INK.background,
        },
      ),
    ),
    dot(held, { x: "month", y: "value", r, symbol: BAR_THROUGH, stroke: colour, strokeWidth: 1.75 }),
  ];
}

function missing(points: readonly Point[], baseline: number, over: number): Markish {
  const all = points.flatMap(({ month, cell }) => {
    const sign = MISSING[signOf(cell)];
    return sign === undefined ? [] : [{ month, sign }];
  });
  return text(all, { x: "month", y: () => baseline, text: "sign", dy: -7 - over, fill: INK.secondary, fontSize: 13 });
}

function breaks(points: readonly PointWithValue[], word: string): readonly Markish[] {
  const all = points.filter(({ sign }) => sign === "break");
  return [
    ruleX(all, { x: "month", stroke: INK.secondary }),
    text(all, { x: "month", text: () => word, frameAnchor: "top", dx: 4, textAnchor: "start", fill: INK.secondary }),
  ];
}

const bars = (points: readonly PointWithValue[], { colour, r }: SeriesStyle): Markish =>
  ruleX(
    points.filter(({ low, high }) => low !== null && high !== null),
    { x: "month", y1: "low", y2: "high", stroke: colour, strokeWidth: Math.max(3, r * 1.4), strokeOpacity: 0.45 },
  );

const ribbon = (points: readonly Point[], { colour }: SeriesStyle): Markish =>
  areaY(points, {
    x: "month",
    y1: ({ cell }: Point) => (hasValue(cell) ? cell.lower : null),
    y2: ({ cell }: Point) => (hasValue(cell) ? cell.upper : null),
    fill: colour,
    fillOpacity: 0.14,
  });

function bandMarks(points: readonly Point[], style: SeriesStyle): readonly Markish[] {
  if (style.band === "none") return [];
  return [style.band === "chance" ? ribbon(points, style) : bars(points.flatMap(flatPoint), style)];
}

/**
 * A series over time: a solid line through its values, dashed to an estimate, broken where a month has no value; the short bar of the nowcast at its
 * month; the signs of missing values on the baseline. One band at most: where random variation is shown, the bars are not.
 */
export function seriesMarks(points: readonly Point[], style: SeriesStyle): readonly Markish[] {
  const all = points.flatMap(flatPoint);
  if (style.quiet === true) return lines(points, style);
  return [
    ...bandMarks(points, style),
    ...lines(points, style),
    ...breaks(all, style.breakWord),
    ...marks(all, style),
    ...(style.missing === null ? [] : [missing(points, style.baseline, style.missing ?? 0)]),
  ];
}

/** The values that the axis must include: those of the series, and the limits drawn around them. */
export function extent(points: readonly Point[], chance: boolean): readonly number[] {
  return points.flatMap(({ cell }) => {
    if (!hasValue(cell)) return [];
    const around = chance ? [cell.lower, cell.upper] : [cell.nowcastLower, cell.nowcastUpper];
    return [cell.value, ...around.filter((limit) => limit !== null)];
  });
}
