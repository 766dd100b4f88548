import type { Figure } from "../page-figure.ts";
import { rateFigure } from "./rates-figure.ts";

/** Employment rate by length of stay, all cities together. */
export const employmentByStay: Figure = rateFigure("employment-by-stay", { rate: "employment_rate_18_64", by: "stay" });

/** Unemployment rate by length of stay, all cities together. */
export const unemploymentByStay: Figure = rateFigure("unemployment-by-stay", {
  rate: "unemployment_rate_18_64",
  by: "stay",
});
