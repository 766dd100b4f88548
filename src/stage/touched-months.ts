import type { Contexts } from "../database/contexts.ts";
import type { Artifact } from "../database/step.ts";
import type { Month } from "../lib/months.ts";

/** The months that a staged table's column `month` (month_number) holds. */
export type TouchedMonths = (artifact: Artifact) => Promise<ReadonlySet<Month>>;

/**
 * Reads which months a table touches, once per content: vintages that share a file share the result.
 *
 * @example const touched = touchedMonthsReader(contexts); (await touched(wageReports)).has("2026-06")
 */
export function touchedMonthsReader(contexts: Contexts): TouchedMonths {
  const known = new Map<string, Promise<ReadonlySet<Month>>>();
  const read = (path: string): Promise<ReadonlySet<Month>> =>
    contexts.use(async ({ session }) => {
      const rows = await session.rows(
        "select distinct month_of(month) as month from read_parquet(getvariable('file'), hive_partitioning = false)",
        { file: path },
      );
      return new Set(rows.map(({ month }) => (typeof month === "string" ? month : "")));
    });
  return ({ path, sha256 }) => {
    const months = known.get(sha256) ?? read(path);
    known.set(sha256, months);
    return months;
  };
}
