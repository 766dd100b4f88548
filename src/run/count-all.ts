import type { Artifact } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import { monthsBetween } from "../lib/months.ts";
import type { Vintage } from "../lib/vintage.ts";
import { codeArtifacts } from "../stage/codes/load-codes.ts";
import { stageOf } from "../stage/stage.ts";
import { touchedMonthsReader } from "../stage/touched-months.ts";
import type { TouchedMonths } from "../stage/touched-months.ts";
import { bridges } from "./bridge.ts";
import type { Counting } from "./counting.ts";
import { countVintageMonth } from "./count-vintage.ts";
import type { CountedMonth, VintageWork } from "./count-vintage.ts";
import { linkages, requireLinkage } from "./linkage.ts";
import type { Linkage } from "./linkage.ts";
import { monthsOf } from "./months.ts";
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

/** Months of an earlier vintage that reports could still change: the reporting window and the month before it. */
function openMonths(work: VintageWork): readonly Month[] {
  const months = monthsOf(work.vintage, work.pipeline.join.months);
  const newest = months.at(-1);
  return newest === undefined
    ? []
    : months.filter((month) => monthsBetween(month, newest) <= work.pipeline.count.window.months);
}

const countMonths = (work: VintageWork, months: readonly Month[]): Promise<readonly CountedMonth[]> =>
  Promise.all(months.map((month) => countVintageMonth(work, month)));

/** What came out at the wall. */
export interface CountedNight {
  readonly newest: Vintage;
  readonly vintages: readonly Vintage[];
  /** Months of the earlier vintages. */
  readonly earlier: readonly CountedMonth[];
  /** Months of the newest vintage. */
  readonly months: readonly CountedMonth[];
  readonly linkages: readonly Linkage[];
  readonly bridge: Artifact | null;
}

function worked(months: readonly CountedMonth[]): Worked<readonly CountedMonth[]> {
  const steps = months.flatMap(({ personMonth, counts, published }) => [personMonth, counts, published]);
  const reused = steps.filter((step) => step.reused).length;
  return { value: months, computed: steps.length - reused, reused };
}

const ROOM = "stage, join, count, protect";

const knownAt = ({ vintage }: VintageWork): string => `as known at ${vintage.knownAt.slice(0, 10)}`;

/**
 * The way to the wall: every earlier vintage, then the newest with its gate and its bridge.
 *
 * @throws TilannekuvaError exit 4 when a month has far too few residents, or too few permit holders are linked to a person.
 */
export async function countNight(
  counting: Counting,
  vintages: { readonly earlier: readonly Vintage[]; readonly newest: Vintage },
  watch: RoomWatch,
): Promise<CountedNight> {
  const workAt = vintageWorker(counting);
  const earlier: CountedMonth[] = [];
  for (const work of vintages.earlier.map(workAt)) {
    const event = { room: ROOM, detail: knownAt(work) } as const;
    earlier.push(...(await inRoom(watch, event, async () => worked(await countMonths(work, openMonths(work))))));
  }
  const work = workAt(vintages.newest);
  const event = { room: ROOM, detail: `${knownAt(work)}, the newest` } as const;
  const months = await inRoom(watch, event, async () =>
    worked(await countMonths(work, monthsOf(work.vintage, counting.pipeline.join.months))),
  );
  const names = months.map(({ month }) => month);
  const measured = await linkages(work, names);
  const { gates } = counting.configuration;
  requirePopulation(
    months.map(({ month, personMonth }) => ({ month, persons: personMonth.rows })),
    gates.min_population_share,
  );
  requireLinkage(measured, gates.min_linkage_rate);
  return {
    newest: vintages.newest,
    vintages: [...vintages.earlier, vintages.newest],
    earlier,
    months,
    linkages: measured,
    bridge: await bridges(work, names),
  };
}
