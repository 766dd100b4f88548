import type { Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { DELAYS } from "./forecasts.ts";
import type { HistoryFiles } from "./given.ts";
import { ALL_CITIES } from "./headline.ts";
import { statement } from "./statement.ts";

/** The published share of the true counts at a delay, in per cent: mean, smallest and largest over the months. */
export interface Arrival {
  readonly measure: string;
  readonly background: string;
  readonly source: string;
  readonly delay: number;
  readonly mean: number;
  readonly least: number;
  readonly largest: number;
  readonly months: number;
}

/** The reported shares of the employed and the unemployed of each background, all cities together: the context of every target. */
export async function arrivalsOf(
  { counts, truth, sources }: HistoryFiles,
  session: Session,
): Promise<readonly Arrival[]> {
  const files = { counts, truth, sources };
  const rows = await session.rows(statement("arrival"), { ...files, area: ALL_CITIES, delays: JSON.stringify(DELAYS) });
  return rows.map((row) => ({
    measure: textOf(row, "measure"),
    background: textOf(row, "background"),
    source: textOf(row, "source"),
    delay: numberOf(row, "delay") ?? 0,
    mean: numberOf(row, "mean_share") ?? NaN,
    least: numberOf(row, "least_share") ?? NaN,
    largest: numberOf(row, "largest_share") ?? NaN,
    months: numberOf(row, "months") ?? 0,
  }));
}
