import { ANONYMOUS } from "../../../src/model/presentation.ts";
import { nightly } from "../../../pipelines/nightly.ts";
import { revisionDeclarations } from "../../../src/definitions/revision-declarations.ts";
import { mkdtempSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areas } from "../../../pipelines/cities.ts";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { indicatorDeclarations } from "../../../pipelines/indicators/index.ts";
import { openDatabase } from "../../../src/database/database.ts";
import type { Database } from "../../../src/database/database.ts";
import type { Artifact } from "../../../src/database/step.ts";
import { withRounding } from "../../../src/indicators/declaration.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import { indicators } from "../../../src/indicators/indicators.ts";
import { sha256OfFile } from "../../../src/lib/files.ts";
import { BRIDGE_FIELDS } from "../../../src/publish/tables/published-fields.ts";
import { writeParquet } from "../../../src/database/write-parquet.ts";
import type { Observe } from "../../../src/publish/snapshot/release.ts";
import type { ReleaseWithRooms } from "./observe-and-publish.ts";
import { writeMadeUpCountry } from "../../indicators/made-up-counts.ts";

const TWO = areas.filter(({ code }) => code === "KU049" || code === "C6");

const FEW = new Set(["population", "unemployment_rate_18_64", "unemployment_gap_18_64", "employment_gap_women"]);

const observing =
  (declared: readonly Indicator[], of: readonly { readonly code: string }[]): Observe =>
  async (counts, session, { rounding_base: base, releases }) => {
    const rounded = withRounding(declared, { base, minimum: 10 });
    const published = { counts, releases, indicators: rounded, areas: of.map(({ code }) => code) };
    return { observations: await indicators(published, session), nowcasts: [], changes: [], warnings: [] };
  };

/** A few indicators of two areas. */
export const observe: Observe = observing(
  indicatorDeclarations.filter(({ id }) => FEW.has(id)),
  TWO,
);

/** All indicators of all areas. */
const observeAll: Observe = observing(indicatorDeclarations, areas);

const VINTAGE = "2026-10-17T00:00";

/** Two rows as the store has them, not in the order of their keys. */
const BRIDGE = `select * from (values
  ('KU049', '2024-12', 'Y18T64', 'FOREIGN', 'MONTHLY', 'PERSONS', '_Z', 'EMPLOYED', '11', 120::decimal(18, 1), 'A', 'F', 'PERS', '2026-10-17'),
  ('C6', '2024-12', 'Y18T64', 'FOREIGN', 'MONTHLY', 'PERSONS', '_Z', 'EMPLOYED', '11', null::decimal(18, 1), 'Q', 'C', 'PERS', '2026-10-17')
) rows (${BRIDGE_FIELDS.map(({ name }) => name).join()})`;

/** A folder that goes away with `remove`, a database that may touch nothing else, and `output` in it. */
export interface Workshop {
  readonly folder: string;
  readonly output: string;
  readonly database: Database;
  readonly remove: () => Promise<void>;
}

export async function workshop(options: { readonly threads?: number } = {}): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), "tilannekuva-publish-"));
  const database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder], ...options });
  const remove = async (): Promise<void> => {
    database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, output: join(folder, "output"), database, remove };
}

/** A reconstruction without rows, in a folder that the database may write to. */
export async function nothingReconstructed(folder: string, database: Database): Promise<Artifact> {
  const path = join(folder, "reconstruction.parquet");
  await mkdir(folder, { recursive: true });
  const session = await database.session();
  await writeParquet(session, "protect/nothing_reconstructed", { output: path });
  session.close();
  return { path, sha256: await sha256OfFile(path) };
}

/** A release of made-up counts of two months: a few indicators of two areas, or all of all. */
export async function madeUpRelease(
  { folder, database }: Workshop,
  { vintage = VINTAGE, whole = false }: { readonly vintage?: string; readonly whole?: boolean } = {},
): Promise<ReleaseWithRooms> {
  const path = join(folder, `counts-${vintage.slice(0, 10)}.parquet`);
  const bridge = join(folder, "bridge.parquet");
  const session = await database.session();
  await writeMadeUpCountry(session, path, { months: ["2026-05", "2026-06"], vintage, areas: whole ? areas : TWO });
  await session.run(`copy (${BRIDGE}) to '${bridge}' (format parquet)`);
  session.close();
  return {
    vintage,
    counts: [{ path, sha256: await sha256OfFile(path) }],
    bridge: { path: bridge, sha256: await sha256OfFile(bridge) },
    reconstruction: await nothingReconstructed(folder, database),
    observe: whole ? observeAll : observe,
    present: async () => [],
    revisions: revisionDeclarations(nightly),
    definitions: indicatorDeclarations,
    vocabulary,
    facts: {
      protection: "rules and rounding, not audited",
      rounding_base: 10,
      vintages: [vintage],
      releases: [{ vintage, months: ["2026-05", "2026-06"], held: [] }],
      unemployment_sources: [],
      held_deliveries: [],
      presentation: ANONYMOUS,
      nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
      versions: { tilannekuva: "0.1.0", engine: database.engine },
      inputs: [
        {
          table: "FOLK_ENHEN",
          period: "2026-06",
          file: "FOLK_ENHEN_2026_06.csv",
          sha256: "0".repeat(64),
          delivery: "2026-10-17_FOLK_ENHEN",
          delivered_at: "2026-10-17T00:00",
        },
      ],
      parameters: { threshold_eur: 0 },
      steps: { "count/2026-06": "1".repeat(64) },
      checks: [{ check: "linkage", passed: true, detail: "0.98" }],
      audit: null,
    },
    quality: { linkage: { "2026-06": 0.98 } },
    official: [],
  };
}
