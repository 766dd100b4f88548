import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import type { Code, Vocabulary } from "../../model/codelist.ts";
import { LABEL_FIELDS } from "./columns-to-start-from.ts";
import { csvLine } from "../formats/observation-csv.ts";
import type { Value } from "../formats/observation-csv.ts";
import { readText } from "../../lib/files.ts";
import { sqlText } from "../../database/sql.ts";
import { parquetColumns } from "../formats/read-tables.ts";
import { writePieces } from "../formats/write-pieces.ts";
import { described } from "../formats/described.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";

export const LABELS = "labels.parquet";
export const LABELS_CSV = "labels.csv";

/** The texts of every code: code lists and indicators, in the order of display. */
export function labelRows({ codelists, indicators }: Vocabulary): readonly (readonly Value[])[] {
  const lists: readonly (readonly [column: string, codes: readonly Code[]])[] = [
    ["INDICATOR", indicators],
    ...Object.entries(codelists).filter(([column]) => column !== "INDICATOR"),
  ];
  return lists.flatMap(([column, codes]) =>
    codes.map(({ code, names }, at) => [column, code, at + 1, names.fi, names.sv, names.en]),
  );
}

/** The text of labels.csv. */
export const labelsCsv = (vocabulary: Vocabulary): string =>
  [LABEL_FIELDS.map(({ name }) => name), ...labelRows(vocabulary)].map(csvLine).join("");

/** Writes the meanings of all codes as CSV and Parquet; returns the files, relative to the folder. */
export async function writeLabels(
  vocabulary: Vocabulary,
  {
    folder,
    session,
    snapshot,
  }: { readonly folder: string; readonly session: Session; readonly snapshot: SnapshotIdentity },
): Promise<readonly string[]> {
  const csv = join(folder, LABELS_CSV);
  await writePieces(csv, [labelsCsv(vocabulary)]);
  await writeParquet(session, described("publish/labels", LABELS, snapshot), { csv, output: join(folder, LABELS) });
  return [LABELS, LABELS_CSV];
}

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === "string" || typeof value === "number";

/** The faults of the codes' texts compared with codelists.json: columns, codes, missing or different texts. */
export async function labelProblems(
  folder: string,
  { vocabulary, session }: { readonly vocabulary: Vocabulary; readonly session: Session },
): Promise<readonly string[]> {
  const file = join(folder, LABELS);
  const names = LABEL_FIELDS.map(({ name }) => name);
  if ((await parquetColumns(file, session)).join() !== names.join())
    return [`${LABELS}: columns that are not those of labels`];
  const rows = await session.rows(sqlText("publish/read_rows"), { file });
  const lines = rows.map((row) => csvLine(names.map((name) => row[name] ?? null).filter(isValue)));
  const expected = labelRows(vocabulary).map(csvLine);
  return [
    ...(lines.join("") === expected.join("") ? [] : [`${LABELS}: not the codes of codelists.json`]),
    ...((await readText(join(folder, LABELS_CSV))) === labelsCsv(vocabulary)
      ? []
      : [`${LABELS_CSV}: not the codes of codelists.json`]),
  ];
}
