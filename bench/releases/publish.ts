import { nightly } from "../../pipelines/nightly.ts";
import { runNight } from "../../src/cli/run-night.ts";
import type { HeldTable } from "../../src/model/released-vintages.ts";
import { noHistory } from "../../src/history/release-history.ts";
import type { History } from "../../src/history/release-history.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import { readHistory } from "../../src/history/history-file.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import type { Calendar } from "./country.ts";

/** One run of the store. */
export interface Run {
  /** Its cutoff day. */
  readonly asOf: string;
  readonly outcome: NightReport["outcome"];
  readonly exitCode: number;
  /** Number of months released, over all vintages of the run. */
  readonly links: number;
  /** The blocks that the run's newest release holds. */
  readonly held: readonly HeldTable[];
  readonly seconds: number;
}

/** Everything published of a country, and its folder. */
export interface Published {
  /** The newest snapshot's folder. */
  readonly snapshot: string;
  readonly history: History;
  readonly runs: readonly Run[];
}

type Say = (text: string) => void;

const linksIn = ({ releasesByMonth }: History): number =>
  [...releasesByMonth.values()].map(({ length }) => length).reduce((sum, one) => sum + one, 0);

/** Runs the store of a folder on each day of the calendar, with everything that a nightly run does. */
export async function publishHistory({ first, nights }: Calendar, folder: string, say: Say): Promise<Published> {
  const configuration = await loadConfiguration(folder);
  const runs: Run[] = [];
  let [snapshot, history]: readonly [string, History] = ["", noHistory];
  for (const asOf of [first, ...nights]) {
    const started = performance.now();
    const report = await runNight({
      configuration,
      pipeline: nightly,
      command: "run",
      asOf,
      onRoom: ({ room, detail, done }) => {
        if (done !== undefined) say(`run of ${asOf}: ${room}: ${detail}: ${done.seconds.toFixed(0)} s`);
      },
    });
    const before = linksIn(history);
    history = (await readHistory(configuration.paths.store)) ?? noHistory;
    snapshot = report.folder;
    const { outcome, exitCode, held } = report;
    const seconds = (performance.now() - started) / 1000;
    runs.push({ asOf, outcome, exitCode, held, links: linksIn(history) - before, seconds });
  }
  return { snapshot, history, runs };
}
