import { isLate, nextDue } from "../../ingest/contract/due.ts";
import type { Contract } from "../../ingest/contract/contract.ts";
import type { Vintage } from "../../model/data-vintage.ts";
import { table } from "../terminal.ts";

/** An extract's newest period, and when its next delivery is expected. */
export interface ExtractFreshness {
  readonly table: string;
  /** Empty where its files have no period. */
  readonly newest_period: string;
  readonly delivered_at: string;
  /** Day by which the next delivery is expected; null where none is declared. */
  readonly due: string | null;
  /** Whether that day is past. */
  readonly overdue: boolean;
}

/**
 * The freshness of each extract by today's calendar.
 *
 * @param now Minute, Europe/Helsinki.
 */
export function freshnessAt(
  vintage: Vintage,
  contracts: readonly Contract[],
  now: string,
): readonly ExtractFreshness[] {
  const declared = new Map(contracts.map((contract) => [contract.table, contract]));
  const tables = [...vintage.tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return tables.map(([name, files]) => {
    const period = files.at(-1)?.period ?? "";
    const deliveredAt =
      files
        .map((file) => file.deliveredAt)
        .toSorted()
        .at(-1) ?? "";
    const contract = declared.get(name);
    const due = contract === undefined ? null : nextDue(contract, { period, deliveredAt });
    return { table: name, newest_period: period, delivered_at: deliveredAt, due, overdue: isLate(due, now) };
  });
}

/** The overdue extracts as lines for the terminal. */
export const overdueLines = (extracts: readonly ExtractFreshness[]): readonly string[] =>
  extracts.flatMap(({ table: name, newest_period, due, overdue }) =>
    overdue
      ? [`overdue: ${name}: expected by ${due}${newest_period === "" ? "" : `; the newest covers ${newest_period}`}`]
      : [],
  );

/** The newest period of each extract and its next due date, as lines for the terminal. */
export const dueLines = (extracts: readonly ExtractFreshness[]): readonly string[] => [
  "Freshness",
  "",
  ...table(
    ["extract", "newest period", "delivered", "next due by"],
    extracts.map(({ table: name, newest_period, delivered_at, due }) => [
      name,
      newest_period || "–",
      delivered_at.slice(0, 10),
      due ?? "–",
    ]),
  ),
];
