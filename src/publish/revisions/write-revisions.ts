import { rm } from "node:fs/promises";
import type { Session } from "../../database/database.ts";
import { csvLine } from "../formats/observation-csv.ts";
import type { Value } from "../formats/observation-csv.ts";
import { writePieces } from "../formats/write-pieces.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import type { Described } from "../../database/write-parquet.ts";
import { REVISION_COLUMNS } from "../../model/published-columns.ts";
import type { Revision } from "./revision.ts";

const valuesOf = (row: Revision): readonly Value[] => REVISION_COLUMNS.map((column) => row[column]);

function* csvOf(rows: readonly Revision[]): Generator<string> {
  yield csvLine(REVISION_COLUMNS);
  for (const row of rows) yield csvLine(valuesOf(row));
}

/** The text of revisions as JSON, `{"columns": [...], "rows": [[...], ...]}`, a row a line. */
export function* revisionsJson(rows: readonly Revision[]): Generator<string> {
  yield `{"columns":${JSON.stringify(REVISION_COLUMNS)},\n"rows":[`;
  let separator = "\n";
  for (const row of rows) {
    yield separator + JSON.stringify(valuesOf(row));
    separator = ",\n";
  }
  yield "\n]}\n";
}

/**
 * Writes revisions as Parquet (zstd), typed, in the order of their dimensions; with no rows an empty table. The session must be allowed to
 * write beside the file, where the rows lie as text meanwhile.
 *
 * @example await writeRevisions(rows, { file: join(folder, "revisions.parquet"), session });
 */
export async function writeRevisions(
  rows: readonly Revision[],
  {
    file,
    session,
    metadata = {},
  }: {
    readonly file: string;
    readonly session: Session;
    /** The description stored in the file. */
    readonly metadata?: Described["metadata"];
  },
): Promise<void> {
  const draft = `${file}.csv`;
  await writePieces(draft, csvOf(rows));
  try {
    await writeParquet(session, { sql: "publish/revisions", metadata }, { csv: draft, output: file });
  } finally {
    await rm(draft, { force: true });
  }
}
