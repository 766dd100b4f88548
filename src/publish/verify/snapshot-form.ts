import { LANGUAGES } from "../../model/codelist.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { readJson } from "../formats/read-json.ts";
import { arrowLines, csvLines, parquetLines, readNdjson } from "../formats/read-tables.ts";
import type { ObservationTable, TableReader } from "../formats/read-tables.ts";

/** The files of a snapshot's observations. */
export interface Form {
  /** The file with which all others are compared. */
  readonly rows: { readonly file: string; readonly read: (path: string) => Promise<ObservationTable> };
  /** The other tables, each with its reader. */
  readonly tables: Readonly<Record<string, TableReader>>;
  /** The files of a cube. */
  readonly cubes: (name: string) => readonly string[];
}

const FORM: Form = {
  rows: { file: "observations.ndjson.gz", read: readNdjson },
  tables: {
    "observations.csv.gz": csvLines,
    "observations.parquet": parquetLines,
    "observations.arrow": arrowLines,
  },
  cubes: (name) => LANGUAGES.map((language) => `jsonstat/${language}/${name}.json.gz`),
};

/** The form of older snapshots, with uncompressed text: snapshots are never changed. */
const UNCOMPRESSED: Form = {
  rows: { file: "observations.json", read: readJson },
  tables: { "observations.csv": csvLines, "observations.parquet": parquetLines, "observations.arrow": arrowLines },
  cubes: (name) => [`jsonstat/${name}.json`],
};

/** The form of a snapshot, by the files that its manifest names. */
export const formOf = ({ files }: Pick<Manifest, "files">): Form =>
  files.includes(UNCOMPRESSED.rows.file) ? UNCOMPRESSED : FORM;
