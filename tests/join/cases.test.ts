import { parse } from "csv-parse/sync";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeTables } from "../../pipelines/code-tables.ts";
import { sources } from "../../pipelines/sources/index.ts";
import { personMonthJoin, subjects } from "../../pipelines/subjects.ts";
import { openContexts } from "../../src/database/contexts.ts";
import type { Contexts } from "../../src/database/contexts.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database } from "../../src/database/database.ts";
import type { Artifact } from "../../src/database/step.ts";
import { emptyArchive, ingest } from "../../src/ingest/ingest.ts";
import { personMonth } from "../../src/join/person-month.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import type { Vintage } from "../../src/model/data-vintage.ts";
import { codeArtifacts, loadCodes } from "../../src/stage/codes/load-codes.ts";
import { joinInputs } from "../../src/stage/join-inputs.ts";
import { stageOf } from "../../src/stage/stage.ts";
import type { Stage } from "../../src/stage/stage.ts";
import { touchedMonthsReader } from "../../src/stage/touched-months.ts";
import { stageSettings } from "../stage/world.ts";
import { takenAsTheyAre } from "../ingest/believed.ts";

type Row = Readonly<Record<string, string>>;

const cases = join(packageRoot, "fixtures", "cases");
const read = async (file: string): Promise<readonly Row[]> =>
  parse<Row>(await readFile(join(cases, file)), { columns: true });

let store: string;
let database: Database;
let contexts: Contexts;
let stage: Stage;
let deliveries: Parameters<typeof asKnownAt>[0];
const found = new Map<string, Row>();

const keyOf = (row: Row): string => `${row["person_id"] ?? ""} ${row["month"] ?? ""}`;

async function openStage(vintage: Vintage): Promise<Stage> {
  const codes = codeArtifacts(await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store }));
  const contracts = new Map(sources.map((contract) => [contract.table, contract]));
  const empty = (table: string): Promise<Artifact> => {
    const contract = contracts.get(table);
    if (contract === undefined) throw new Error(`no contract for ${table}`);
    return contexts.use((context) => emptyArchive(contract, context));
  };
  const touchedMonths = touchedMonthsReader(contexts);
  return stageOf({
    contexts,
    subjects,
    vintage,
    codes,
    store,
    emptyArchive: empty,
    touchedMonths,
    settings: stageSettings,
  });
}

async function readMonth(vintage: Vintage, month: string): Promise<void> {
  const given = await joinInputs({ stage, vintage, declaration: personMonthJoin }, month);
  await contexts.use(async (context) => {
    const { path } = await personMonth({ month, workPayThreshold: 0, ...given }, context);
    const rows = await context.session.rows(
      "select cast(columns(*) as varchar) from read_parquet(getvariable('file'))",
      { file: path },
    );
    for (const row of rows) {
      const texts = Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, typeof value === "string" ? value : ""]),
      );
      found.set(keyOf(texts), texts);
    }
  });
}

beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "tilannekuva-cases-"));
  const inbox = join(cases, "inbox");
  database = await openDatabase({ temporary: join(store, "spill"), folders: [store, inbox] });
  contexts = await openContexts(database, { store, count: 2 });
  const settings = { settleMinutes: 10, maxQuarantineShare: 0.5 };
  ({ deliveries } = await ingest({
    inbox,
    store,
    sources,
    settings,
    plausibility: takenAsTheyAre,
    now: new Date("2026-10-01T00:00:00Z"),
    database,
  }));
  const vintage = asKnownAt(deliveries, "2026-10-01T00:00");
  stage = await openStage(vintage);
  await readMonth(vintage, "2026-06");
  await readMonth(vintage, "2026-07");
});
afterAll(async () => {
  await contexts.close();
  database.close();
  await rm(store, { recursive: true, force: true });
});

test("every case's person-month comes out as expected, in all columns", async () => {
  const expected = await read("expected_person_month.csv");
  const columns = Object.keys(expected[0] ?? {});
  const same = expected.map((row) => {
    const match = found.get(keyOf(row));
    return Object.fromEntries(columns.map((column) => [column, match?.[column]]));
  });
  expect(same).toEqual(expected);
});

test("nobody else comes out: not those who must be absent, not those of quarantined rows", async () => {
  const expected = await read("expected_person_month.csv");
  expect([...found.keys()].toSorted()).toEqual(expected.map(keyOf).toSorted());
  const absent = await read("expected_absent.csv");
  expect(absent.filter((row) => found.has(keyOf(row)))).toEqual([]);
});

const coverage = (month: string): unknown => [
  ...new Set(
    [...found.values()]
      .filter((row) => row["month"] === month)
      .map((row) => `${row["employment_covered"]} ${row["self_employment_covered"]} ${row["unemployment_source"]}`),
  ),
];

test("what covers a month is said in it", () => {
  expect(coverage("2026-06")).toEqual(["1 1 job_search"]);
  expect(coverage("2026-07")).toEqual(["1 1 benefits"]);
});

test("nothing covers it before anything was delivered", async () => {
  const vintage = asKnownAt(deliveries, "2026-01-01T00:00");
  const { parameters } = await joinInputs(
    { stage: await openStage(vintage), vintage, declaration: personMonthJoin },
    "2026-06",
  );
  expect(parameters).toEqual({
    employment_covered: 0,
    employment_covered_before: 0,
    self_employment_covered: 0,
    unemployment_source: "none",
  });
});

test("one customer with a valid permit is linked to nobody", async () => {
  const { path } = await stage.of("linkage", "2026-06");
  const rows = await contexts.use(({ session }) =>
    session.rows("select * from read_parquet(getvariable('file'))", { file: path }),
  );
  expect(rows).toHaveLength(14);
  expect(rows.filter((row) => row["linked"] !== 1)).toEqual([{ customer_id: "c-nobody", linked: 0 }]);
});
