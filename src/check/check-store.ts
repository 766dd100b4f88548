import { join } from "node:path";
import { TilannekuvaError } from "../lib/errors.ts";
import { readCurrent, snapshotsFolder } from "../publish/snapshot/current.ts";
import { snapshotProblems } from "../publish/verify/verify-files.ts";
import { noHistory } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { historyFile, readHistory } from "../history/history-file.ts";
import { releasesFile } from "../releases/releases-file.ts";
import { archiveFindings } from "./archive.ts";
import { computedFindings } from "./computed.ts";
import type { Finding } from "./check-finding.ts";
import { ledgerFile, troubles } from "./fit.ts";
import type { Relied, Trouble } from "./fit.ts";
import { wrongWith } from "./stored-object.ts";
import { isGone, namedFiles } from "./named-files.ts";
import { rightsFindings } from "./rights.ts";
import { entriesOf } from "./walk.ts";

type Folders = Pick<Configuration["paths"], "inbox" | "store" | "output">;

const FROM_BACKUP = "Restore it from the backup, the history together with its files. It cannot be made again.";

/** The paths of what a night relies on. */
const placeOf = ({ store, output }: Folders): Readonly<Record<Exclude<Relied, "files">, string>> => ({
  ledger: ledgerFile(store),
  releases: releasesFile(output),
  history: historyFile(store),
  key: join(store, "key"),
  snapshot: join(output, "current.json"),
});

function findingOf({ relied, error }: Trouble, folders: Folders): readonly Finding[] {
  // Files that the history names are reported one by one.
  if (relied === "files") return [];
  const { message, advice } = error;
  return [{ path: placeOf(folders)[relied], message, remedy: relied === "ledger" ? "again" : "backup", advice }];
}

async function historyOrNone(store: string): Promise<History> {
  try {
    return (await readHistory(store)) ?? noHistory;
  } catch (error) {
    if (error instanceof TilannekuvaError) return noHistory;
    throw error;
  }
}

async function historyFindings(history: History, all: boolean): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const file of new Map(namedFiles(history).map((one) => [one.path, one])).values()) {
    const wrong =
      (await wrongWith({ ...file, bytes: null }, all)) ?? (isGone(file.path) ? "damaged, of another size" : null);
    if (wrong === null) continue;
    findings.push({ path: file.path, message: `${wrong} (${file.of})`, remedy: "backup", advice: FROM_BACKUP });
  }
  return findings;
}

/** The faults of every snapshot except the current one, which a night checks itself. */
async function snapshotFindings(output: string): Promise<readonly Finding[]> {
  const current = (await readCurrent(output))?.id;
  const folders = (await entriesOf(snapshotsFolder(output))).filter(({ name }) => !name.startsWith("."));
  const findings: Finding[] = [];
  for (const { name } of folders.filter((folder) => folder.name !== current)) {
    const path = join(snapshotsFolder(output), name);
    const advice = "Restore its folder from the backup; `tilannekuva rebuild` may make it again elsewhere.";
    for (const problem of await snapshotProblems(path))
      findings.push({ path, message: `a snapshot is damaged: ${problem}`, remedy: "backup", advice });
  }
  return findings;
}

/**
 * The faults of store and output: of what a night relies on, or with `all` of every file, each compared with its
 * recorded hash. Nothing is changed.
 *
 * @example for (const { path, message } of await check(configuration.paths, { all: true })) terminal.line(`${path}: ${message}`);
 */
export async function check(folders: Folders, { all }: { readonly all: boolean }): Promise<readonly Finding[]> {
  const { store, output } = folders;
  const history = await historyOrNone(store);
  const named = new Set(namedFiles(history).map(({ path }) => path));
  return [
    ...(await troubles(folders)).flatMap((trouble) => findingOf(trouble, folders)),
    ...(await historyFindings(history, all)),
    ...(await archiveFindings(folders, all)),
    ...(all ? await computedFindings({ store, named }) : []),
    ...(all ? await rightsFindings(store) : []),
    ...(all ? await snapshotFindings(output) : []),
  ];
}
