import type { Figure } from "../page-figure.ts";
import { rateFigure } from "./rates-figure.ts";

/** Employment rate by permit ground, all cities together. */
export const employmentByGround: Figure = rateFigure("employment-by-ground", {
  rate: "employment_rate_18_64",
  by: "ground",
});

/** Unemployment rate by permit ground, all cities together. */
export const unemploymentByGround: Figure = rateFigure("unemployment-by-ground", {
  rate: "unemployment_rate_18_64",
  by: "ground",
});
