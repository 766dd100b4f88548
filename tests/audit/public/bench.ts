import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { protection } from "../../../pipelines/protection.ts";
import type { CellPlace } from "../../../src/audit/structure/cell-grid.ts";
import { openPool } from "../../../src/audit/solver/solver-pool.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Database } from "../../../src/database/database.ts";
import { openDatabase } from "../../../src/database/database.ts";
import { readManifest } from "../../../src/publish/snapshot/current.ts";
import { auditSnapshots } from "../../../src/audit/public/audit-snapshots.ts";
import type { PublicAudit } from "../../../src/audit/public/audit-snapshots.ts";
import type { AuditReport } from "../../../src/audit/public/audit-report.ts";
import { publicSnapshots } from "../../../src/audit/public/public-snapshots.ts";
import { declarations, madeUpSnapshot } from "./made-up-snapshot.ts";
import type { MadeUpVintage } from "./made-up-snapshot.ts";

export const limits = { width: 3, widthByTable: { by_background: 5, by_ground: 5 }, worth: [] };

/** Vintages of the made-up month. */
export const FIRST = "2026-08-15";
export const SECOND = "2026-09-15";
export const THIRD = "2026-10-15";

/** A place for made-up snapshots, with everything that an audit works with. */
export interface AuditBench {
  readonly folder: string;
  readonly database: Database;
  /** Publishes made-up vintages as a snapshot in a folder of its own. */
  snapshot(vintages: readonly MadeUpVintage[], base?: number, total?: string): Promise<string>;
  audit(folders: readonly string[], changed?: Partial<PublicAudit>): Promise<AuditReport>;
  /** Lines of progress since the bench was opened. */
  readonly progress: readonly string[];
  close(): Promise<void>;
}

export async function openAuditBench(): Promise<AuditBench> {
  const folder = await mkdtemp(join(tmpdir(), "tilannekuva-audit-"));
  const database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
  const session = await database.session();
  const solvers = openPool(1);
  const inventor = await openSolver();
  const progress: string[] = [];
  let made = 0;
  return {
    folder,
    database,
    progress,
    snapshot: (vintages, base = 10, total) =>
      madeUpSnapshot(vintages, {
        folder: join(folder, String((made += 1))),
        session,
        base,
        ...(total === undefined ? {} : { total }),
      }),
    audit: async (folders, changed = {}) =>
      auditSnapshots(
        {
          snapshots: await publicSnapshots(folders, readManifest),
          declarations,
          rules: protection,
          limits,
          ...changed,
        },
        { session, solvers, inventor, progress: (text) => void progress.push(text) },
      ),
    close: async () => {
      session.close();
      database.close();
      await solvers.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** One number of the made-up publication: foreign women at work in Espoo. */
export const womenAtWork: Partial<CellPlace> = {
  table: "by_background",
  area: "KU049",
  sex: "F",
  age: "_T",
  category: "FOREIGN",
  order: "MONTHLY",
  measure: "EMPLOYED",
};

/** Everybody in an area. */
export const everybodyIn = (area: string): Partial<CellPlace> => ({
  table: "by_background",
  area,
  sex: "_T",
  age: "_T",
  category: "_T",
  measure: "PERSONS",
});
