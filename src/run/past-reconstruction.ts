import { reconstructMonth } from "../count/count-reconstructed.ts";
import type { RegisterOfReports, ReportsKnown } from "../count/count-reconstructed.ts";
import type { Artifact } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import { nothingReconstructed, protectReconstruction } from "../protect/protect-reconstructed.ts";
import { vintageName } from "../protect/vintage.ts";
import { requireIntact } from "../protect/intact-files.ts";
import { isCovered } from "../stage/coverage.ts";
import type { PublishedReconstruction } from "../history/release-history.ts";
import type { CountedMonth, VintageWork } from "./vintage-steps.ts";

async function reportsKnown(
  { stage, vintage }: VintageWork,
  { reports, subject }: RegisterOfReports,
  month: Month,
): Promise<ReportsKnown> {
  const newest = vintage.tables.get(reports)?.at(-1);
  const [file] = await stage.archived({ table: reports, pick: "same" }, newest?.period ?? "");
  return {
    touching: await stage.touching(subject, month),
    newest: file!,
    until: newest?.period ?? null,
    delivered: newest?.deliveredAt.slice(0, 10) ?? null,
  };
}

async function reconstructedMonth(work: VintageWork, { month, personMonth }: CountedMonth): Promise<Artifact> {
  const { pipeline, vintage, contexts, workPayThreshold } = work;
  const { reconstruction } = pipeline.count;
  const wages = await reportsKnown(work, reconstruction.wages, month);
  const benefits = {
    ...(await reportsKnown(work, reconstruction.benefits, month)),
    isCovered: isCovered(vintage, { table: reconstruction.benefits.reports, pick: "same" }, month),
  };
  const input = { month, personMonth, wages, benefits, workPayThreshold, reconstruction };
  return contexts.use((context) => reconstructMonth(input, context));
}

async function reconstructed(work: VintageWork, months: readonly CountedMonth[]): Promise<Artifact> {
  const { pipeline, vintage, contexts } = work;
  const { reconstruction } = pipeline.count;
  const { limits } = pipeline.audit;
  const counts: Artifact[] = [];
  for (const month of months) counts.push(await reconstructedMonth(work, month));
  const input = {
    counts,
    decisions: months.flatMap(({ releases }) => releases.at(-1)?.decisions ?? []),
    table: reconstruction.table,
    area: reconstruction.area.code,
    youngAge: reconstruction.ages[0].code,
    minimumGroup: reconstruction.minimumGroup,
    width: limits.widthByTable[reconstruction.table] ?? limits.width,
    rules: pipeline.protect,
    vintage: vintage.knownAt,
  };
  return contexts.use((context) => protectReconstruction(input, context));
}

/**
 * Reconstructs how the months of an initial load would have become known if they had been delivered month by month.
 * This is done at the first vintage with wages, once and for all; the table is empty if that vintage has too few
 * payment months. An earlier publication is kept.
 *
 * @param months what was counted at the vintage
 */
export async function addReconstruction(
  work: VintageWork,
  months: readonly CountedMonth[],
  before: PublishedReconstruction | null,
): Promise<PublishedReconstruction | null> {
  const { pipeline, vintage } = work;
  const { wages, minimumMonths } = pipeline.count.reconstruction;
  const payments = vintage.tables.get(wages.reports)?.length ?? 0;
  if (before !== null || payments === 0) return before;
  const covered = months.filter(({ month }) => isCovered(vintage, pipeline.join.employmentCovers, month));
  const { path, sha256 } = await reconstructed(work, payments < minimumMonths ? [] : covered);
  return { vintage: vintageName(vintage.knownAt), published: { path, sha256 } };
}

/** The reconstruction as a file that may be published; empty while there is none. */
export async function reconstructionFile(
  { contexts }: Pick<VintageWork, "contexts">,
  reconstruction: PublishedReconstruction | null,
): Promise<Artifact> {
  if (reconstruction === null) return contexts.use(nothingReconstructed);
  await requireIntact([reconstruction.published]);
  return reconstruction.published;
}
