import type { CountTable } from "../../src/count/count-declarations.ts";
import type { AgeCode } from "../ages.ts";
import { byBackground } from "./by_background.ts";
import { byCitizenship } from "./by_citizenship.ts";
import { byClassification } from "./by_classification.ts";
import { byGeneration } from "./by_generation.ts";
import { byGround } from "./by_ground.ts";
import { byLanguage } from "./by_language.ts";
import { byReporting } from "./by_reporting.ts";
import { byStay } from "./by_stay.ts";

/** A table whose ages are declared (pipelines/ages.ts). */
interface DeclaredTable extends CountTable {
  readonly ages: readonly AgeCode[];
}

/** The published tables of counts. A new table is a file beside this one and a line here. */
export const countTables = [
  byBackground,
  byClassification,
  byLanguage,
  byGeneration,
  byGround,
  byStay,
  byReporting,
  byCitizenship,
] as const satisfies readonly DeclaredTable[];

/** Id of a table of counts. */
export type TableId = (typeof countTables)[number]["id"];
