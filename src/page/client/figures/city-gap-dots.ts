import { dot, link } from "@observablehq/plot";
import type { Markish } from "@observablehq/plot";
import type { Cell } from "../../picture.ts";
import { hasValue } from "../page-cells.ts";
import type { Shape } from "../signs.ts";
import { INK, isEstimate, isFilled, signOf, symbolOf } from "../signs.ts";
import type { Line } from "./city-lines.ts";

/** A mark of the drawing, flat, as Plot reads it. */
interface Mark {
  readonly name: string;
  readonly value: number;
  readonly cell: Cell;
}

/** The cities' values of one of the two groups. */
export const marksOf = (lines: readonly Line[], which: "first" | "second"): readonly Mark[] =>
  lines.flatMap((line) => {
    const cell = line[which];
    return hasValue(cell) ? [{ name: line.name, value: cell.value, cell }] : [];
  });

/** The dots of a group, each by its sign. */
export function dots(marks: readonly Mark[], colour: string, shape: Shape): readonly Markish[] {
  const signs = [...new Set(marks.map(({ cell }) => signOf(cell)))];
  return signs.map((sign) =>
    dot(
      marks.filter(({ cell }) => signOf(cell) === sign),
      {
        x: "value",
        y: "name",
        r: sign === "estimate" && shape === "round" ? 6.5 : 5.5,
        symbol: symbolOf(sign, shape),
        stroke: colour,
        strokeWidth: 2,
        fill: isFilled(sign) ? colour : INK.background,
      },
    ),
  );
}

interface Span extends Line {
  readonly from: number;
  readonly to: number;
}

const spans = (lines: readonly Line[]): readonly Span[] =>
  lines.flatMap((line) => {
    const { first, second } = line;
    return hasValue(first) && hasValue(second) ? [Object.assign({ from: second.value, to: first.value }, line)] : [];
  });

const isDashed = ({ first, second }: Line): boolean => isEstimate(first) || isEstimate(second);

/** The lines between a city's two dots, dashed where either is an estimate. */
export function connectors(lines: readonly Line[]): readonly Markish[] {
  const all = spans(lines);
  const between = { x1: "from", x2: "to", y1: "name", y2: "name", stroke: INK.secondary, strokeWidth: 1.5 } as const;
  return [
    link(
      all.filter((line) => !isDashed(line)),
      between,
    ),
    link(all.filter(isDashed), { ...between, strokeDasharray: "4 3" }),
  ];
}
