import { GRID_MEASURES } from "../src/model/dictionary.ts";
import type { Pipeline } from "../src/configuration/pipeline.ts";
import { ageGroups } from "./ages.ts";
import type { Area } from "../src/count/count-declarations.ts";
import { wholeArea } from "../src/model/whole-area.ts";
import { areas as sixCities } from "./cities.ts";
import { codeTables } from "./code-tables.ts";
import { bridgeTableOf } from "./counts/bridge.ts";
import { countTables } from "./counts/index.ts";
import { vocabularyOf } from "./indicators/codelists.ts";
import { indicatorDeclarations } from "./indicators/index.ts";
import { nowcastOf, referencePopulationOf } from "./nowcast.ts";
import { auditLimits, protection } from "./protection.ts";
import { reconstructionOf } from "./reconstruction.ts";
import { sourcesOf } from "./sources/index.ts";
import { mainActivityTable, personMonthJoin, populationTable, subjects } from "./subjects.ts";

/** The declarations of the nightly run of these areas, room by room. */
export function nightlyOf(areas: readonly Area[]): Pipeline {
  const whole = areas.find(({ code }) => code === wholeArea(areas))!;
  return {
    ingest: { sources: sourcesOf(areas) },
    stage: { subjects, codeTables, linkage: "linkage" },
    join: { ...personMonthJoin, months: populationTable },
    count: {
      areas,
      ages: ageGroups,
      tables: countTables,
      window: { table: "TAX_INCOMES_report", months: 13 },
      bridge: { subject: "main_activity", source: mainActivityTable, table: bridgeTableOf(whole) },
      reconstruction: reconstructionOf(whole),
    },
    protect: protection,
    audit: { measures: GRID_MEASURES, limits: auditLimits },
    indicators: {
      declarations: indicatorDeclarations,
      vocabulary: vocabularyOf(areas),
      nowcast: { settings: nowcastOf(whole), whole: referencePopulationOf(whole) },
    },
  };
}

/** The declarations of the nightly run of the six largest cities. */
export const nightly: Pipeline = nightlyOf(sixCities);
