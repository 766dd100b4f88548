import type { NowcastRow } from "../lib/nowcast.ts";

/** What is to be said of some months of an indicator, by month. */
export type MonthNotes = Readonly<Record<string, readonly string[]>>;

const wordsOf = (source: string): string => source.replaceAll("_", " ");

function breakNote({ SOURCE }: NowcastRow, isBrought: boolean): string {
  const known = `Break in the series: unemployment of this month is known from ${wordsOf(SOURCE)}`;
  return isBrought
    ? `${known}, brought to the level of the other months by what both sources told of earlier ones (SEAM and JUMP in nowcast.parquet)`
    : `${known} only, at its own level`;
}

/**
 * The months of each indicator that stand on another source than the others, as notes for a reader.
 *
 * @example breakNotes(nowcasts).get("unemployment_rate_18_64") // { "2026-08": ["Break in the series: …"] }
 */
export function breakNotes(nowcasts: readonly NowcastRow[]): ReadonlyMap<string, MonthNotes> {
  const byIndicator = Map.groupBy(
    nowcasts.filter(({ SOURCE }) => SOURCE !== ""),
    ({ INDICATOR }) => INDICATOR,
  );
  return new Map(
    [...byIndicator].map(([indicator, of]) => {
      const months = [...Map.groupBy(of, ({ TIME_PERIOD }) => TIME_PERIOD)].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const notes = months.map(([month, rows]): readonly [string, readonly string[]] => [
        month,
        [
          breakNote(
            rows[0]!,
            rows.some(({ SEAM }) => SEAM !== null),
          ),
        ],
      ]);
      return [indicator, Object.fromEntries(notes)];
    }),
  );
}
