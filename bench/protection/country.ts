import { join } from "node:path";
import { countryValues, readCities, SIX_CITIES } from "../../src/synthetic/generate.ts";
import { openEngine } from "../../src/synthetic/engine.ts";
import type { Engine } from "../../src/synthetic/engine.ts";
import { people } from "../../src/synthetic/simulate.ts";
import { literal } from "../../src/database/sql.ts";
import type { StepContext } from "../../src/database/step.ts";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { writeParquet } from "../../src/database/write-parquet.ts";
import type { MonthToProtect } from "../../src/protect/protect-month.ts";
import { copyOf } from "./statement.ts";

export interface CountryToInvent {
  /** Residents of the six cities at the start. */
  readonly persons: number;
  readonly months: number;
  readonly seed: number;
  /** Folder that the residents are written to. */
  readonly folder: string;
}

/** The registers' data on a month once every report has arrived. */
export interface InventedMonth {
  readonly month: Month;
  readonly residents: string;
}

/** Person-months with the number of their rows. */
export type PersonMonths = MonthToProtect["personMonth"];

const FROM = "2024-09";

/** Simulates one month and writes its residents; the generator's statements read the previous state from `state_before`. */
async function liveMonth(engine: Engine, month: number, output: string): Promise<void> {
  await engine.table("state", "state", { month });
  await engine.run(`set variable output = ${literal(output)};\n${copyOf("residents")}`);
  await engine.run("drop table state_before");
  await engine.run("alter table state rename to state_before");
}

/**
 * Simulates the synthetic country's first months without writing deliveries: its residents as the registers finally know them, one file
 * a month.
 *
 * @example await inventCountry({ persons: 20_000, months: 3, seed: 7, folder }); // [{ month: "2024-09", residents: "….parquet" }, …]
 */
export async function inventCountry({ folder, ...of }: CountryToInvent): Promise<readonly InventedMonth[]> {
  const span = { from: FROM, months: of.months, firstWindow: of.months };
  const engine = await openEngine({
    memoryLimit: "5GB",
    temporary: join(folder, "country-spill"),
    folders: [folder],
    values: countryValues({ persons: of.persons, seed: of.seed, span }, await readCities(SIX_CITIES)),
  });
  try {
    await people({ engine });
    const months: InventedMonth[] = [];
    for (let number = 0; number < of.months; number += 1) {
      const month = addMonths(FROM, number);
      const residents = join(folder, `residents-${month}.parquet`);
      await liveMonth(engine, number, residents);
      months.push({ month, residents });
    }
    return months;
  } finally {
    engine.close();
  }
}

/** Unknown wage reports per million at the second vintage; at each later one, a quarter as many. */
const SECOND_PPM = 10_000;

/** Null at the first vintage (numbered from 0), where each group has a share of its own (2 to 6 %: sql/residents.sql). */
export const unknownAt = (vintage: number): number | null =>
  vintage === 0 ? null : Math.round(SECOND_PPM / 4 ** (vintage - 1));

/** The inputs of sql/join/person_month.sql. */
const REGISTERS = [
  "population",
  "origin",
  "arrivals",
  "permits",
  "permits_on_record",
  "wages",
  "unemployment",
  "training",
  "self_employed",
  "payers_before",
] as const;

/** The join's other parameters: any pay counts as work, every month's wages have arrived, and unemployment comes from job search. */
const PARAMETERS = {
  work_pay_threshold: 0,
  employment_covered: 1,
  employment_covered_before: 1,
  self_employment_covered: 1,
  unemployment_source: "job_search",
};

/** Writes the person-months of a month as known at a vintage, by the pipeline's own join: the wages of some have not been reported yet. */
export async function personMonthsAt(
  { month, residents }: InventedMonth,
  vintage: number,
  { session, store }: StepContext,
): Promise<PersonMonths> {
  const registers: Record<string, readonly string[]> = {};
  for (const register of REGISTERS) {
    const output = join(store, `${register}-${month}-${vintage}.parquet`);
    await session.run(copyOf(`registers/${register}`), { residents, unknown_ppm: unknownAt(vintage), output });
    registers[register] = [output];
  }
  const path = join(store, `person-month-${month}-${vintage}.parquet`);
  const rows = await writeParquet(session, "join/person_month", { month, ...PARAMETERS, ...registers, output: path });
  return { path, sha256: await sha256OfFile(path), rows };
}
