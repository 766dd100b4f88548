import { numberOf, textOf } from "../../database/row.ts";
import type { Session } from "../../database/database.ts";
import { addMonths, lastDay } from "../../lib/months.ts";
import type { Contract } from "../contract/contract.ts";

/** Share of the rows that must lie in the file's period. */
const LEAST_INSIDE = 0.95;

/** A file whose days are checked, with its delivery's time. */
interface DatedFile {
  readonly path: string;
  readonly contract: Contract;
  readonly period: string;
  readonly rows: number;
  /** Rows that a full history must have to be judged by its newest day. */
  readonly minRows: number;
  /** `2026-10-17T00:00`, Europe/Helsinki. */
  readonly deliveredAt: string;
}

/** What is wrong with a column's days taken together. */
export interface DayFault {
  readonly column: string;
  readonly message: string;
}

const FROM = "from read_parquet(getvariable('file'), hive_partitioning = false)";

/** The month or year that most of the rows outside of the file's period are of. */
async function mostOutside(as: string, { path, period }: DatedFile, session: Session): Promise<string> {
  const [row = {}] = await session.rows(
    `with days as (select left(cast(${as} as varchar), getvariable('length')) as period ${FROM} where ${as} is not null)
     select mode(period order by period) as most from days where period <> getvariable('period')`,
    { file: path, length: period.length, period },
  );
  return textOf(row, "most");
}

/** Checks that the rows are of the file's period; the message names the period of most of the others. */
async function inPeriod(as: string, file: DatedFile, session: Session): Promise<string | null> {
  const { period } = file;
  const isMonth = period.length > 4;
  const [row = {}] = await session.rows(
    `select
       cast(count(${as}) as double) as days,
       cast(count(*) filter (where ${as} between cast(getvariable('first') as date) and cast(getvariable('last') as date)) as double) as inside
     ${FROM}`,
    {
      file: file.path,
      first: isMonth ? `${period}-01` : `${period}-01-01`,
      last: isMonth ? lastDay(period) : `${period}-12-31`,
    },
  );
  const [days, inside] = [numberOf(row, "days") ?? 0, numberOf(row, "inside") ?? 0];
  if (inside >= LEAST_INSIDE * days) return null;
  const most = await mostOutside(as, file, session);
  return `${days - inside} of ${days} rows are not of ${period}, the file's period, most of them of ${most}: the name or the content is another file's; deliver it again under the right name`;
}

/** Checks the newest day of a full history against the file's month and the delivery. */
async function untilDelivery(as: string, file: DatedFile, session: Session): Promise<string | null> {
  if (file.rows < file.minRows) return null;
  const [row = {}] = await session.rows(`select cast(max(${as}) as varchar) as newest ${FROM}`, { file: file.path });
  const newest = textOf(row, "newest");
  const least = `${addMonths(file.period, -1)}-01`;
  const delivered = file.deliveredAt.slice(0, 10);
  if (newest === "" || (newest >= least && newest <= delivered)) return null;
  const where = newest > delivered ? `after the delivery (${delivered})` : `before ${least}`;
  return `the newest day lies ${where}, in ${newest.slice(0, 7)}: this is no full history up to ${file.period}; deliver the extract of that month`;
}

/**
 * Checks the days of a file's rows against the period in its name, and against its delivery.
 *
 * @example await dayFault({ path, contract, period: "2026-06", deliveredAt: "2026-07-15T00:00" }, session) // null where they fit
 */
export async function dayFault(file: DatedFile, session: Session): Promise<DayFault | null> {
  const day = file.contract.plausibility?.day;
  const as = file.contract.columns[day?.column ?? ""]?.as;
  if (day === undefined || as === undefined || file.period === "") return null;
  const check = day.lies === "in_period" ? inPeriod : untilDelivery;
  const message = await check(as, file, session);
  return message === null ? null : { column: day.column, message };
}
