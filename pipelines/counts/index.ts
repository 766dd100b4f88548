import type { CountTable } from "../../src/count/declarations.ts";
import { byBackground } from "./by_background.ts";
import { byClassification } from "./by_classification.ts";
import { byGeneration } from "./by_generation.ts";
import { byGround } from "./by_ground.ts";
import { byLanguage } from "./by_language.ts";
import { byReporting } from "./by_reporting.ts";
import { byStay } from "./by_stay.ts";

/** The published tables of counts. A new table is a file beside this one and a line here. */
export const countTables: readonly CountTable[] = [
  byBackground,
  byClassification,
  byLanguage,
  byGeneration,
  byGround,
  byStay,
  byReporting,
];
