import { join } from "node:path";
import { readOfficial } from "../configuration/read-official.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import type { Session } from "../database/database.ts";
import { revisionDeclarations } from "../definitions/revision-declarations.ts";
import type { Release } from "../publish/snapshot/release.ts";
import { mergedCounts, nothingReconstructed } from "./merged-counts.ts";
import { mergedFacts, mergedQuality, minuteOf } from "./merged-facts.ts";
import type { MergeSource } from "./merged-facts.ts";

/**
 * The cities' packages as one release, like a night's: it is published by the same rooms. There is no bridge to the
 * annual register and no reconstruction, as neither can be added up.
 *
 * @example const release = await mergedRelease(source, { pipeline, folder, session });
 */
export async function mergedRelease(
  source: MergeSource,
  { pipeline, folder, session }: { readonly pipeline: Pipeline; readonly folder: string; readonly session: Session },
): Promise<Release> {
  const { packages, plan, configuration, definitions } = source;
  const facts = await mergedFacts(source);
  const counts = packages.map((one) => join(one.folder, "counts.parquet"));
  const reconstructed = join(packages[0]!.folder, "reconstructed.parquet");
  const { vocabulary } = pipeline.indicators;
  return {
    vintage: minuteOf(plan.cutoffs.at(-1)!),
    counts: await mergedCounts({ counts, folder, plan, releases: facts.releases }, session),
    bridge: null,
    reconstruction: await nothingReconstructed({ reconstructed, folder }, session),
    revisions: revisionDeclarations(pipeline),
    definitions,
    vocabulary,
    facts,
    quality: await mergedQuality(source, facts),
    official: await readOfficial(configuration, vocabulary),
  };
}
