import { withVintage } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import type { Month } from "../lib/months.ts";
import { monthsOf } from "../model/reporting-window.ts";
import { vintageName } from "../protect/vintage.ts";
import { addLinkages } from "./linkage.ts";
import { addReconstruction } from "./past-reconstruction.ts";
import type { CountedMonth, VintageWork } from "./vintage-steps.ts";
import { addBridges } from "./yearly-bridges.ts";

/** The months that are counted at a vintage, oldest first. */
export function monthsToCount({ vintage, pipeline, newestMonths }: VintageWork): readonly Month[] {
  const months = monthsOf(vintage, pipeline.join.months);
  return newestMonths === null ? months : months.slice(-newestMonths);
}

/** The history with a vintage added: its months, and the published bridges, linkage rates and reconstruction. */
export async function extendHistory(
  history: History,
  work: VintageWork,
  months: readonly CountedMonth[],
): Promise<History> {
  const names = months.map(({ month }) => month);
  const updated = months.map(({ month, releases }) => [month, releases] as const);
  const releasesByMonth = new Map([...history.releasesByMonth, ...updated]);
  return {
    knownAt: work.vintage.knownAt,
    releasesByMonth: new Map([...releasesByMonth].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    bridges: await addBridges(work, monthsOf(work.vintage, work.pipeline.join.months), history.bridges),
    linkages: await addLinkages(work, names, history.linkages),
    reconstruction: await addReconstruction(work, months, history.reconstruction),
    vintages: withVintage(history.vintages, { vintage: vintageName(work.vintage.knownAt), months: names }),
  };
}
