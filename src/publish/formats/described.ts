import { DATA_LICENCE, citationOf } from "../snapshot/snapshot-citation.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";
import type { Described } from "../../database/write-parquet.ts";
import { tableOf } from "../tables/published-tables.ts";

/**
 * The description stored in a table's file, as texts by key: a copied file is not anonymous.
 *
 * @param file the file's name in the snapshot
 * @example metadataOf("counts.parquet", manifest)["title"] // "Published counts"
 */
export function metadataOf(file: string, snapshot: SnapshotIdentity): Described["metadata"] {
  const table = tableOf(file);
  const { name, uri } = snapshot.presentation.publisher;
  return {
    title: table?.title ?? file,
    description: table?.description ?? "",
    dataset: "tilannekuva",
    snapshot: snapshot.id,
    vintage: snapshot.vintage,
    publisher: uri === "" ? name : `${name} <${uri}>`,
    licence: `${DATA_LICENCE.name} ${DATA_LICENCE.path}`,
    citation: citationOf(snapshot),
    columns: JSON.stringify(
      (table?.fields ?? []).map(({ name: column, description, unit }) => ({ name: column, description, unit })),
    ),
  };
}

/** A statement whose rows become a Parquet file of the snapshot, with its description. */
export const described = (sql: string, file: string, snapshot: SnapshotIdentity): Described => ({
  sql,
  metadata: metadataOf(file, snapshot),
});
