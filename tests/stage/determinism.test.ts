import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeTables } from "../../pipelines/code-tables.ts";
import { openDatabase } from "../../src/database/database.ts";
import { materialise } from "../../src/database/step.ts";
import { sha256 as hashOf } from "../../src/lib/canonical.ts";
import type { Artifact, StepContext, StepResult } from "../../src/database/step.ts";
import { personMonth } from "../../src/join/person-month.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { codeArtifacts, loadCodes } from "../../src/stage/codes/load-codes.ts";
import { stageSettings } from "./world.ts";

/** Rows enough for several row groups, in no order, with ties wherever a rule picks one of several. */
const generated: Readonly<Record<string, string>> = {
  population: `select 'p' || i % 150000 as person_id, 1 as in_population, i % 90 as age, ['049', '091', '106'][1 + i % 3] as municipality,
    '3' as language_code, '2' as citizenship_code, '3' as birth_country_code, '1' as sex_code from range(150000) t(i)`,
  base: "select 2022 + i % 3 as year, 'p' || i % 90000 as person_id, ['11', '12', '21', '22'][1 + i % 4] as origin_code from range(200000) t(i)",
  moves:
    "select 'p' || i % 90000 as person_id, '41' as move_type, date '2015-01-01' + cast(i % 3000 as integer) as move_date from range(200000) t(i)",
  deliveries: `select 'd' || i as delivery_id, 'y' || i % 16000 as payer_id, date '2026-06-15' as payment_date,
    date '2026-05-20' as period_start, date '2026-06-20' + cast(i % 20 as integer) as period_end, '0' as substitute_payer from range(40000) t(i)`,
  reports: `select 'r' || i as report_id, 'd' || i % 40000 as delivery_id, 'p' || i % 130000 as person_id,
    cast(null as date) as employment_start, cast(null as date) as employment_end,
    timestamp '2026-06-16 12:00:00' + to_days(cast(i % 40 as integer)) as received_at from range(160000) t(i)`,
  transactions: `select 'r' || i % 160000 as report_id, ['201', '213', '101', '321', '322'][1 + i % 5] as income_type,
    cast(i % 7 as decimal(18, 2)) as amount, '0' as unjust_enrichment, '0' as recovery, '0' as one_off from range(400000) t(i)`,
  job_search: `select 'p' || i % 50000 as person_id, date '2026-01-01' as search_start, date '2222-11-11' as search_end,
    date '2026-01-01' + cast(i % 30 as integer) as spell_start, date '2222-11-11' as spell_end, cast(i % 10 as varchar) as employment_code from range(150000) t(i)`,
  permits: `select 'c' || i % 40000 as customer_id, if(i % 3 = 0, null, 'p' || i % 40000) as person_id, 'a' || i as case_id, date '2026-06-30' as valid_on,
    cast(1 + i % 4 as integer) as ground_group, ['Opiskelu', 'Lapsi', 'Muu työnteko'][1 + i % 3] as ground_name,
    date '2022-01-01' + cast(i % 2 as integer) as valid_from, date '9999-12-31' as valid_to from range(130000) t(i)`,
  decisions: `select 'c' || i % 40000 as customer_id, 'p' || i % 40000 as person_id, 'a' || i as case_id, date '2022-01-01' + cast(i % 2 as integer) as decided_on,
    1 as decision_type, cast(null as varchar) as cancelled, cast(1 + i % 4 as integer) as ground_group, ['Opiskelu', 'Lapsi'][1 + i % 2] as ground_name from range(130000) t(i)`,
  customer_list:
    "select 'c' || i as customer_id, cast(null as varchar) as register_id, 'p' || i as person_id from range(40000) t(i)",
  none: "select cast(null as varchar) as person_id where false",
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilannekuva-determinism-"));
  const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder] });
  const session = await database.session();
  for (const [name, query] of Object.entries(generated)) {
    await session.run(
      `copy (${query} order by hash(i)) to '${folder}/${name}.parquet' (format parquet)`.replace(
        name === "none" ? " order by hash(i)" : "",
        "",
      ),
    );
  }
  session.close();
  database.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const input = (name: string): readonly Artifact[] => {
  const path = join(folder, `${name}.parquet`);
  return [{ path, sha256: hashOf(readFileSync(path)) }];
};

async function everyStep(context: StepContext): Promise<readonly StepResult[]> {
  const codes = codeArtifacts(
    await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store: context.store }),
  );
  const code = (name: string): readonly Artifact[] =>
    [...codes].flatMap(([known, artifact]) => (known === name ? [artifact] : []));
  const grounds = { permit_grounds: code("permit_grounds"), permit_ground_groups: code("permit_ground_groups") };
  const made: StepResult[] = [];
  const step = async (
    name: string,
    inputs: Readonly<Record<string, readonly Artifact[]>>,
  ): Promise<readonly Artifact[]> => {
    const result = await materialise(
      { output: name, sql: `stage/${name}`, inputs, parameters: { month: "2026-06", ...stageSettings } },
      context,
    );
    made.push(result);
    return [result];
  };
  const wages = { deliveries: input("deliveries"), reports: input("reports"), transactions: input("transactions") };
  const customers = await step("customers", { customers: input("customer_list") });
  const valid_permits = await step("valid_permits", { permits: input("permits"), customers, ...grounds });
  const permit_history = await step("permit_history", {
    decisions: input("decisions"),
    permits: input("permits"),
    customers,
    ...grounds,
  });
  const wage_reports = await step("wage_reports", { ...wages, income_types: code("income_types") });
  const inputs = {
    population: await step("population", { population: input("population") }),
    origin: await step("origin", { base: input("base") }),
    arrivals: await step("arrivals", { first_arrivals: await step("first_arrivals", { moves: input("moves") }) }),
    permits: await step("permits", { valid_permits }),
    permits_on_record: await step("permits_on_record", { permit_history }),
    wages: await step("wages", { wage_reports }),
    unemployment: await step("job_search", { job_search: input("job_search") }),
    training: input("none"),
    self_employed: input("none"),
    payers_before: await step("payers_before", {
      wage_reports,
      payer_months: await step("payer_months", { deliveries: input("deliveries"), reports: input("reports") }),
    }),
  };
  const covered = { employment_covered: 1, employment_covered_before: 1, self_employment_covered: 1 };
  const parameters = { ...covered, unemployment_source: "job_search" };
  return [...made, await personMonth({ month: "2026-06", workPayThreshold: 0, inputs, parameters }, context)];
}

async function bytesWith(threads: number): Promise<readonly string[]> {
  const store = join(folder, `threads-${String(threads)}`);
  const database = await openDatabase({ threads, temporary: join(store, "spill"), folders: [folder] });
  const session = await database.session();
  try {
    const made = await everyStep({ session, engine: database.engine, store });
    expect(made.every(({ rows }) => rows > 30_000)).toBe(true);
    return made.map(({ path, sha256 }) => `${path.slice(store.length)} ${sha256}`);
  } finally {
    session.close();
    database.close();
  }
}

test("the same inputs give the same bytes with one thread and with two", async () => {
  expect(await bytesWith(2)).toEqual(await bytesWith(1));
});
