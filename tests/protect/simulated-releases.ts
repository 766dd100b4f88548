import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { protection } from "../../pipelines/protection.ts";
import { nameOfCell } from "../../src/audit/structure/cell-grid.ts";
import { countMonth } from "../../src/count/count-month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { Row } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import type { Artifact, StepContext } from "../../src/database/step.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import { protectMonth } from "../../src/protect/protect-month.ts";
import { writePersonMonths } from "../count/usual-person-months.ts";
import type { Country } from "./simulated-country.ts";
import type { PublishedMonth } from "./simulated-protection.ts";
import { declared, numberOfCell } from "./simulated-grid.ts";

const MONTH = "2026-06";

/** A published row: a cell and what is public of it; null where it is withheld. */
export interface PublicRow {
  readonly cell: number;
  readonly value: number | null;
}

/** What became public at a vintage, and the month's chain with it. */
export interface Release {
  readonly rows: readonly PublicRow[];
  readonly chain: readonly MonthRelease[];
  /** Blocks that stay as they were published before, `by_ground KU049`. */
  readonly held: readonly string[];
}

const invented = `
select
  person_id, '${MONTH}' as month, ref_area, sex, age, background, if(background = 'foreign', 'first', null) as generation,
  if(background = 'foreign', 'foreign', 'domestic') as language, ground as permit_ground,
  if(status = 'both', 'employed', status) as status_monthly, if(status = 'both', 'unemployed', status) as status_annual,
  if(status in ('employed', 'both'), 2000 + age, 0)::decimal(18, 2) as work_pay,
  if(status in ('employed', 'both'), payer, null) as main_payer
from read_csv(getvariable('given'), header = true, all_varchar = false, types = {'person_id': 'varchar', 'age': 'integer'})`;

/** The person-months of a country, as the join would have written them. */
export async function personMonthOf(
  country: Country,
  { session, store }: StepContext,
): Promise<Artifact & { readonly rows: number }> {
  const lines = [...country].map(([id, one]) =>
    [id, one.city, one.sex, one.age, one.background, one.ground, one.status, one.payer].join(),
  );
  const given = join(store, "people.csv");
  await writeFile(given, ["person_id,ref_area,sex,age,background,ground,status,payer", ...lines, ""].join("\n"));
  const draft = join(store, "people.parquet");
  await writePersonMonths(session, draft, { query: invented, values: { given } });
  const sha256 = await sha256OfFile(draft);
  const path = join(store, `people-${sha256}.parquet`);
  await rename(draft, path);
  return { path, sha256, rows: lines.length };
}

const publicRow = (row: Row): PublicRow => {
  const table = textOf(row, "TABLE_ID");
  const place = {
    table,
    area: textOf(row, "REF_AREA"),
    sex: textOf(row, "SEX"),
    age: textOf(row, "AGE"),
    category: textOf(row, table === "by_background" ? "BACKGROUND" : "PERMIT_GROUND"),
    order: textOf(row, "STATUS_ORDER"),
    measure: textOf(row, "MEASURE"),
  };
  const value = row["OBS_VALUE"];
  return { cell: numberOfCell.get(nameOfCell(place))!, value: typeof value === "number" ? value : null };
};

export interface ReleaseToMake {
  /** What was published before, oldest first. */
  readonly chain: readonly MonthRelease[];
  readonly country: Country;
  readonly vintage: string;
  readonly means: PublishedMonth;
}

/**
 * One night's release of the month, as a run makes it: counted, protected by the chain of all that was published before. The one place
 * where the simulation meets what protects.
 */
export async function release(
  { chain, country, vintage, means }: ReleaseToMake,
  context: StepContext,
): Promise<Release> {
  const personMonth = await personMonthOf(country, context);
  const counts = await countMonth({ personMonth, month: MONTH, ...declared }, context);
  const input = {
    month: MONTH,
    releases: chain,
    personMonth,
    counts,
    grid: gridParameters(declared),
    rules: protection,
    vintage,
  };
  const longer = await protectMonth({ ...input, ...means, obsStatus: "P" }, context);
  const { held, published: counted } = longer.at(-1)!;
  // There is nothing new to publish: held blocks stay held.
  if (longer === chain) return { chain, rows: [], held };
  const published = { file: counted.path };
  const rows = await context.session.rows("select * from read_parquet(getvariable('file'))", published);
  return { chain: longer, rows: rows.map(publicRow), held };
}
