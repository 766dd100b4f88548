import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areas } from "../../pipelines/cities.ts";
import { codeTables } from "../../pipelines/code-tables.ts";
import { personMonthJoin, subjects } from "../../pipelines/subjects.ts";
import { citiesParameter } from "../../src/count/parameters.ts";
import { openContexts } from "../../src/database/contexts.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import type { Artifact, StepResult } from "../../src/database/step.ts";
import { personMonth } from "../../src/join/person-month.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { KnownFile, Vintage } from "../../src/model/data-vintage.ts";
import { codeArtifacts, loadCodes } from "../../src/stage/codes/load-codes.ts";
import { joinInputs } from "../../src/stage/join-inputs.ts";
import { stageOf } from "../../src/stage/stage.ts";
import type { Stage } from "../../src/stage/stage.ts";
import { touchedMonthsReader } from "../../src/stage/touched-months.ts";
import { writeTable } from "../sql/given.ts";

/** Headers of the archive's tables, as far as the statements read them. */
const headers: Readonly<Record<string, string>> = {
  FOLK_ENHEN:
    "person_id | in_population:integer | age:integer | municipality | language_code | citizenship_code | birth_country_code | sex_code",
  FOLK_perus: "year:integer | person_id | origin_code | main_activity_code",
  FOLK_MUUTTO: "person_id | move_type | move_date:date",
  TAX_INCOMES_delivery:
    "delivery_id | payer_id | payment_date:date | period_start:date | period_end:date | substitute_payer",
  TAX_INCOMES_report:
    "report_id | delivery_id | person_id | employment_start:date | employment_end:date | received_at:timestamp",
  TAX_INCOMES_transactionInfo:
    "report_id | income_type | amount:decimal(18,2) | unjust_enrichment | recovery | one_off",
  TAX_BENEFIT_delivery: "delivery_id | payer_id | payment_date:date",
  TAX_BENEFIT_report: "report_id | delivery_id | person_id | received_at:timestamp",
  TAX_BENEFIT_transactionInfo:
    "report_id | benefit_type | amount:decimal(18,2) | earning_start:date | earning_end:date | unjust_enrichment | recovery",
  KEHA_Tyonhaku:
    "person_id | search_start:date | search_end:date | spell_start:date | spell_end:date | employment_code",
  KEHA_Koulutus: "person_id | training_code | started_on:date | ended_on:date",
  MIGR_OLESK_voimassaoleva:
    "customer_id | person_id | case_id | valid_on:date | ground_group:integer | ground_name | valid_from:date | valid_to:date",
  MIGR_OLESK_paatoksetjaper:
    "customer_id | person_id | case_id | decided_on:date | decision_type:integer | cancelled | ground_group:integer | ground_name",
  MIGR_OLESK_henkilotiedot: "customer_id | register_id | person_id",
  ETK_yrittajat: "person_id | act | spell_start:date | spell_end:date",
};

/** Rows of archive files: table, then period, then lines under the table's header. */
export type Archive = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A store with an engine, in which small archives become person-months. */
export interface World {
  readonly store: string;
  /** The stage at a vintage that knows just these files. */
  stage(archive: Archive): Promise<{ readonly stage: Stage; readonly vintage: Vintage }>;
  /** The person-month of a month at such a vintage. */
  personMonth(archive: Archive, month: string): Promise<StepResult>;
  /** Rows of a query of `file`. */
  rows(sql: string, file: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** The settings that subjects name. */
export const stageSettings = { cities: citiesParameter(areas) };

export async function openWorld(): Promise<World> {
  const store = await mkdtemp(join(tmpdir(), "tilannekuva-stage-"));
  const database = await openDatabase({ temporary: join(store, "spill"), folders: [store] });
  const contexts = await openContexts(database, { store, count: 2 });
  const codes = codeArtifacts(await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store }));
  const touchedMonths = touchedMonthsReader(contexts);
  let count = 0;

  const write = (table: string, lines: readonly string[]): Promise<Artifact> =>
    contexts.use(async ({ session }) => {
      const path = join(store, `${String((count += 1))}.parquet`);
      await writeTable(session, path, [headers[table], ...lines].join("\n"));
      return {
        path,
        sha256: createHash("sha256")
          .update(await readFile(path))
          .digest("hex"),
      };
    });
  const known = async (table: string, period: string, lines: readonly string[]): Promise<KnownFile> => {
    const { path, sha256 } = await write(table, lines);
    const archive = path.slice(store.length + 1);
    return {
      file: table,
      table,
      period,
      sha256,
      archive,
      archiveSha256: sha256,
      delivery: "d",
      deliveredAt: "2026-09-01T00:00",
      knownFrom: "2026-09-01T00:00",
    };
  };
  const vintageOf = async (archive: Archive): Promise<Vintage> => {
    const tables = Object.entries(archive).map(async ([table, periods]) => {
      const files = await Promise.all(
        Object.keys(periods)
          .toSorted()
          .map((period) => known(table, period, periods[period] ?? [])),
      );
      return [table, files] as const;
    });
    return { knownAt: "2026-09-01T00:00", tables: new Map(await Promise.all(tables)) };
  };
  const emptyArchive = (table: string): Promise<Artifact> => write(table, []);
  const stage = async (archive: Archive): Promise<{ stage: Stage; vintage: Vintage }> => {
    const vintage = await vintageOf(archive);
    return {
      vintage,
      stage: stageOf({
        contexts,
        subjects,
        vintage,
        codes,
        store,
        emptyArchive,
        touchedMonths,
        settings: stageSettings,
      }),
    };
  };
  return {
    store,
    stage,
    personMonth: async (archive, month) => {
      const given = await joinInputs({ ...(await stage(archive)), declaration: personMonthJoin }, month);
      return contexts.use((context) => personMonth({ month, workPayThreshold: 0, ...given }, context));
    },
    rows: (sql, file) => contexts.use(({ session }) => session.rows(sql, { file })),
    close: async () => {
      await contexts.close();
      database.close();
      await rm(store, { recursive: true, force: true });
    },
  };
}
