import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Row, Session } from "../database/database.ts";
import { sqlText } from "../database/sql.ts";
import type { Names } from "../model/codelist.ts";
import { readText } from "../lib/files.ts";

/** A snapshot's folder, and the session to read it with. */
export interface SnapshotPlace {
  readonly folder: string;
  readonly session: Session;
}

/** An area in a month: the part of a table that one number needs. */
export interface AreaMonth {
  /** Code of REF_AREA. */
  readonly area: string;
  /** `2026-06`. */
  readonly month: string;
}

/**
 * A table's rows of an area in a month, in a total order; null where the snapshot, or this copy of it, has no such file.
 *
 * @example await rowsIn("counts.parquet", { area: "KU049", month: "2026-06" }, { folder: "output/current", session })
 */
export async function rowsIn(
  file: string,
  { area, month }: AreaMonth,
  { folder, session }: SnapshotPlace,
): Promise<readonly Row[] | null> {
  const path = join(folder, file);
  return existsSync(path) ? session.rows(sqlText("explain/rows"), { file: path, area, month }) : null;
}

const names = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
const code = z.object({ code: z.string(), names });

const vocabularySchema = z.object({
  dimensions: z.record(z.string(), names),
  codelists: z.record(z.string(), z.array(code)),
  indicators: z.array(code.extend({ definitions: names })),
});

/** The names and definitions of a snapshot's codes and indicators. */
export type SnapshotVocabulary = z.infer<typeof vocabularySchema>;

/** Reads codelists.json of a snapshot. */
export const vocabularyIn = async (folder: string): Promise<SnapshotVocabulary> =>
  vocabularySchema.parse(JSON.parse(await readText(join(folder, "codelists.json"))));

/** The name of a column's code; the code itself where the snapshot does not name it. */
export const nameOfCode = ({ codelists }: SnapshotVocabulary, column: string, value: string): Names =>
  codelists[column]?.find((one) => one.code === value)?.names ?? { fi: value, sv: value, en: value };
