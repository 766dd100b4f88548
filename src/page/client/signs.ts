import type { Cell } from "../picture.ts";
import { hasValue } from "./page-cells.ts";
import type { Sign } from "./texts/page-texts.ts";

/** Colours by the page's custom properties, so that a change of scheme needs no new drawing. */
export const INK = {
  text: "var(--text)",
  secondary: "var(--secondary)",
  first: "var(--first)",
  second: "var(--second)",
  secondText: "var(--second-text)",
  good: "var(--good)",
  grid: "var(--grid)",
  background: "var(--background)",
} as const;

/** The light scheme, in which downloaded pictures are drawn. */
export const LIGHT: Readonly<Record<string, string>> = {
  "--text": "#1B1B1B",
  "--secondary": "#505A5F",
  "--first": "#12436D",
  "--second": "#F46A25",
  "--second-text": "#B8440B",
  "--good": "#28A197",
  "--grid": "#D9DDE0",
  "--background": "#FFFFFF",
};

/**
 * The sign of an observation, the same everywhere. Held data take precedence over every other status: such a value is from an earlier release.
 *
 * @example signOf({ ...cell, status: "Q", value: null }) // "withheld"
 */
export function signOf(cell: Cell | null): Sign {
  if (cell === null) return "absent";
  if (cell.value === null) {
    if (cell.status === "Q") return "withheld";
    return cell.status === "L" && cell.reason !== "" ? "early" : "absent";
  }
  if (cell.heldSince !== "") return "held";
  if (cell.status === "E") return "estimate";
  if (cell.status === "B") return "break";
  return cell.status === "A" ? "final" : "provisional";
}

/** Whether a value is an estimate: it is written with `~` and its line is dashed. */
export const isEstimate = (cell: Cell | null): boolean => hasValue(cell) && cell.status === "E";

/** The signs on the baseline where a value is missing. */
export const MISSING: Readonly<Partial<Record<Sign, string>>> = { withheld: "×", early: "…", absent: "–" };

/** The shape that distinguishes a second series from the first besides its colour. */
export type Shape = "round" | "square";

/** A drawing of a mark around its middle, as Plot's symbols are; `size` is an area. */
interface Symbol {
  readonly draw: (context: CanvasPath, size: number) => void;
}

/** A bar through a dot: the value is of an earlier release. */
export const BAR_THROUGH: Symbol = {
  draw: (context, size) => {
    const half = Math.sqrt(size / Math.PI) * 2;
    context.moveTo(-half, 0);
    context.lineTo(half, 0);
  },
};

const SYMBOLS = { round: "circle", square: "square" } as const;

/** The symbol of a value: a diamond for an estimate of the first series; the second series keeps its square, then hollow. */
export const symbolOf = (sign: Sign, shape: Shape): "circle" | "square" | "diamond" =>
  sign === "estimate" && shape === "round" ? "diamond" : SYMBOLS[shape];

/** Whether the mark of a sign is filled: only where the value is final. */
export const isFilled = (sign: Sign): boolean => sign === "final" || sign === "break";
