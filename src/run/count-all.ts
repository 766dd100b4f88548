import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import type { Vintage } from "../lib/vintage.ts";
import { codeArtifacts } from "../stage/codes/load-codes.ts";
import { vintageName } from "../protect/vintage.ts";
import { stageOf } from "../stage/stage.ts";
import { touchedMonthsReader } from "../stage/touched-months.ts";
import type { TouchedMonths } from "../stage/touched-months.ts";
import { addBridges, bridgeFile } from "./bridge.ts";
import { historyAt, newestLinks, noHistory, worked } from "./chains.ts";
import type { History } from "./chains.ts";
import type { Configuration } from "./configuration.ts";
import type { Counting } from "./counting.ts";
import { countVintageMonth } from "./count-vintage.ts";
import type { CountedMonth, VintageWork } from "./count-vintage.ts";
import { addLinkages, measuredLinkages, requireLinkage } from "./linkage.ts";
import { monthsOf } from "./months.ts";
import { addReconstruction, reconstructionFile } from "./reconstructed.ts";
import { requirePopulation } from "./population-gate.ts";
import { inRoom } from "./rooms.ts";
import type { RoomWatch, Worked } from "./rooms.ts";

/**
 * The rooms up to the wall at one vintage, sharing what other vintages of the same run have read.
 *
 * @example const workAt = vintageWorker(counting); const work = workAt(asKnownAt(records, cutoff));
 */
export function vintageWorker(counting: Counting): (vintage: Vintage) => VintageWork {
  const { pipeline, configuration, workspace } = counting;
  const touchedMonths: TouchedMonths = touchedMonthsReader(workspace.contexts);
  const codes = codeArtifacts(counting.codes);
  const settings = { areas: pipeline.count.areas.filter(({ cities }) => cities.length === 1).map(({ code }) => code) };
  return (vintage) => ({
    pipeline,
    vintage,
    contexts: workspace.contexts,
    workPayThreshold: configuration.definitions.work_pay_threshold,
    publication: counting.publication,
    newestMonths: configuration.history.months,
    stage: stageOf({
      contexts: workspace.contexts,
      subjects: pipeline.stage.subjects,
      vintage,
      codes,
      store: configuration.paths.store,
      emptyArchive: counting.emptyArchive,
      touchedMonths,
      settings,
    }),
  });
}

/** What came out at the wall. */
export interface CountedNight {
  readonly newest: Vintage;
  /** All that was ever published from the store, this night included. */
  readonly history: History;
  /** What a snapshot of this night shows: the history up to its vintage. */
  readonly shown: History;
  readonly bridge: Artifact | null;
  /** How past months would have become known: a table, without rows where there is nothing to tell. */
  readonly reconstruction: Artifact;
}

function madeOf(months: readonly CountedMonth[], value: History): Worked<History> {
  const steps = months.flatMap(({ personMonth, counts }) => [personMonth, counts]);
  const reused = steps.filter((step) => step.reused).length;
  return { value, computed: steps.length - reused, reused };
}

/** The history, longer by what a vintage tells. */
async function extended(
  work: VintageWork,
  history: History,
  tell: (at: string) => void | Promise<void>,
): Promise<Worked<History>> {
  const names = monthsOf(work.vintage, work.pipeline.join.months);
  const told = work.newestMonths === null ? names : names.slice(-work.newestMonths);
  let turn = 0;
  const begun = (month: Month) => tell(`${month}, ${(turn += 1)} of ${told.length}`);
  const months = await Promise.all(
    told.map((month) => countVintageMonth(work, month, { before: history.chains.get(month) ?? [], begun })),
  );
  const chains = new Map([...history.chains, ...months.map(({ month, chain }) => [month, chain] as const)]);
  return madeOf(months, {
    knownAt: work.vintage.knownAt,
    chains: new Map([...chains].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    bridges: await addBridges(work, names, history.bridges),
    linkages: await addLinkages(work, told, history.linkages),
    reconstruction: await addReconstruction(work, months, history.reconstruction),
    vintages: worked(history.vintages, { vintage: vintageName(work.vintage.knownAt), months: told }),
  });
}

const ROOM = "stage, join, count, protect";

const knownAt = ({ vintage }: VintageWork): string => `as known at ${vintage.knownAt.slice(0, 10)}`;

/** The vintages that are still to be told: all on the first night, later the newest only; none of those that the history has passed. */
function vintagesToTell(
  { earlier, newest }: { readonly earlier: readonly Vintage[]; readonly newest: Vintage },
  before: History | null,
): readonly Vintage[] {
  if (before === null) return [...earlier, newest];
  return newest.knownAt < before.knownAt ? [] : [newest];
}

function requireSomething(shown: History, before: History): void {
  if (shown.chains.size > 0) return;
  throw new TilannekuvaError(`nothing was published from this store as early as ${shown.knownAt}`, {
    exitCode: EXIT.gate,
    advice: `What was published begins later, and was known at ${before.knownAt} when last counted; a state of knowledge that was never published needs a store and an output of its own.`,
  });
}

/** The gates, and what has to be told beside the counts. */
async function checkedNight(work: VintageWork, { gates }: Configuration, history: History): Promise<CountedNight> {
  const shown = historyAt(history, work.vintage.knownAt);
  requireSomething(shown, history);
  const newest = newestLinks(shown);
  const months = newest.map(([month]) => month);
  const measured = await measuredLinkages(work, months);
  requirePopulation(
    newest.map(([month, { persons }]) => ({ month, persons })),
    gates.min_population_share,
  );
  requireLinkage(measured, gates.min_linkage_rate);
  const bridge = await bridgeFile(work, shown.bridges);
  const reconstruction = await reconstructionFile(work, shown.reconstruction);
  return { newest: work.vintage, history, shown, bridge, reconstruction };
}

/**
 * The way to the wall. On a store's first night every earlier vintage is told in its order, then the newest; on later nights the newest
 * alone. A vintage that the history has passed is not told again: the night shows what was published up to it.
 *
 * @param before What was published from the store; null on the first night.
 * @throws TilannekuvaError exit 4 when a month has far too few residents, too few permit holders are linked to a person, or nothing was
 *   published at the vintage.
 */
export async function countNight(
  counting: Counting,
  vintages: { readonly earlier: readonly Vintage[]; readonly newest: Vintage; readonly before: History | null },
  watch: RoomWatch,
): Promise<CountedNight> {
  const workAt = vintageWorker(counting);
  let history = vintages.before ?? noHistory;
  for (const work of vintagesToTell(vintages, vintages.before).map(workAt)) {
    const detail = work.vintage === vintages.newest ? `${knownAt(work)}, the newest` : knownAt(work);
    const room = { room: ROOM, detail } as const;
    history = await inRoom(watch, room, () => extended(work, history, (at) => watch.progress({ ...room, at })));
  }
  return checkedNight(workAt(vintages.newest), counting.configuration, history);
}
