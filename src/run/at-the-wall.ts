import type { Configuration } from "../configuration/configuration.ts";
import type { Artifact } from "../database/step.ts";
import { historyUntil, latestReleases } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { uncountedIn } from "../model/area-validity.ts";
import type { Vintage } from "../model/data-vintage.ts";
import { measuredLinkages, requireLinkage } from "./linkage.ts";
import { reconstructionFile } from "./past-reconstruction.ts";
import { requirePopulation } from "./population-gate.ts";
import type { VintageWork } from "./vintage-steps.ts";
import { bridgeFile } from "./yearly-bridges.ts";

/** The result of a night up to the wall. */
export interface CountedNight {
  readonly newest: Vintage;
  /** Everything ever published from the store, this night included. */
  readonly history: History;
  /** What a snapshot of this night shows: the history up to its vintage. */
  readonly shown: History;
  readonly bridge: Artifact | null;
  /**
   * The reconstruction of how past months would have become known: a table, empty where there is nothing to publish.
   */
  readonly reconstruction: Artifact;
}

function requireSomething(shown: History, before: History): void {
  if (shown.releasesByMonth.size > 0) return;
  throw new TilannekuvaError(`nothing had been published from this store by ${shown.knownAt}`, {
    exitCode: EXIT.gate,
    advice: `The published history begins later, and its newest vintage is ${before.knownAt}; a state of knowledge that was never published needs a store and an output of its own.`,
  });
}

/**
 * What may be published of a history at a vintage, once it has passed the gates.
 *
 * @throws TilannekuvaError exit 4 when a month has far too few residents, too few permit holders are linked to a
 *   person, or nothing was published by the vintage.
 * @example const { shown, bridge } = await passGates(work, history, configuration);
 */
export async function passGates(work: VintageWork, history: History, { gates }: Configuration): Promise<CountedNight> {
  const shown = historyUntil(history, work.vintage.knownAt);
  requireSomething(shown, history);
  const newest = latestReleases(shown);
  const months = newest.map(([month]) => month);
  const measured = await measuredLinkages(work, months);
  const { areas } = work.pipeline.count;
  requirePopulation(
    newest.map(([month, { persons }]) => ({ month, persons, uncounted: uncountedIn(month, areas) })),
    gates.min_population_share,
  );
  requireLinkage(measured, gates.min_linkage_rate);
  const bridge = await bridgeFile(work, shown.bridges);
  const reconstruction = await reconstructionFile(work, shown.reconstruction);
  return { newest: work.vintage, history, shown, bridge, reconstruction };
}
