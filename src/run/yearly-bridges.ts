import { bridgeYear } from "../count/count-bridge.ts";
import { materialise } from "../database/step.ts";
import type { Artifact, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import { protectBridge } from "../protect/protect-bridge.ts";
import { vintageName } from "../protect/vintage.ts";
import { requireIntact } from "../protect/intact-files.ts";
import type { PublishedBridge } from "../history/release-history.ts";
import { joinMonth } from "./vintage-steps.ts";
import type { VintageWork } from "./vintage-steps.ts";
import { obsStatusOf } from "../model/reporting-window.ts";

const december = (year: string): Month => `${year}-12`;

async function bridgeOf(work: VintageWork, year: string, mainActivity: StepResult): Promise<PublishedBridge> {
  const { pipeline, vintage, contexts } = work;
  const personMonth = await joinMonth(work, december(year));
  const { table } = pipeline.count.bridge;
  const bridge = await contexts.use((context) =>
    bridgeYear({ personMonth, mainActivity, year: Number(year), table }, context),
  );
  const protection = { obsStatus: "A", vintage: vintage.knownAt, rules: pipeline.protect } as const;
  const { path, sha256 } = await contexts.use((context) =>
    protectBridge({ bridge, year: Number(year), ...protection }, context),
  );
  return { year, vintage: vintageName(vintage.knownAt), published: { path, sha256 } };
}

/** Years whose comparison is final: no report can change their December any more. */
function closedYears({ pipeline, vintage }: VintageWork, months: readonly Month[]): readonly string[] {
  const { bridge, window } = pipeline.count;
  return (vintage.tables.get(bridge.source) ?? [])
    .map((file) => file.period)
    .filter((year) => months.includes(december(year)) && obsStatusOf(december(year), vintage, window) === "A");
}

/**
 * The comparisons with the annual register, one per year: those published before, unchanged, then those of closed
 * Decembers whose main activity is known at the vintage. Each is published once and then kept, as nothing would carry
 * its numbers forward from night to night.
 */
export async function addBridges(
  work: VintageWork,
  months: readonly Month[],
  before: readonly PublishedBridge[],
): Promise<readonly PublishedBridge[]> {
  const published = new Set(before.map(({ year }) => year));
  const made: PublishedBridge[] = [];
  for (const year of closedYears(work, months).filter((each) => !published.has(each))) {
    const mainActivity = await work.stage.of(work.pipeline.count.bridge.subject, year);
    if (mainActivity.rows > 0) made.push(await bridgeOf(work, year, mainActivity));
  }
  return [...before, ...made];
}

/** All bridges as one file that may be published; null while there is none. */
export async function bridgeFile(
  { contexts }: Pick<VintageWork, "contexts">,
  bridges: readonly PublishedBridge[],
): Promise<Artifact | null> {
  if (bridges.length === 0) return null;
  const files = bridges.map(({ published }) => published);
  await requireIntact(files);
  const step = { output: "published_bridge/_", sql: "protect/bridges", inputs: { bridges: files } };
  return contexts.use((context) => materialise(step, context));
}
