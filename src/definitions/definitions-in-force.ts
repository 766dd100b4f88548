import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { decidingSqlTexts } from "../database/sql.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { Due } from "../ingest/contract/due.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import type { OfficialSeries } from "../model/official-series.ts";
import { packageRoot } from "../lib/package-root.ts";
import { heldDeliveries } from "../model/held-deliveries.ts";
import { knownFrom, knownUntil } from "../model/data-vintage.ts";
import type { LoadedCodes } from "../stage/codes/load-codes.ts";
import { codeHashes } from "./code-hashes.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { presentationOf } from "../configuration/configured-presentation.ts";

/** The package's version, from package.json. */
export const packageVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"))).version;

/** The settings that affect numbers; threads, memory and paths do not. */
export const numberSettings = ({
  definitions,
  history,
  nowcast,
}: Configuration): Readonly<Record<string, number | string>> => ({
  work_pay_threshold: definitions.work_pay_threshold,
  max_half_width_all: nowcast.max_half_width_all,
  max_half_width_city: nowcast.max_half_width_city,
  min_completeness: nowcast.min_completeness,
  min_back_tests: nowcast.min_back_tests,
  history_vintages: history.vintages,
  ...(history.months === null ? {} : { history_months: history.months }),
});

export const definitionsSchema = z
  .object({
    version: z.string(),
    engine: z.string(),
    code: z.string(),
    sql: z.string(),
    codes: z.string(),
    declarations: z.string(),
    settings: z.string(),
    presentation: z.string(),
    official: z.string(),
  })
  .readonly();

/**
 * What determines publications beside the data: each part with its own hash, so that a plan can name the one that
 * changed.
 */
export type Definitions = z.infer<typeof definitionsSchema>;

/** The names of the parts of the definitions. */
export const definitionParts = definitionsSchema.unwrap().keyof().options;

/** When deliveries are due, by table. */
export const dueOf = ({ sources }: Pipeline["ingest"]): Readonly<Record<string, Due>> =>
  Object.fromEntries(sources.flatMap(({ table, due }) => (due === undefined ? [] : [[table, due] as const])));

/**
 * The declarations that decide what is published, by the room that reads them. Contracts count through the archive,
 * except for when a delivery is due.
 *
 * @example declarationsByRoom(nightly).protect.minimumPersons // 10
 */
export function declarationsByRoom({ ingest, stage, ...rooms }: Pipeline) {
  return { ...rooms, due: dueOf(ingest), stage: { subjects: stage.subjects, linkage: stage.linkage } };
}

/** The definitions in force. Declarations count by their content. */
export function definitionsOf(from: {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly codes: readonly LoadedCodes[];
  readonly official: readonly OfficialSeries[];
  readonly engine: string;
}): Definitions {
  const { stage, ...rooms } = declarationsByRoom(from.pipeline);
  return {
    version: packageVersion(),
    engine: from.engine,
    code: fingerprint(codeHashes()),
    sql: fingerprint(decidingSqlTexts()),
    codes: fingerprint(from.codes.map(({ name, artifact }) => [name, artifact.sha256])),
    declarations: fingerprint({ ...stage, ...rooms }),
    settings: fingerprint(numberSettings(from.configuration)),
    presentation: fingerprint(presentationOf(from.configuration)),
    official: fingerprint(from.official),
  };
}

/**
 * The fingerprint of a run's data: the files of all deliveries known at a cutoff, by content, and the deliveries held
 * back.
 */
export const dataFingerprint = (deliveries: readonly DeliveryRecord[], cutoff: string): string =>
  fingerprint({
    known: knownUntil(deliveries, cutoff).map((record) => ({
      delivery: record.delivery,
      deliveredAt: record.deliveredAt,
      knownFrom: knownFrom(record),
      files: record.files.map(({ table, period, archiveSha256 }) => [table, period, archiveSha256]),
    })),
    held: heldDeliveries(deliveries, cutoff),
  });
