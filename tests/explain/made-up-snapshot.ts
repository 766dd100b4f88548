import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { unemploymentGap18To64 } from "../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../pipelines/indicators/unemployment.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { observeWith } from "../../src/run/indicate.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Session } from "../../src/database/database.ts";
import { csvOf } from "../../src/publish/formats/observation-csv.ts";
import { described } from "../../src/publish/formats/described.ts";
import { writeGzip } from "../../src/publish/formats/gzip.ts";
import { writeInputs } from "../../src/publish/snapshot/snapshot-inputs.ts";
import { writeNowcast } from "../../src/publish/tables/write-nowcast.ts";
import { writeParquet } from "../../src/database/write-parquet.ts";
import { writeReleaseStatus } from "../../src/publish/tables/release-status.ts";
import { writeRevisions } from "../../src/publish/revisions/write-revisions.ts";
import { writeCounts } from "../indicators/made-up-counts.ts";
import {
  monthAt,
  publishedHistory,
  releasesOf,
  twoBackgrounds,
  vintageAt,
} from "../indicators/nowcast/made-up-history.ts";
import { madeUpManifest } from "../publish/snapshot/made-up-manifest.ts";
import { madeUpIdentity as snapshot } from "../publish/snapshot/made-up-identity.ts";

const MONTHS = 30;

const EXTENT = {
  months: MONTHS,
  // The newest counts of Espoo in the month before the newest are held.
  hole: ({ month, asOf, area }: { readonly month: number; readonly asOf: number; readonly area: string }) =>
    month === MONTHS - 2 && asOf === MONTHS - 1 && area === "KU049" ? ("held" as const) : ("" as const),
};

const releases = releasesOf(twoBackgrounds, EXTENT);

const facts = {
  rounding_base: 10,
  releases,
  unemployment_sources: [],
  nowcast: { max_half_width_all: 5, max_half_width_city: 15, min_completeness: 0.25, min_back_tests: 6 },
};

const observe = observeWith({
  ...nightly,
  indicators: { ...nightly.indicators, declarations: [unemploymentRate18To64, unemploymentGap18To64] },
});

const inputs = ["2025-05", "2025-06"].map((period, index) => ({
  table: "TAX_INCOMES_report",
  period,
  file: `TAX_INCOMES_report_${period.replace("-", "_")}.csv`,
  sha256: String(index).repeat(64),
  delivery: `${period}-10_TAX_INCOMES`,
  delivered_at: `${period}-10T00:00`,
}));

async function writeTables(folder: string, session: Session): Promise<readonly Observation[]> {
  const counts = join(folder, "counts.parquet");
  await writeCounts(session, counts, publishedHistory(twoBackgrounds, EXTENT));
  const { observations, nowcasts } = await observe([counts], session, facts);
  const csv = join(folder, "observations.csv.gz");
  await writeGzip(csv, csvOf(observations));
  const parquet = described("publish/observations", "observations.parquet", snapshot);
  await writeParquet(session, parquet, { csv, output: join(folder, "observations.parquet") });
  await writeNowcast(nowcasts, { folder, session, snapshot });
  await writeReleaseStatus({ counts, releases }, { folder, session, snapshot });
  await writeRevisions([], { file: join(folder, "revisions.parquet"), session });
  return observations;
}

/**
 * A snapshot of two and a half years of made-up counts with the files that an explanation reads: the unemployment of two backgrounds in Espoo and all cities, estimated in
 * the newest months, held in one. The session must be allowed to write there.
 */
export async function makeSnapshot(folder: string, session: Session): Promise<readonly Observation[]> {
  await mkdir(folder);
  const observations = await writeTables(folder, session);
  const months = Array.from({ length: MONTHS }, (_, month) => monthAt(month));
  const manifest = madeUpManifest({
    ...facts,
    id: `${vintageAt(MONTHS - 1)}T0000Z-3f9a1c0b7d42`,
    vintage: `${vintageAt(MONTHS - 1)}T00:00`,
    months,
    vintages: releases.map(({ vintage }) => vintage),
    inputs: await writeInputs(inputs, folder),
  });
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "codelists.json"), JSON.stringify(vocabulary));
  return observations;
}

/** A copy of a snapshot that has only some of its files, as somebody may have taken them. */
export async function copyOf(folder: string, to: string, files: readonly string[]): Promise<string> {
  await mkdir(to);
  for (const file of files) await cp(join(folder, file), join(to, file));
  return to;
}
