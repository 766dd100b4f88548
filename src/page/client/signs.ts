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

/** The light scheme: what a picture that leaves the page is drawn in. */
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
 * The sign of an observation: what it is drawn as, everywhere. What is held back goes before all others: such a value is of an earlier release.
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

/** Whether a value is one of an unfinished month: it is written with `~` and its line is dashed. */
export const isEstimate = (cell: Cell | null): boolean => hasValue(cell) && cell.status === "E";

/** What stands on the baseline where a value is missing. */
export const MISSING: Readonly<Partial<Record<Sign, string>>> = { withheld: "×", early: "…", absent: "–" };

/** How a second series differs from the first by more than its colour. */
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

/** The symbol of a told value: a diamond for an estimate of the first series; the second keeps its square, which is hollow then. */
export const symbolOf = (sign: Sign, shape: Shape): "circle" | "square" | "diamond" =>
  sign === "estimate" && shape === "round" ? "diamond" : SYMBOLS[shape];

/** Whether the mark of a sign is filled: only what is final. */
export const isFilled = (sign: Sign): boolean => sign === "final" || sign === "break";
