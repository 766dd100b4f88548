import type { Database } from "../database/database.ts";
import { codeHashes } from "../definitions/code-hashes.ts";
import { ingest } from "../ingest/ingest.ts";
import type { IngestResult } from "../ingest/ingest.ts";
import { codeArtifacts } from "../stage/codes/load-codes.ts";
import type { LoadedCodes } from "../stage/codes/load-codes.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";

/** The input of the ingest. */
export interface InboxToIngest {
  readonly pipeline: Pick<Pipeline, "ingest" | "join">;
  readonly configuration: Configuration;
  readonly codes: readonly LoadedCodes[];
  readonly database: Database;
  readonly now: Date;
}

/**
 * Ingests the inbox as the configuration says.
 *
 * @example const { accepted } = await ingestInbox({ pipeline: nightly, configuration, codes, database, now: new Date() });
 */
export function ingestInbox({ pipeline, configuration, codes, database, now }: InboxToIngest): Promise<IngestResult> {
  const { paths, ingest: settings, gates } = configuration;
  return ingest({
    inbox: paths.inbox,
    store: paths.store,
    sources: pipeline.ingest.sources,
    settings: {
      settleMinutes: settings.settle_minutes,
      maxQuarantineShare: settings.max_quarantine_share,
      keepValues: settings.keep_values,
    },
    plausibility: {
      population: pipeline.join.months,
      codes: codeArtifacts(codes),
      minRows: gates.deliveries_min_rows,
      hold: gates.deliveries === "hold",
      program: codeHashes()["ingest"] ?? "",
    },
    now,
    database,
  });
}
