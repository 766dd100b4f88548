import { noHistory } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import { passGates } from "./at-the-wall.ts";
import { extendHistory, monthsToCount } from "./extend-history.ts";
import { reportNight } from "./night-report.ts";
import type { NightReport } from "./night-report.ts";
import { alreadyPublished, begin, handOver, indicate, ingest, promote, publish } from "./night-steps.ts";
import type { NightOptions } from "./night-steps.ts";
import { publishedBefore } from "./published-before.ts";
import { inRoom, reuseOf } from "./rooms.ts";
import type { RoomWatch } from "./rooms.ts";
import { countPersons, joinMonth, protectCounts, vintageWorker } from "./vintage-steps.ts";
import type { VintageWork } from "./vintage-steps.ts";
import { vintagesToCount } from "./vintages.ts";

/**
 * One night: ingest, stage, join, count, protect, indicate, publish, promote; then the report and the feeds. A night
 * with nothing new starts no room after ingest. Needs the run lock around it.
 *
 * The exit code is 3 where a delivery or a line of errata.csv was refused, and 4 where a delivery is held back or the
 * most valuable table is held in some month: what is published is safe, but not current.
 *
 * @throws TilannekuvaError exit 1 when store or current snapshot are damaged, 3 or 5 when there is nothing to count, 4
 *   when a gate refuses, 143 when it is stopped.
 * @example const report = await night({ pipeline, configuration, workspace, cutoff, now, progress });
 */
export async function night(options: NightOptions): Promise<NightReport> {
  const tonight = await begin(options);
  const known = await ingest(tonight);
  const same = await publishedBefore(tonight.releases, known.sources, known.shown);
  if (same !== null) return reportNight({ outcome: "unchanged", ...same }, known, tonight);

  const stage = vintageWorker(tonight);
  const staged = vintagesToCount(known.vintages, known.before).map(stage);
  const history = await joinCountProtect(staged, known.before ?? noHistory, options);
  const counted = await passGates(stage(known.newest), history, options.configuration);
  const release = await handOver(counted, known, tonight);

  const there = await alreadyPublished(release, tonight);
  const snapshot = there ?? (await publish(release, await indicate(release, tonight), tonight));
  const { shown } = counted;
  const promoted = await promote(snapshot, counted, { known, tonight });
  return reportNight({ outcome: there === null ? "published" : "unchanged", ...promoted, shown }, known, tonight);
}

/** Processes every vintage in order, and every month of each; the published history grows with each vintage. */
async function joinCountProtect(vintages: readonly VintageWork[], before: History, watch: RoomWatch): Promise<History> {
  let history = before;
  for (const staged of vintages) {
    const months = monthsToCount(staged);
    const detail = `as known at ${staged.vintage.knownAt.slice(0, 10)}${staged === vintages.at(-1) ? ", the newest" : ""}`;
    const room = { room: "stage, join, count, protect", detail } as const;
    let turn = 0;
    const begun = (month: string) => watch.progress({ ...room, at: `${month}, ${(turn += 1)} of ${months.length}` });
    history = await inRoom(watch, room, async () => {
      const counted = await Promise.all(
        months.map(async (month) => {
          const personMonth = await joinMonth(staged, month, begun);
          const counts = await countPersons(staged, month, personMonth);
          return protectCounts(staged, { month, personMonth, counts }, history.releasesByMonth.get(month) ?? []);
        }),
      );
      const value = await extendHistory(history, staged, counted);
      return { value, ...reuseOf(counted.flatMap(({ personMonth, counts }) => [personMonth, counts])) };
    });
  }
  return history;
}
