import { lstat, chmod, rm } from "node:fs/promises";
import type { Ledger } from "../history/ledger.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Finding } from "./check-finding.ts";
import { ledgerAt } from "../history/ledger.ts";
import { ledgerFile } from "./fit.ts";
import { sweep } from "./sweep.ts";

type Folders = Pick<Configuration["paths"], "store" | "output">;

async function takeRights(path: string): Promise<void> {
  await chmod(path, (await lstat(path)).isDirectory() ? 0o700 : 0o600);
}

/** Records permanently that lines of the ledger are lost, so that the chain is valid again from there on. */
async function acceptDamage(ledger: Ledger, now: Date): Promise<void> {
  const { damaged } = await ledger.read();
  if (damaged.length > 0) await ledger.append({ event: "damage_accepted", at: now.toISOString(), lines: [...damaged] });
}

/**
 * Prepares the recreation of what can be recreated: removes damaged files with the notes that claim they exist, and
 * drafts of killed runs. The history, published files and snapshots are never touched. Needs the run lock around it.
 *
 * @returns the repaired findings; the next run does the rest
 */
export async function repair(folders: Folders, findings: readonly Finding[], now: Date): Promise<readonly Finding[]> {
  await sweep(folders, now);
  const repaired = findings.filter(({ remedy }) => remedy !== "backup");
  const ledger = ledgerFile(folders.store);
  for (const { path, remedy, remove = [] } of repaired) {
    if (path === ledger && remedy === "again") await acceptDamage(ledgerAt(ledger), now);
    if (remedy === "rights") await takeRights(path);
    for (const file of remove) await rm(file, { force: true });
  }
  return repaired;
}
