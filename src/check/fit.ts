import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readText } from "../lib/files.ts";
import { isAbsent } from "../lib/system-error.ts";
import { forgetHashes } from "../database/inputs.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { snapshotsFolder } from "../publish/snapshot/current.ts";
import { snapshotProblems } from "../publish/verify/verify-files.ts";
import { requireKey } from "../ingest/ingest.ts";
import { giveIds, requireBelonging } from "../history/belonging.ts";
import { noHistory } from "../history/release-history.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { historyFile, readHistory, readStates } from "../history/history-file.ts";
import { ledgerAt } from "../history/ledger.ts";
import type { LedgerContent, LedgerEvent } from "../history/ledger.ts";
import { readReleases } from "../releases/releases-file.ts";
import { requireNamed } from "./named-files.ts";
import { sweep } from "./sweep.ts";

type Folders = Pick<Configuration["paths"], "store" | "output">;

const damaged = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.bug, advice });

export const ledgerFile = (store: string): string => join(store, "ledger.jsonl");

function requireLedger({ damaged: lines }: LedgerContent, store: string): void {
  if (lines.length === 0) return;
  throw damaged(
    `${ledgerFile(store)}: the ledger is damaged: it was changed at line ${lines.slice(0, 5).join(", ")}`,
    "Restore it from the store's backup. If there is none, `tilannekuva check --repair` notes that these lines are lost, and the ledger goes on.",
  );
}

type Published = Extract<LedgerEvent, { event: "published" }>;

/** The history, or one of its earlier states, must be the one that the ledger recorded at the last publication. */
async function requireStates(events: readonly LedgerEvent[], store: string): Promise<void> {
  const since = events.findLastIndex(({ event }) => event === "adopted") + 1;
  const last = events
    .slice(since)
    .findLast((event): event is Published => event.event === "published" && event.history !== undefined);
  const states = await readStates(store);
  if (last?.history === undefined || states === null) return;
  if ([states.sum, ...states.before].includes(last.history)) return;
  throw damaged(
    `${historyFile(store)}: the history of what was published is older than the ledger: it lacks what was published at ${last.at}`,
    "Restore the newest history from the store's backup, together with its files.",
  );
}

const pointer = z.object({ snapshot: z.string() });

/** The folder that `current.json` names; null if it names none that exists. */
async function currentFolder(output: string): Promise<string | null> {
  try {
    const { snapshot } = pointer.parse(JSON.parse(await readText(join(output, "current.json"))));
    const folder = join(snapshotsFolder(output), snapshot);
    return existsSync(folder) ? folder : null;
  } catch (error) {
    // The next publication replaces what a crash left of it.
    if (isAbsent(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

const SAID = 5;

async function requireCurrent(output: string): Promise<void> {
  const folder = await currentFolder(output);
  const problems = folder === null ? [] : await snapshotProblems(folder);
  if (problems.length === 0) return;
  const more = problems.length > SAID ? `; ${problems.length - SAID} more` : "";
  throw damaged(
    `the current snapshot is damaged: ${folder}: ${problems.slice(0, SAID).join("; ")}${more}`,
    "Restore its folder from the backup, and inform the readers if they received it damaged. Without a backup move the folder away: a run makes the same snapshot again where nothing else has changed, else `tilannekuva rebuild` does.",
  );
}

/** What a night relies on. */
export type Relied = "ledger" | "releases" | "history" | "files" | "key" | "snapshot";

/** The checks of what a night relies on; each throws its finding. */
const checks = ({ store, output }: Folders): Readonly<Record<Relied, () => Promise<void>>> => ({
  ledger: async () => requireLedger(await ledgerAt(ledgerFile(store)).read(), store),
  releases: async () => void (await readReleases(output)),
  history: async () => {
    const history = await readHistory(store);
    const { events } = await ledgerAt(ledgerFile(store)).read();
    await requireStates(events, store);
    await requireBelonging({ store, output }, { history, events });
  },
  files: async () => requireNamed((await readHistory(store)) ?? noHistory),
  key: () => requireKey(store),
  snapshot: () => requireCurrent(output),
});

/** A fault that prevents the next night. */
export interface Trouble {
  readonly relied: Relied;
  readonly error: TilannekuvaError;
}

/**
 * The faults of what a night relies on: ledger, record of releases, history and the files that it names, the key, the current snapshot.
 * Nothing is changed.
 *
 * @example for (const { error } of await troubles(paths)) terminal.line(`wrong: ${error.message}`);
 */
export async function troubles(folders: Folders): Promise<readonly Trouble[]> {
  const all = checks(folders);
  const found: Trouble[] = [];
  for (const relied of ["ledger", "releases", "history", "files", "key", "snapshot"] as const) {
    try {
      await all[relied]();
    } catch (error) {
      if (!(error instanceof TilannekuvaError)) throw error;
      // An unreadable history is reported once.
      if (!found.some((one) => one.error.message === error.message)) found.push({ relied, error });
    }
  }
  return found;
}

/**
 * The preparation of a night: removes drafts of a killed run, checks what the night relies on, and gives store and
 * output their id. Needs the run lock around it.
 *
 * @throws TilannekuvaError exit 1 where something is damaged or missing, 4 where store and output do not belong together.
 */
export async function beginNight(folders: Folders, now: Date): Promise<void> {
  forgetHashes();
  await sweep(folders, now);
  for (const check of Object.values(checks(folders))) await check();
  await giveIds(folders);
}
