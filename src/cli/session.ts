import { join } from "node:path";
import { changesOf } from "../indicators/change.ts";
import { withRounding } from "../indicators/declaration.ts";
import type { Indicator } from "../indicators/declaration.ts";
import { observed } from "../indicators/indicators.ts";
import { doubled } from "../indicators/warnings.ts";
import { nowcast } from "../indicators/nowcast/nowcast.ts";
import { acquireLock } from "../lib/lock.ts";
import { openLog } from "../lib/log.ts";
import type { Log } from "../lib/log.ts";
import { presentPages } from "../page/present.ts";
import type { Observe, Present } from "../publish/release.ts";
import { loadConfiguration } from "../run/configuration.ts";
import type { Configuration } from "../run/configuration.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import { ledgerAt } from "../run/ledger.ts";
import type { Ledger } from "../run/ledger.ts";
import type { Pipeline } from "../run/pipeline.ts";
import { callerFolder } from "./paths.ts";

/** Options that every command which reads the configuration has. */
export interface ConfiguredOptions {
  readonly config?: string;
}

/** Options of a command that can say its result as one JSON object. */
export interface JsonOptions extends ConfiguredOptions {
  readonly json?: boolean;
}

export const configurationFor = ({ config }: ConfiguredOptions): Promise<Configuration> =>
  loadConfiguration(callerFolder(), config);

export const ledgerOf = ({ paths }: Configuration): Ledger => ledgerAt(join(paths.store, "ledger.jsonl"));

export const logOf = ({ paths }: Configuration): Log => openLog(paths.log);

/** Where the run lock lies. */
export const lockPath = ({ paths }: Configuration): string => join(paths.store, "run.lock");

/** Does work under the run lock: one run at a time on a store. */
export async function underLock<T>(configuration: Configuration, purpose: string, work: () => Promise<T>): Promise<T> {
  const lock = await acquireLock(lockPath(configuration), { purpose, now: () => new Date() });
  const done = await work().catch(async (error: unknown) => {
    // A lock that cannot be removed is taken over by the next run: what failed first is the one to tell.
    await lock.release().catch(() => undefined);
    throw error;
  });
  await lock.release();
  return done;
}

/** The gaps, and the rates that they compare: together they decide how both are told. */
function gapsAmong(declarations: readonly Indicator[]): readonly Indicator[] {
  const compared = new Set(declarations.flatMap((one) => (one.kind === "gap" ? [one.of.id] : [])));
  return declarations.filter(({ kind, id }) => kind === "gap" || compared.has(id));
}

/** What a published count may stand for. From outside nobody can tell a number that is held from one that did not change. */
const roundingOf = ({ minimumPersons, minimumChurn }: Pipeline["protect"], base: number): Rounding => ({
  base,
  minimum: minimumPersons,
  unseen: minimumChurn - 1,
});

/** The room of indicators as the pipeline declares it. */
export const observeWith =
  ({ indicators: { declarations, nowcast: declared }, count, protect }: Pipeline): Observe =>
  async (
    counts,
    session,
    { rounding_base, releases, unemployment_sources, nowcast: decided, reconstructed = null, gapsOfAll = false },
  ) => {
    const rounded = withRounding(gapsOfAll ? gapsAmong(declarations) : declarations, {
      base: rounding_base,
      minimum: protect.minimumPersons,
      // From outside nobody can tell a number that is held from one that did not change.
      unseen: protect.minimumChurn - 1,
    });
    const areas = gapsOfAll ? [declared.whole.area] : count.areas.map(({ code }) => code);
    const told = { counts, releases, indicators: rounded, areas };
    const settings = {
      ...declared.settings,
      floor: decided.min_completeness,
      backTests: decided.min_back_tests,
      useful: { all: decided.max_half_width_all, city: decided.max_half_width_city },
    };
    const given = { ...told, whole: declared.whole, settings, sources: unemployment_sources, reconstructed };
    const { nowcasts, warnings } = await nowcast(given, session);
    const wanted = gapsOfAll ? rounded.filter(({ kind }) => kind === "gap") : rounded;
    const { observations, headlines } = await observed({ ...told, indicators: wanted, nowcasts }, session);
    return {
      observations,
      nowcasts: nowcasts.map(({ row }) => row),
      changes: changesOf(observations, { ...told, sources: unemployment_sources, headlines }),
      warnings: [...warnings, ...doubled(rounded, observations)],
    };
  };

/** The room of pages, of counts that are rounded as the pipeline declares it. */
export const presentWith =
  ({ protect }: Pipeline): Present =>
  ({ folder, facts, session }) =>
    presentPages({ folder, facts: { ...facts, rounding: roundingOf(protect, facts.rounding_base) }, session });

/** A configuration's folder names for messages, relative to where the caller stands when they are below it. */
export function shown(path: string): string {
  const from = callerFolder();
  return path.startsWith(`${from}/`) ? path.slice(from.length + 1) : path;
}
