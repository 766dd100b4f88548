import type { Artifact } from "../database/step.ts";
import { neededCounts } from "../indicators/needed.ts";
import { emptyArchive } from "../ingest/ingest.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { OfficialSeries } from "../model/official-series.ts";
import type { AuditMeans } from "../audit/store/audit-once.ts";
import type { NeededCounts } from "../model/needed-counts.ts";
import { loadCodes } from "../stage/codes/load-codes.ts";
import type { LoadedCodes } from "../stage/codes/load-codes.ts";
import { codesFolder } from "../configuration/configuration.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { requireDeclared } from "./declared.ts";
import { readOfficial } from "../configuration/read-official.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { requireHomeArea } from "../configuration/configured-presentation.ts";
import { publicationGrid } from "../configuration/publication-grid.ts";
import type { Workspace } from "./workspace.ts";

/** The input of the rooms up to the wall. */
export interface CountingContext {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly workspace: Workspace;
  readonly codes: readonly LoadedCodes[];
  /** Official series that are published for comparison. */
  readonly official: readonly OfficialSeries[];
  readonly emptyArchive: (table: string) => Promise<Artifact>;
  /** What determines, beside the owners' rules, what is published. */
  readonly publication: { readonly needed: readonly NeededCounts[]; readonly audit: AuditMeans };
}

/** Empty archives by table, each created once. */
function emptyArchives({ sources }: Pipeline["ingest"], { contexts }: Workspace): CountingContext["emptyArchive"] {
  const contracts = new Map(sources.map((contract) => [contract.table, contract]));
  const made = new Map<string, ReturnType<typeof emptyArchive>>();
  return (table) => {
    const contract = contracts.get(table);
    if (contract === undefined) {
      throw new TilannekuvaError(`table ${table} is read by a subject but no source declares it`, {
        exitCode: EXIT.usage,
        advice: "Add its contract to pipelines/sources.",
      });
    }
    const known = made.get(table) ?? contexts.use((context) => emptyArchive(contract, context));
    made.set(table, known);
    return known;
  };
}

/**
 * Prepares the input of the rooms up to the wall: declarations, code tables, official series, and files for tables that
 * were never delivered.
 *
 * @throws TilannekuvaError exit 2 when a code table or an official series breaks its rules, the configuration names an
 *   unknown area, or a declaration names something undeclared.
 */
export async function prepareCounting(from: {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly workspace: Workspace;
}): Promise<CountingContext> {
  requireHomeArea(from.configuration, from.pipeline);
  requireDeclared(from.pipeline);
  const folders = { folder: codesFolder(from.configuration), store: from.configuration.paths.store };
  return {
    ...from,
    codes: await loadCodes(from.pipeline.stage.codeTables, folders),
    official: await readOfficial(from.configuration, from.pipeline.indicators.vocabulary),
    emptyArchive: emptyArchives(from.pipeline.ingest, from.workspace),
    publication: {
      needed: neededCounts(from.pipeline.indicators.declarations),
      audit: {
        grid: publicationGrid(from.pipeline),
        auditor: from.workspace.auditor,
        limits: from.pipeline.audit.limits,
      },
    },
  };
}
