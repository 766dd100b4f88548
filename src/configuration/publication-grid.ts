import { gridOf } from "../audit/structure/declared-grid.ts";
import type { Grid } from "../audit/structure/cell-grid.ts";
import type { Pipeline } from "./pipeline.ts";

/** The additive structure of a pipeline's published counts. */
export const publicationGrid = ({ count, audit: { measures } }: Pipeline): Grid => gridOf({ ...count, measures });
