import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeTables } from "../../pipelines/code-tables.ts";
import { sources } from "../../pipelines/sources/index.ts";
import { personMonthJoin, subjects } from "../../pipelines/subjects.ts";
import { openContexts } from "../../src/database/contexts.ts";
import type { Contexts } from "../../src/database/contexts.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Row } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { emptyArchive, ingest } from "../../src/ingest/ingest.ts";
import { personMonth } from "../../src/join/person-month.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import type { Vintage } from "../../src/model/data-vintage.ts";
import { codeArtifacts, loadCodes } from "../../src/stage/codes/load-codes.ts";
import { joinInputs } from "../../src/stage/join-inputs.ts";
import { stageOf } from "../../src/stage/stage.ts";
import { touchedMonthsReader } from "../../src/stage/touched-months.ts";
import { made } from "../synthetic/inbox.ts";
import type { Made } from "../synthetic/inbox.ts";
import { stageSettings } from "../stage/world.ts";
import { takenAsTheyAre } from "../ingest/believed.ts";

const DELIVERIES = "TAX_INCOMES_delivery";

let country: Made;
let store: string;
let database: Database;
let contexts: Contexts;
let vintage: Vintage;
/** The newest month of which wages have arrived. */
let month: string;

beforeAll(async () => {
  country = await made({ persons: 3000, months: 8, seed: 5 });
  store = join(country.folder, "store");
  database = await openDatabase({ temporary: join(store, "spill"), folders: [store, country.inbox] });
  contexts = await openContexts(database, { store, count: 2 });
  const settings = { settleMinutes: 10, maxQuarantineShare: 0.05 };
  const now = new Date("2030-01-01T00:00:00Z");
  const { deliveries } = await ingest({
    inbox: country.inbox,
    store,
    sources,
    settings,
    plausibility: takenAsTheyAre,
    now,
    database,
  });
  vintage = asKnownAt(deliveries, "2030-01-01T00:00");
  month = vintage.tables.get(DELIVERIES)!.at(-1)!.period;
});
afterAll(async () => {
  await contexts.close();
  database.close();
  country.remove();
});

const rows = (sql: string, variables: Readonly<Record<string, string>>): Promise<readonly Row[]> =>
  contexts.use(({ session }) => session.rows(sql, variables));

/** The newest month's person-months at a vintage. */
async function personMonths(at: Vintage): Promise<string> {
  const codes = codeArtifacts(await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store }));
  const stage = stageOf({
    contexts,
    subjects,
    vintage: at,
    codes,
    store,
    emptyArchive: (table) =>
      contexts.use((context) =>
        emptyArchive(
          sources.find((source) => source.table === table)!,
          context,
        ),
      ),
    touchedMonths: touchedMonthsReader(contexts),
    settings: stageSettings,
  });
  const given = await joinInputs({ stage, vintage: at, declaration: personMonthJoin }, month);
  const { path } = await contexts.use((context) => personMonth({ month, workPayThreshold: 0, ...given }, context));
  return path;
}

/** The same vintage without what some payers have reported in the newest payment month. */
async function without(payers: readonly string[]): Promise<Vintage> {
  const files = vintage.tables.get(DELIVERIES)!;
  const newest = files.at(-1)!;
  const path = join(store, "late-operator.parquet");
  const values = { file: join(store, newest.archive), payers: JSON.stringify(payers) };
  await contexts.use(({ session }) =>
    session.run(
      `copy (
         select * from read_parquet(getvariable('file'))
         where not list_contains(from_json(getvariable('payers'), '["VARCHAR"]'), payer_id)
       ) to '${path}' (format parquet)`,
      values,
    ),
  );
  const sha256 = createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
  const late = { ...newest, archive: "late-operator.parquet", archiveSha256: sha256 };
  return { ...vintage, tables: new Map([...vintage.tables, [DELIVERIES, [...files.slice(0, -1), late]]]) };
}

const silentIn = async (path: string): Promise<{ readonly silent: number; readonly earners: number }> => {
  const [row] = await rows(
    `select count_if(payers_before = 'silent')::integer as silent, count(payers_before)::integer as earners
     from read_parquet(getvariable('file')) where age between 18 and 64`,
    { file: path },
  );
  return { silent: Number(row!["silent"]), earners: Number(row!["earners"]) };
};

test("few are silent in an invented country, and as many more as a late operator's payers paid the month before", async () => {
  const path = await personMonths(vintage);
  const whole = await silentIn(path);
  expect(whole.earners).toBeGreaterThan(500);
  expect(whole.silent / whole.earners).toBeLessThan(0.1);

  // The operator of every tenth payer, by their ids.
  const operated = await rows(
    `select main_payer_before as payer, count_if(age between 18 and 64 and payers_before = 'reporting')::integer as persons
     from read_parquet(getvariable('file')) where main_payer_before is not null
     group by payer having hash(payer) % 10 = 0 order by payer`,
    { file: path },
  );
  const persons = operated.reduce((sum, row) => sum + Number(row["persons"]), 0);
  expect(persons).toBeGreaterThan(20);
  const late = await silentIn(await personMonths(await without(operated.map((row) => textOf(row, "payer")))));
  // The newest payment month covers a little of the month before as well.
  expect(late.earners).toBeLessThanOrEqual(whole.earners);
  expect(late.earners).toBeGreaterThan(0.98 * whole.earners);
  // All but those whom another payer of theirs has reported of.
  expect(late.silent - whole.silent).toBeLessThanOrEqual(persons);
  expect(late.silent - whole.silent).toBeGreaterThan(0.8 * persons);
});
