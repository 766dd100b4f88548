import { gridOf } from "../audit/structure/declared-grid.ts";
import type { Grid } from "../audit/structure/cell-grid.ts";
import type { Pipeline } from "./pipeline.ts";

/** How the counts of a pipeline's publication add up. */
export const publicationGrid = ({ count, audit: { measures } }: Pipeline): Grid => gridOf({ ...count, measures });
