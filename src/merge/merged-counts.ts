import { join } from "node:path";
import type { Session } from "../database/database.ts";
import type { Artifact } from "../database/step.ts";
import { sqlText } from "../database/sql.ts";
import { writeParquet } from "../database/write-parquet.ts";
import { sha256OfFile } from "../lib/files.ts";
import type { ReleasedVintage } from "../model/released-vintages.ts";
import { membersIn, mergedSources } from "./merged-releases.ts";
import type { MergePlan } from "./merged-releases.ts";

/** The published counts to merge, and where. */
export interface CountsToMerge {
  /** counts.parquet of each city's snapshot. */
  readonly counts: readonly string[];
  /** A folder for the merged files. */
  readonly folder: string;
  readonly plan: MergePlan;
  readonly releases: readonly ReleasedVintage[];
}

const artifact = async (path: string): Promise<Artifact> => ({ path, sha256: await sha256OfFile(path) });

const monthsOf = (releases: readonly ReleasedVintage[]): readonly string[] =>
  [...new Set(releases.flatMap(({ months }) => months))].toSorted();

/** The cities' published counts at their common vintages. */
async function cityCounts({ counts, folder, plan }: CountsToMerge, session: Session): Promise<Artifact> {
  const output = join(folder, "city_counts.parquet");
  await writeParquet(session, "merge/city_counts", { counts, cutoffs: plan.cutoffs, output });
  return artifact(output);
}

/** The sums of the cities' counts, for the months in which all of them are there. */
async function totalCounts(cities: string, of: CountsToMerge, session: Session): Promise<Artifact> {
  const { folder, plan, releases } = of;
  const total = plan.total.code;
  const members = monthsOf(releases).flatMap((month) =>
    (membersIn(month, plan) ?? []).map((area) => ({ month, area })),
  );
  const { mixed } = mergedSources(plan);
  await session.run(sqlText("merge/places"), { counts: [cities] });
  const asked = { members: JSON.stringify(members), releases: JSON.stringify(releases), total };
  await session.run(sqlText("merge/asked_sums"), asked);
  await session.run(sqlText("merge/sums"), { counts: [cities] });
  const output = join(folder, "total_counts.parquet");
  await writeParquet(session, "merge/total_counts", { total, mixed: JSON.stringify(mixed), output });
  await session.run("drop table city_sums; drop table asked_sums; drop table merged_places");
  return artifact(output);
}

/**
 * The counts of a merged snapshot: the cities' own, and their sums.
 *
 * @example const [cities, total] = await mergedCounts({ counts, folder, plan, releases }, session);
 */
export async function mergedCounts(of: CountsToMerge, session: Session): Promise<readonly Artifact[]> {
  const cities = await cityCounts(of, session);
  return [cities, await totalCounts(cities.path, of, session)];
}

/** The reconstruction of a merged snapshot, without a row. */
export async function nothingReconstructed(
  { reconstructed, folder }: { readonly reconstructed: string; readonly folder: string },
  session: Session,
): Promise<Artifact> {
  const output = join(folder, "reconstructed.parquet");
  await writeParquet(session, "merge/nothing_reconstructed", { reconstructed, output });
  return artifact(output);
}
