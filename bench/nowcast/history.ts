import { countMonth } from "../../src/count/count-month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { StepResult } from "../../src/database/step.ts";
import type { Month } from "../../src/lib/months.ts";
import type { SourceSince } from "../../src/model/nowcast-row.ts";
import type { Vintage } from "../../src/model/data-vintage.ts";
import { protectMonth } from "../../src/protect/protect-month.ts";
import { vintageName } from "../../src/protect/vintage.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";
import { noHistory, withVintage } from "../../src/history/release-history.ts";
import { releasesOf } from "../../src/history/releases-of-history.ts";
import type { History } from "../../src/history/release-history.ts";
import { joinMonth, vintageWorker } from "../../src/run/vintage-steps.ts";
import type { CountedMonth, VintageWork } from "../../src/run/vintage-steps.ts";
import type { CountingContext } from "../../src/run/counting-context.ts";
import { monthsOf, obsStatusOf } from "../../src/model/reporting-window.ts";
import { addReconstruction } from "../../src/run/past-reconstruction.ts";
import { sourcesSince } from "../../src/run/sources-since.ts";
import type { GivenHistory } from "./given.ts";

/** Everything published, vintage by vintage: releases, and the sources of unemployment. */
export interface PublishedHistory {
  readonly chains: History["releasesByMonth"];
  readonly sources: readonly SourceSince[];
  readonly releases: readonly ReleasedVintage[];
  readonly reconstruction: History["reconstruction"];
}

/** What publishing a vintage needs. */
interface VintageContext {
  readonly work: VintageWork;
  readonly isAudited: boolean;
  readonly chains: History["releasesByMonth"];
}

/** Joins, counts and protects a month of a vintage as the pipeline does; the audit may be left out. */
async function countedIn({ work, isAudited, chains }: VintageContext, month: Month): Promise<CountedMonth> {
  const { pipeline, vintage, contexts, publication } = work;
  const personMonth: StepResult = await joinMonth(work, month);
  const { areas, ages, tables, window } = pipeline.count;
  const counts = await contexts.use((context) => countMonth({ personMonth, month, tables, areas, ages }, context));
  const toProtect = {
    month,
    releases: chains.get(month) ?? [],
    personMonth,
    counts,
    rules: pipeline.protect,
    obsStatus: obsStatusOf(month, vintage, window),
    vintage: vintage.knownAt,
    grid: gridParameters(pipeline.count),
    needed: publication.needed,
    audit: isAudited ? publication.audit : null,
  };
  const releases = await contexts.use((context) => protectMonth(toProtect, context));
  return { month, personMonth, counts, releases };
}

/** The history extended by a vintage. */
async function extended(history: History, work: VintageWork, isAudited: boolean): Promise<History> {
  const names = monthsOf(work.vintage, work.pipeline.join.months);
  const months = work.newestMonths === null ? names : names.slice(-work.newestMonths);
  const context = { work, isAudited, chains: history.releasesByMonth };
  const made = await Promise.all(months.map((month) => countedIn(context, month)));
  return {
    ...history,
    releasesByMonth: new Map([
      ...history.releasesByMonth,
      ...made.map(({ month, releases }) => [month, releases] as const),
    ]),
    reconstruction: await addReconstruction(work, made, history.reconstruction),
    vintages: withVintage(history.vintages, { vintage: vintageName(work.vintage.knownAt), months }),
  };
}

/** The number of the first vintage that is audited. */
const firstAudited = (audited: GivenHistory["audited"], vintages: number): number =>
  audited === "all" ? 0 : vintages - (audited === "none" ? 0 : audited);

/**
 * Counts and protects vintage after vintage, as a store would that runs at every month's end; the newest so many with the audit.
 *
 * @param counting its `history.months` says how many of the newest months each vintage publishes
 */
export async function publishHistory(
  counting: CountingContext,
  { vintages, audited }: { readonly vintages: readonly Vintage[]; readonly audited: GivenHistory["audited"] },
  say: (text: string) => void,
): Promise<PublishedHistory> {
  const workAt = vintageWorker(counting);
  const first = firstAudited(audited, vintages.length);
  let history = noHistory;
  for (const [at, vintage] of vintages.entries()) {
    say(`as known at ${vintageName(vintage.knownAt)}${at < first ? "" : ", audited"}`);
    history = await extended(history, workAt(vintage), at >= first);
  }
  const { releasesByMonth, reconstruction } = history;
  const { unemploymentSources } = counting.pipeline.join;
  const sources = sourcesSince({ months: [...releasesByMonth.keys()], vintages, sources: unemploymentSources });
  return { chains: history.releasesByMonth, sources, releases: releasesOf(history), reconstruction };
}
