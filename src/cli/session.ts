import { join } from "node:path";
import { acquireLock } from "../lib/lock.ts";
import { openLog } from "../lib/log.ts";
import type { Log } from "../lib/log.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { ledgerAt } from "../history/ledger.ts";
import type { Ledger } from "../history/ledger.ts";
import { callerFolder } from "./paths.ts";

/** Options of every command that reads the configuration. */
export interface ConfiguredOptions {
  readonly config?: string;
}

/** Options of a command that can print its result as one JSON object. */
export interface JsonOptions extends ConfiguredOptions {
  readonly json?: boolean;
}

export const configurationFor = ({ config }: ConfiguredOptions): Promise<Configuration> =>
  loadConfiguration(callerFolder(), config);

export const ledgerOf = ({ paths }: Configuration): Ledger => ledgerAt(join(paths.store, "ledger.jsonl"));

export const logOf = ({ paths }: Configuration): Log => openLog(paths.log);

/** Path of the run lock. */
export const lockPath = ({ paths }: Configuration): string => join(paths.store, "run.lock");

/** Does work under the run lock: one run at a time on a store. */
export async function underLock<T>(configuration: Configuration, purpose: string, work: () => Promise<T>): Promise<T> {
  const lock = await acquireLock(lockPath(configuration), { purpose, now: () => new Date() });
  const done = await work().catch(async (error: unknown) => {
    // A lock that cannot be removed is taken over by the next run: the first failure is the one to report.
    await lock.release().catch(() => undefined);
    throw error;
  });
  await lock.release();
  return done;
}

/** A path for messages: relative to the caller's folder where it lies below it. */
export function shown(path: string): string {
  const from = callerFolder();
  return path.startsWith(`${from}/`) ? path.slice(from.length + 1) : path;
}
