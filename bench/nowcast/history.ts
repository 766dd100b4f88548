import { countMonth } from "../../src/count/month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { Artifact, StepResult } from "../../src/database/step.ts";
import type { Month } from "../../src/lib/months.ts";
import type { SourceSince } from "../../src/lib/nowcast.ts";
import type { Vintage } from "../../src/lib/vintage.ts";
import { protectMonth } from "../../src/protect/month.ts";
import { vintageName } from "../../src/protect/vintage.ts";
import { noHistory } from "../../src/run/chains.ts";
import type { History } from "../../src/run/chains.ts";
import { vintageWorker } from "../../src/run/count-all.ts";
import { joinMonth } from "../../src/run/count-vintage.ts";
import type { VintageWork } from "../../src/run/count-vintage.ts";
import type { Counting } from "../../src/run/counting.ts";
import { monthsOf, obsStatusOf } from "../../src/run/months.ts";
import { sourcesSince } from "../../src/run/sources-since.ts";

/** All that was published vintage by vintage, and where its unemployment came from. */
export interface ToldHistory {
  readonly chains: History["chains"];
  readonly sources: readonly SourceSince[];
}

/** A month of a vintage on the pipeline's way to the wall, but for the audit. */
async function chainOf(work: VintageWork, month: Month, chains: History["chains"]) {
  const { pipeline, vintage, contexts, publication } = work;
  const personMonth: StepResult = await joinMonth(work, month);
  const { areas, ages, tables, window } = pipeline.count;
  const counts: Artifact = await contexts.use((context) =>
    countMonth({ personMonth, month, tables, areas, ages }, context),
  );
  const toProtect = {
    month,
    chain: chains.get(month) ?? [],
    personMonth,
    counts,
    rules: pipeline.protect,
    obsStatus: obsStatusOf(month, vintage, window),
    vintage: vintage.knownAt,
    grid: gridParameters(pipeline.count),
    needed: publication.needed,
    audit: null,
  };
  return [month, await contexts.use((context) => protectMonth(toProtect, context))] as const;
}

/**
 * Counts and protects vintage after vintage, as a store would whose every night of a month's end was run, without the audit.
 *
 * @param counting its `history.months` says how many of the newest months each vintage tells
 */
export async function tellHistory(
  counting: Counting,
  vintages: readonly Vintage[],
  say: (text: string) => void,
): Promise<ToldHistory> {
  const workAt = vintageWorker(counting);
  let { chains } = noHistory;
  for (const vintage of vintages) {
    say(`as known at ${vintageName(vintage.knownAt)}`);
    const work = workAt(vintage);
    const names = monthsOf(vintage, work.pipeline.join.months);
    const told = work.newestMonths === null ? names : names.slice(-work.newestMonths);
    const before = chains;
    const made = await Promise.all(told.map((month) => chainOf(work, month, before)));
    chains = new Map([...before, ...made]);
  }
  const { unemploymentSources } = counting.pipeline.join;
  return { chains, sources: sourcesSince({ months: [...chains.keys()], vintages, sources: unemploymentSources }) };
}
