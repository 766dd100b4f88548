import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import type { Manifest } from "../../publish/snapshot/snapshot-manifest.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { wholePercent } from "../../words/numbers.ts";

/** The newest month of a snapshot, and its completeness. */
export interface NewestMonth {
  readonly month: string;
  /** By gap indicator, of all cities together: 0 to 1; null where it is not known. */
  readonly completeness: Readonly<Record<string, number | null>>;
}

async function completenessIn(
  folder: string,
  month: string,
  { indicators: { declarations, nowcast } }: Pipeline,
): Promise<NewestMonth["completeness"]> {
  const nowcasts = join(folder, "nowcast.parquet");
  if (!existsSync(nowcasts)) return {};
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: temporary.path, folders: [folder] });
  const session = await database.session();
  try {
    const indicators = declarations.filter(({ kind }) => kind === "gap").map(({ id }) => id);
    const asked = { nowcasts, indicators, area: nowcast.whole.area, month };
    const rows = await session.rows(sqlText("run/completeness"), asked);
    return Object.fromEntries(rows.map((row) => [textOf(row, "indicator"), numberOf(row, "completeness")]));
  } finally {
    session.close();
    database.close();
  }
}

/** The newest month of a snapshot with its completeness; null where the snapshot has no month. */
export async function newestMonth(
  folder: string,
  { months }: Pick<Manifest, "months">,
  pipeline: Pipeline,
): Promise<NewestMonth | null> {
  const month = months.at(-1);
  return month === undefined ? null : { month, completeness: await completenessIn(folder, month, pipeline) };
}

/**
 * The same as a line for the terminal, with the lowest and the highest completeness of the gaps.
 *
 * @example newestMonthLine({ month: "2025-11", completeness: { a: 0.835, b: 0.877 } }) // "Newest month: 2025-11, completeness 83–87 %"
 */
export function newestMonthLine({ month, completeness }: NewestMonth): string {
  const known = Object.values(completeness).flatMap((share) => (share === null ? [] : [wholePercent(share)]));
  if (known.length === 0) return `Newest month: ${month}, completeness not known yet`;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const shares = least === most ? `${least}` : `${least}–${most}`;
  return `Newest month: ${month}, completeness ${shares} %`;
}
