import type { NowcastRow } from "../../model/nowcast-row.ts";

/** Notes on an indicator's months, by month. */
export type MonthNotes = Readonly<Record<string, readonly string[]>>;

const wordsOf = (source: string): string => source.replaceAll("_", " ");

function breakNote(rows: readonly NowcastRow[]): string {
  const source = wordsOf(rows[0]!.SOURCE);
  // In the monthly order work comes first: employment depends on the source of unemployment in the annual order alone.
  const order = rows.every(({ STATUS_ORDER }) => STATUS_ORDER === "ANNUAL") ? ", in the annual order of statuses" : "";
  const level = rows.some(({ LINK_FACTOR }) => LINK_FACTOR !== null)
    ? "brought to their level by a link factor from earlier months with both sources (LINK_FACTOR and LEVEL_SHIFT in nowcast.parquet)"
    : "at its own level";
  return `Break with months known from another source${order}: unemployment in this month is known from ${source}, ${level}`;
}

/**
 * Notes on the months of each indicator that are based on another source than the others.
 *
 * @example breakNotes(nowcasts).get("unemployment_rate_18_64") // { "2026-08": ["Break with months known from another source: …"] }
 */
export function breakNotes(nowcasts: readonly NowcastRow[]): ReadonlyMap<string, MonthNotes> {
  const byIndicator = Map.groupBy(
    nowcasts.filter(({ SOURCE }) => SOURCE !== ""),
    ({ INDICATOR }) => INDICATOR,
  );
  return new Map(
    [...byIndicator].map(([indicator, of]) => {
      const months = [...Map.groupBy(of, ({ TIME_PERIOD }) => TIME_PERIOD)].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const notes = months.map(([month, rows]): readonly [string, readonly string[]] => [month, [breakNote(rows)]]);
      return [indicator, Object.fromEntries(notes)];
    }),
  );
}
