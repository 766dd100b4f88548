import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { LANGUAGES } from "../../model/codelist.ts";
import { csvLine } from "../formats/observation-csv.ts";
import { described } from "../formats/described.ts";
import { writeBytes, writePieces } from "../formats/write-pieces.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";
import { HEADLINE_FIELDS } from "./headline-columns.ts";
import type { HeadlineRow } from "./headline-columns.ts";
import { headlineCsv } from "./headline-csv.ts";
import { headlineWorkbook } from "./headline-workbook.ts";
import type { WorkbookFacts } from "./headline-workbook.ts";

export const HEADLINE = "headline.parquet";
export const HEADLINE_XLSX = "headline.xlsx";

/** The name of the table in a language. */
export const headlineCsvName = (language: (typeof LANGUAGES)[number]): string => `headline.${language}.csv`;

function* draftOf(rows: readonly HeadlineRow[]): Generator<string> {
  const columns = HEADLINE_FIELDS.map(({ name }) => name);
  yield csvLine(["POSITION", ...columns]);
  for (const [position, row] of rows.entries()) {
    const values = new Map<string, string | number | null>(Object.entries(row));
    yield csvLine([position, ...columns.map((column) => values.get(column) ?? null)]);
  }
}

interface HeadlineOptions {
  readonly folder: string;
  readonly session: Session;
  readonly snapshot: SnapshotIdentity;
}

/** Writes the headlines into a snapshot's folder as Parquet, CSV by language and XLSX; returns the files, relative to it. */
export async function writeHeadline(
  rows: readonly HeadlineRow[],
  { folder, session, snapshot, ...facts }: WorkbookFacts & HeadlineOptions,
): Promise<readonly string[]> {
  const draft = join(folder, "headline.draft.csv");
  await writePieces(draft, draftOf(rows));
  try {
    const parquet = described("publish/headline", HEADLINE, snapshot);
    await writeParquet(session, parquet, { csv: draft, output: join(folder, HEADLINE) });
  } finally {
    await rm(draft, { force: true });
  }
  for (const language of LANGUAGES) {
    await writePieces(join(folder, headlineCsvName(language)), headlineCsv(rows, language));
  }
  await writeBytes(join(folder, HEADLINE_XLSX), headlineWorkbook(rows, facts));
  return [HEADLINE, ...LANGUAGES.map(headlineCsvName), HEADLINE_XLSX];
}
