import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ageGroups } from "../../pipelines/ages.ts";
import { areas } from "../../pipelines/cities.ts";
import { countTables } from "../../pipelines/counts/index.ts";
import { countMonth } from "../../src/count/count-month.ts";
import type { MonthToCount, TrueCounts } from "../../src/count/count-month.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import type { Artifact, StepContext } from "../../src/database/step.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { inventedMonth } from "./invented-month.ts";
import { writePersonMonths } from "./usual-person-months.ts";

export interface Invented {
  readonly persons: number;
  readonly seed: number;
  readonly payers?: number;
  readonly funds?: number;
  readonly covered?: 0 | 1;
  readonly source?: string;
}

/** A store of its own for a test, with invented person-months to count. */
export interface Place {
  readonly context: StepContext;
  personMonth(invented: Invented): Promise<Artifact>;
  /** Counts an invented month by the project's own declarations, or by changed ones. */
  count(invented: Invented, changed?: Partial<MonthToCount>): Promise<TrueCounts>;
  /** Rows of a query of `file`; true counts have the codes of their cells beside them there. */
  rows(sql: string, file: Artifact | TrueCounts): Promise<readonly Row[]>;
  /** A file of true counts with the codes of their cells. */
  withCodes(counts: TrueCounts): Promise<string>;
  close(): Promise<void>;
}

export async function openPlace(threads = 2): Promise<Place> {
  const store = await mkdtemp(join(tmpdir(), "tilannekuva-count-"));
  const database = await openDatabase({ temporary: join(store, "spill"), folders: [store], threads });
  const session = await database.session();
  const context: StepContext = { session, engine: database.engine, store };
  const month = "2026-06";
  const personMonth = async (invented: Invented): Promise<Artifact> => {
    const path = join(store, `${Object.values(invented).join("-")}.parquet`);
    const values = { payers: 40, funds: 8, covered: 1, source: "job_search", month, ...invented };
    await writePersonMonths(session, path, { query: inventedMonth, values });
    return { path, sha256: await sha256OfFile(path) };
  };
  const withCodes = async ({ path, cells }: TrueCounts): Promise<string> => {
    const file = `${path}.codes.parquet`;
    await session.run(
      `copy (
         select cells.* exclude (cell, group_no, age_no, measure_no, base_cell, across) replace (counts.TIME_PERIOD as TIME_PERIOD),
           counts.* exclude (cell, TIME_PERIOD)
         from read_parquet(getvariable('counts')) as counts join read_parquet(getvariable('cells')) as cells using (cell) order by cell
       ) to (getvariable('output')) (format parquet)`,
      { counts: [path], cells: [cells.path], output: file },
    );
    return file;
  };
  return {
    context,
    personMonth,
    count: async (invented, changed = {}) =>
      countMonth(
        { personMonth: await personMonth(invented), month, tables: countTables, areas, ages: ageGroups, ...changed },
        context,
      ),
    rows: async (sql, file) => session.rows(sql, { file: "cells" in file ? await withCodes(file) : file.path }),
    withCodes,
    close: async () => {
      session.close();
      database.close();
      await rm(store, { recursive: true, force: true });
    },
  };
}
