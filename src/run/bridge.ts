import { bridgeYear } from "../count/bridge.ts";
import { materialise } from "../database/step.ts";
import type { Artifact, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import { protectBridge } from "../protect/bridge.ts";
import { joinMonth } from "./count-vintage.ts";
import type { VintageWork } from "./count-vintage.ts";
import { obsStatusOf } from "./months.ts";

async function bridgeOf(work: VintageWork, year: string, mainActivity: StepResult): Promise<StepResult> {
  const { pipeline, vintage, contexts } = work;
  const december = `${year}-12`;
  const personMonth = await joinMonth(work, december);
  const { table } = pipeline.count.bridge;
  const bridge = await contexts.use((context) =>
    bridgeYear({ personMonth, mainActivity, year: Number(year), table }, context),
  );
  const obsStatus = obsStatusOf(december, vintage, pipeline.count.window);
  return contexts.use((context) =>
    protectBridge(
      { bridge, year: Number(year), obsStatus, vintage: vintage.knownAt, rules: pipeline.protect },
      context,
    ),
  );
}

/**
 * The comparison with the annual register for every December that has both, as one file that may be published; null before the
 * register's main activity has arrived for any of the months.
 */
export async function bridges(work: VintageWork, months: readonly Month[]): Promise<Artifact | null> {
  const { source, subject } = work.pipeline.count.bridge;
  const years = (work.vintage.tables.get(source) ?? []).map((file) => file.period);
  const made: Artifact[] = [];
  for (const year of years.filter((each) => months.includes(`${each}-12`))) {
    const mainActivity = await work.stage.of(subject, year);
    if (mainActivity.rows > 0) made.push(await bridgeOf(work, year, mainActivity));
  }
  if (made.length === 0) return null;
  const step = { output: "published_bridge/_", sql: "protect/bridges", inputs: { bridges: made } };
  return work.contexts.use((context) => materialise(step, context));
}
