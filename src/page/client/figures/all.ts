import type { Figure } from "../figure.ts";
import { gapOverTime } from "./gap-over-time.ts";

/** The figures in the order in which they stand on the page. */
export const FIGURES: readonly Figure[] = [gapOverTime];
