import type { Markish } from "@observablehq/plot";
import { dot } from "@observablehq/plot";

/** A row with a value; its sign shows its status. */
export interface DotRow {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly status: string;
  /** Newer data are held: the value is from an earlier release. */
  readonly held: boolean;
}

/** A row at its place among the rows. */
export interface PlacedRow extends DotRow {
  readonly y: number;
}

/** Colour of the dots. */
export const FIRST = "var(--first)";

/** A bar through a dot, to its sides. */
const BAR_THROUGH = {
  draw: (context: CanvasPath, size: number): void => {
    const half = Math.sqrt(size / Math.PI) * 2;
    context.moveTo(-half, 0);
    context.lineTo(half, 0);
  },
};

/** The sign of a status: filled final, hollow provisional, hollow diamond estimated; hollow with a bar through it where newer data are held. */
export function signs(placed: readonly PlacedRow[]): readonly Markish[] {
  const base = { x: "value", y: "y", stroke: FIRST, strokeWidth: 2 } as const;
  const held = placed.filter((row) => row.held);
  const of = (test: (status: string) => boolean): PlacedRow[] => placed.filter((row) => !row.held && test(row.status));
  return [
    dot(
      of((status) => status === "A"),
      { ...base, r: 5, fill: FIRST },
    ),
    dot([...of((status) => status !== "A" && status !== "E"), ...held], { ...base, r: 5, fill: "var(--background)" }),
    dot(
      of((status) => status === "E"),
      { ...base, r: 5.5, symbol: "diamond", fill: "var(--background)" },
    ),
    dot(held, { ...base, r: 5, symbol: BAR_THROUGH }),
  ];
}
