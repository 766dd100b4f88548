import { nightly, nightlyOf } from "../../pipelines/nightly.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { publishedAreas } from "../configuration/published-areas.ts";
import { readAreas } from "../configuration/read-areas.ts";

/**
 * The declarations of the configured areas.
 *
 * @throws TilannekuvaError exit 2 where `paths.areas` breaks its rules.
 * @example (await pipelineFor(configuration)).count.areas.length // 7
 */
export const pipelineFor = async ({ paths }: Configuration): Promise<Pipeline> =>
  paths.areas === null ? nightly : nightlyOf(await readAreas(paths.areas));

/**
 * The declarations of a snapshot's areas, for what is computed of published files alone.
 *
 * @example const { indicators } = await pipelineOfSnapshot("output/current");
 */
export async function pipelineOfSnapshot(folder: string): Promise<Pipeline> {
  const areas = await publishedAreas(folder);
  return areas === null ? nightly : nightlyOf(areas);
}
