import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { numberOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import type { MonthNotes } from "./break-notes.ts";
import { RELEASE_STATUS_FIELDS } from "./published-fields.ts";
import { described } from "../formats/described.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import { parquetColumns } from "../formats/read-tables.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";

/** The file's name in a snapshot. */
export const RELEASE_STATUS = "release_status.parquet";

/** Writes the release status of each block of each month at each vintage. */
export async function writeReleaseStatus(
  { counts, releases }: { readonly counts: string; readonly releases: readonly ReleasedVintage[] },
  {
    folder,
    session,
    snapshot,
  }: { readonly folder: string; readonly session: Session; readonly snapshot: SnapshotIdentity },
): Promise<void> {
  await session.run(sqlText("indicators/releases"), { counts: [counts], releases: JSON.stringify(releases) });
  const parquet = described("publish/release_status", RELEASE_STATUS, snapshot);
  await writeParquet(session, parquet, { output: join(folder, RELEASE_STATUS) });
  await session.run("drop table releases");
}

/** The faults of the file compared with the manifest: columns, or rows that do not follow from it. */
export async function releaseStatusProblems(
  folder: string,
  { releases, session }: { readonly releases: readonly ReleasedVintage[]; readonly session: Session },
): Promise<readonly string[]> {
  const status = join(folder, RELEASE_STATUS);
  const columns = await parquetColumns(status, session);
  if (columns.join() !== RELEASE_STATUS_FIELDS.map(({ name }) => name).join())
    return [`${RELEASE_STATUS}: columns that are not those of the release status`];
  const counts = [join(folder, "counts.parquet")];
  await session.run(sqlText("indicators/releases"), { counts, releases: JSON.stringify(releases) });
  const [row] = await session.rows(sqlText("publish/release_faults"), { status });
  await session.run("drop table releases");
  const differing = numberOf(row ?? {}, "rows");
  return differing === 0 ? [] : [`${RELEASE_STATUS}: ${differing} rows that are not what manifest.json says`];
}

/** Months that the newest vintage did not work on although reports were still awaited at the last vintage that did; each with that vintage. */
export function notReleased(releases: readonly ReleasedVintage[]): readonly { month: string; since: string }[] {
  const last = new Map(releases.flatMap((release) => release.months.map((month) => [month, release] as const)));
  const newest = releases.at(-1);
  return [...last]
    .filter(([month, release]) => release !== newest && release.closed?.includes(month) !== true)
    .map(([month, { vintage }]) => ({ month, since: vintage }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/**
 * Notes on the months of each indicator in which the newest release holds a block, or that it did not work on.
 *
 * @param tables the tables of each indicator's published counts
 * @example releaseNotes(releases, new Map([["population", new Set(["by_ground"])]])).get("population") // { "2026-08": ["Held at 2026-10-17: …"] }
 */
export function releaseNotes(
  releases: readonly ReleasedVintage[],
  tables: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, MonthNotes> {
  const newest = releases.at(-1);
  const late = notReleased(releases).map(
    ({ month, since }) => [month, `Not released since ${since}: later reports are not in these values`] as const,
  );
  return new Map(
    [...tables].map(([indicator, of]) => {
      const held = (newest?.held ?? [])
        .filter(({ table }) => of.has(table))
        .map(
          ({ month, table, areas }) =>
            [
              month,
              `Held at ${newest!.vintage}: ${table} in ${areas.join(", ")}; the values are those of an earlier release, or there are none yet`,
            ] as const,
        );
      const byMonth = Map.groupBy([...held, ...late], ([month]) => month);
      return [
        indicator,
        Object.fromEntries([...byMonth].map(([month, notes]) => [month, notes.map(([, note]) => note)])),
      ];
    }),
  );
}
