import { ANONYMOUS } from "../../../src/model/presentation.ts";
import { nightly } from "../../../pipelines/nightly.ts";
import { revisionDeclarations } from "../../../src/definitions/revision-declarations.ts";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { areas } from "../../../pipelines/cities.ts";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { indicatorDeclarations } from "../../../pipelines/indicators/index.ts";
import { auditLimits, protection } from "../../../pipelines/protection.ts";
import { withRounding } from "../../../src/indicators/declaration.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import { indicators } from "../../../src/indicators/indicators.ts";
import type { Database, Session } from "../../../src/database/database.ts";
import type { Month } from "../../../src/lib/months.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import type { MonthRelease } from "../../../src/protect/month-release.ts";
import { certificateOf } from "../../../src/run/certificate.ts";
import { noHistory, publishedFiles, vintagesIn } from "../../../src/history/release-history.ts";
import { releasesOf } from "../../../src/history/releases-of-history.ts";
import type { History } from "../../../src/history/release-history.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { publishSnapshot } from "../../publish/snapshot/observe-and-publish.ts";
import type { ReleaseWithRooms } from "../../publish/snapshot/observe-and-publish.ts";
import type { Rounding } from "../../../src/statistics/rounded-counts.ts";
import { declared } from "../../protect/simulated-grid.ts";
import { nothingReconstructed } from "../../publish/snapshot/made-up-release.ts";

const tables = new Set(declared.tables.map(({ id }) => id));

/** The indicators that are published for the simulated tables and ages. */
export const simulatedIndicators: readonly Indicator[] = indicatorDeclarations.map((declaration) => ({
  ...declaration,
  breakdowns: declaration.breakdowns.filter(({ table }) => tables.has(table)),
}));

/** The observations of files of counts that were rounded to a base. */
export function observed(
  files: readonly string[],
  session: Session,
  { rounding, releases = [] }: { readonly rounding: Rounding; readonly releases?: readonly ReleasedVintage[] },
): Promise<readonly Observation[]> {
  const rounded = withRounding(simulatedIndicators, rounding);
  return indicators({ counts: files, releases, indicators: rounded, areas: areas.map(({ code }) => code) }, session);
}

/** The history of a store from which one month was published. */
export const historyOf = (month: Month, chain: readonly MonthRelease[]): History => ({
  ...noHistory,
  knownAt: `${chain.at(-1)!.vintage}T00:00`,
  releasesByMonth: new Map([[month, chain]]),
  vintages: chain.map(({ vintage }) => ({ vintage, months: [month] })),
});

/** Publishes a history as a snapshot, by the real room and with the real certificate; `quality` is what is said beside it. */
export async function publishHistory(
  history: History,
  {
    output,
    database,
    quality = {},
  }: { readonly output: string; readonly database: Database; readonly quality?: Readonly<Record<string, unknown>> },
): Promise<string> {
  const release: ReleaseWithRooms = {
    vintage: history.knownAt,
    counts: publishedFiles(history),
    bridge: null,
    reconstruction: await nothingReconstructed(output, database),
    observe: async (files, session, { rounding_base: base, releases }) => ({
      observations: await observed(files, session, {
        rounding: { base, minimum: protection.minimumPersons },
        releases,
      }),
      nowcasts: [],
      changes: [],
      warnings: [],
    }),
    present: async () => [],
    revisions: revisionDeclarations(nightly),
    definitions: indicatorDeclarations,
    vocabulary,
    facts: {
      protection: "as simulated",
      rounding_base: protection.roundingBase,
      vintages: vintagesIn(history),
      releases: releasesOf(history),
      unemployment_sources: [],
      held_deliveries: [],
      presentation: ANONYMOUS,
      nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
      versions: { tilannekuva: "0.0.0" },
      inputs: [],
      parameters: {},
      steps: {},
      checks: [],
      audit: z.json().parse(certificateOf(history, auditLimits)),
    },
    quality,
    official: [],
  };
  return (await publishSnapshot({ output, ...release }, { database })).folder;
}

/** Every file of a folder by its path in it. */
export async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.toSorted().map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const),
  );
  return new Map(files);
}
