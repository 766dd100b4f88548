import type { Figure } from "../page-figure.ts";
import { employmentByGround, unemploymentByGround } from "./by-ground.ts";
import { employmentByStay, unemploymentByStay } from "./by-stay.ts";
import { populationByGround, populationByStay } from "./population-figure.ts";
import { releases } from "./releases-figure.ts";
import { revised } from "./revised-figure.ts";
import { whatIf } from "./what-if-figure.ts";

/** The figures besides those of the gaps, in their order on the page. */
export const OTHER_FIGURES: readonly Figure[] = [
  whatIf,
  unemploymentByGround,
  unemploymentByStay,
  employmentByGround,
  employmentByStay,
  populationByGround,
  populationByStay,
  revised,
  releases,
];
