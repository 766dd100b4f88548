import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { openPool } from "../../audit/solver/solver-pool.ts";
import { openSolver } from "../../audit/solver/solver.ts";
import { openDatabase } from "../../database/database.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { auditSnapshots } from "../../audit/public/audit-snapshots.ts";
import type { AuditReport } from "../../audit/public/audit-report.ts";
import { publicSnapshots } from "../../audit/public/public-snapshots.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import { publiclyDeclared } from "../../configuration/publicly-declared.ts";
import { pipelineOfSnapshot } from "../declarations.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

export interface AuditOptions extends ConfiguredOptions {
  readonly as?: string;
  readonly months?: readonly string[];
}

function printReport({ profiles, leaks, suspicions, faults }: AuditReport, terminal: Terminal): void {
  terminal.settle();
  for (const line of [...faults, ...leaks, ...suspicions]) terminal.line(line);
  for (const { profile, examined, smallestWidth } of profiles) {
    const least =
      smallestWidth === null ? "" : `; every feasibility interval is at least ${smallestWidth} persons wide`;
    terminal.line(`profile ${profile}: ${examined} protected numbers examined${least}`);
  }
}

/**
 * `tilannekuva audit SNAPSHOT...`: attacks the withheld numbers with the snapshots' public files alone. Exit 4 when one is disclosed too
 * closely, or when a published number is impossible.
 */
export async function auditCommand(
  named: readonly string[],
  options: AuditOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { as: city, months } = options;
  const folders = await Promise.all(named.map((snapshot) => snapshotFolder(snapshot, options)));
  const snapshots = await publicSnapshots(folders, readManifest);
  await using temporary = await temporaryFolder();
  const database = await openDatabase({
    temporary: join(temporary.path, "engine"),
    folders: snapshots.map(({ counts }) => dirname(counts)),
  });
  const session = await database.session();
  const solvers = openPool(availableParallelism());
  try {
    const progress = (text: string): void => terminal.progress(text);
    const given = {
      snapshots,
      ...publiclyDeclared(await pipelineOfSnapshot(folders.at(-1)!)),
      ...(city === undefined ? {} : { city }),
      ...(months === undefined ? {} : { months }),
    };
    const report = await auditSnapshots(given, { session, solvers, inventor: await openSolver(), progress });
    printReport(report, terminal);
    return report.leaks.length + report.faults.length === 0 ? EXIT.done : EXIT.gate;
  } finally {
    await solvers.close();
    database.close();
  }
}
