import { GRID_MEASURES } from "../src/model/dictionary.ts";
import type { Pipeline } from "../src/configuration/pipeline.ts";
import { ageGroups } from "./ages.ts";
import { areas } from "./cities.ts";
import { codeTables } from "./code-tables.ts";
import { bridgeTable } from "./counts/bridge.ts";
import { countTables } from "./counts/index.ts";
import { vocabulary } from "./indicators/codelists.ts";
import { indicatorDeclarations } from "./indicators/index.ts";
import { nowcastDeclaration, referencePopulation } from "./nowcast.ts";
import { auditLimits, protection } from "./protection.ts";
import { reconstruction } from "./reconstruction.ts";
import { sources } from "./sources/index.ts";
import { mainActivityTable, personMonthJoin, populationTable, subjects } from "./subjects.ts";

/** The declarations of the nightly run, room by room. */
export const nightly: Pipeline = {
  ingest: { sources },
  stage: { subjects, codeTables, linkage: "linkage" },
  join: { ...personMonthJoin, months: populationTable },
  count: {
    areas,
    ages: ageGroups,
    tables: countTables,
    window: { table: "TAX_INCOMES_report", months: 13 },
    bridge: { subject: "main_activity", source: mainActivityTable, table: bridgeTable },
    reconstruction,
  },
  protect: protection,
  audit: { measures: GRID_MEASURES, limits: auditLimits },
  indicators: {
    declarations: indicatorDeclarations,
    vocabulary,
    nowcast: { settings: nowcastDeclaration, whole: referencePopulation },
  },
};
