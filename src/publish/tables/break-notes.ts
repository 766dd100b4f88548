import type { NowcastRow } from "../../model/nowcast-row.ts";

/** What is to be said of some months of an indicator, by month. */
export type MonthNotes = Readonly<Record<string, readonly string[]>>;

const wordsOf = (source: string): string => source.replaceAll("_", " ");

function breakNote(rows: readonly NowcastRow[]): string {
  const source = wordsOf(rows[0]!.SOURCE);
  // Who has work comes before who seeks it in the monthly order: employment depends on the source in the annual one alone.
  const order = rows.every(({ STATUS_ORDER }) => STATUS_ORDER === "ANNUAL") ? ", in the annual order of statuses" : "";
  const level = rows.some(({ LINK_FACTOR }) => LINK_FACTOR !== null)
    ? "brought to their level by what both sources told of earlier months (LINK_FACTOR and LEVEL_SHIFT in nowcast.parquet)"
    : "at its own level";
  return `Break with months known from another source${order}: unemployment of this month is known from ${source}, ${level}`;
}

/**
 * The months of each indicator that stand on another source than the others, as notes for a reader.
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
