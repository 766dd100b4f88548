import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import { publishedAgain } from "../../model/released-vintages.ts";
import { COUNT_FIELDS } from "../tables/published-fields.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { parquetColumns } from "../formats/read-tables.ts";

/** The faults of counts.parquet: columns, keys, codes, statuses, vintages, values that are not rounded; never a row's values. */
export async function countProblems(
  folder: string,
  {
    manifest,
    vocabulary,
    session,
  }: { readonly manifest: Manifest; readonly vocabulary: Vocabulary; readonly session: Session },
): Promise<readonly string[]> {
  const counts = join(folder, "counts.parquet");
  const columns = await parquetColumns(counts, session);
  if (columns.join() !== COUNT_FIELDS.map(({ name }) => name).join())
    return ["counts.parquet: columns that are not those of counts"];
  const faults = await session.rows(sqlText("publish/count_faults"), {
    counts,
    rounding_base: manifest.rounding_base,
    vintages: manifest.vintages,
    again: publishedAgain(manifest.releases),
  });
  const codes = await session.rows(sqlText("publish/count_codes"), { counts });
  const known = (dimension: string, code: string): boolean =>
    (vocabulary.codelists[dimension] ?? []).some((entry) => entry.code === code);
  const unknown = codes
    .filter((row) => !known(textOf(row, "dimension"), textOf(row, "code")))
    .map((row) => textOf(row, "dimension"));
  return [
    ...faults.map((row) => `counts.parquet: ${numberOf(row, "rows")} rows with ${textOf(row, "fault")}`),
    ...[...new Set(unknown)].map((dimension) => `counts.parquet: a ${dimension} that codelists.json does not have`),
  ];
}
