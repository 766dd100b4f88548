import { join } from "node:path";
import { z } from "zod";
import { openDatabase } from "../../database/database.ts";
import type { Row } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { table } from "../terminal.ts";

/** Why there is no value yet, in words. */
const REASONS: Readonly<Record<string, string>> = {
  completeness: "too early",
  back_tests: "too early",
  uncertain: "too uncertain",
  reporting: "payers late",
  held: "held",
};

/** The text in place of a missing value. Withheld, too early and no data are distinguished, and none is shown as zero. */
function withoutValue(row: Row): string | null {
  const status = textOf(row, "status");
  if (status === "Q") return "withheld";
  return status === "L" ? (REASONS[textOf(row, "reason")] ?? "no data") : null;
}

/** The marks before an estimated value and after a provisional one. */
const ESTIMATED = "~";
const PROVISIONAL = "p";

const marked = (value: string, status: string): string => {
  if (status === "E") return `${ESTIMATED}${value}`;
  return status === "P" ? `${value}${PROVISIONAL}` : value;
};

const decimal = (value: unknown): string => Number(value).toFixed(1);

function figure(row: Row | undefined): string {
  if (row === undefined) return "–";
  const value = marked(decimal(row["value"]), textOf(row, "status"));
  return withoutValue(row) ?? `${value} (${decimal(row["lower"])}–${decimal(row["upper"])})`;
}

/** The gaps of the newest month that has any, and the newer months that have none yet. */
interface Newest {
  readonly rows: readonly Row[];
  readonly without: readonly Row[];
}

async function newestGaps(folder: string, temporary: string, indicators: readonly string[]): Promise<Newest> {
  const database = await openDatabase({ temporary, folders: [folder] });
  const session = await database.session();
  const observations = join(folder, "observations.parquet");
  const given = { observations, nowcasts: join(folder, "nowcast.parquet"), indicators };
  try {
    return {
      rows: await session.rows(sqlText("run/newest_gaps"), given),
      without: await session.rows(sqlText("run/months_without_gaps"), given),
    };
  } finally {
    session.close();
    database.close();
  }
}

const reasonsIn = z.object({ month: z.string(), reasons: z.array(z.string()) });

/** Which newer month has no gap yet, and why: otherwise an older month would pass for the newest. */
function withoutLine(row: Row): string {
  const { month, reasons } = reasonsIn.parse(row);
  const words = new Set(reasons.map((reason) => REASONS[reason] ?? reason));
  return `${month} has no gap yet: ${[...words].join(", ")}`;
}

function sourceNote(rows: readonly Row[]): readonly string[] {
  const other = rows.filter((row) => textOf(row, "source") !== "");
  const [first] = other;
  if (first === undefined) return [];
  const from = `Unemployment of the month comes from ${textOf(first, "source").replaceAll("_", " ")}`;
  return other.every((row) => row["linked"] === true)
    ? [`${from}, brought to the level of the other months by a link factor`]
    : [`${from}: a break in series with months from another source`];
}

/** Notes on the figures above. */
function footnotes(rows: readonly Row[]): readonly string[] {
  const has = (test: (row: Row) => boolean, note: string): readonly string[] => (rows.some(test) ? [note] : []);
  const notes = [
    ...has((row) => textOf(row, "status") === "E", `${ESTIMATED} estimated: reports of the month are still arriving`),
    ...has(
      (row) => textOf(row, "status") === "P",
      `${PROVISIONAL} provisional: from the counts so far; reports of the month may still arrive`,
    ),
    ...has(
      (row) => textOf(row, "reason") === "uncertain",
      "too uncertain: reports still to come may change the value by more than the configured limit",
    ),
    ...has(
      (row) => textOf(row, "reason") === "reporting",
      "payers late: unusually many have not reported for the month, or it is unknown whether they have",
    ),
    ...sourceNote(rows),
  ];
  return notes.length === 0 ? [] : ["", ...notes];
}

/** The gaps by city in the newest month that has any, with their 95 % intervals, as lines for the terminal. */
export async function gapLines(
  snapshot: { readonly folder: string; readonly temporary: string },
  pipeline: Pipeline,
): Promise<readonly string[]> {
  const gaps = pipeline.indicators.declarations.filter(({ kind }) => kind === "gap");
  const ids = gaps.map(({ id }) => id);
  const { rows, without } = await newestGaps(snapshot.folder, snapshot.temporary, ids);
  const later = without.map(withoutLine);
  const month = rows[0]?.["month"];
  if (typeof month !== "string") return ["No month has enough data to publish a gap.", ...later];
  const lines = pipeline.count.areas.map(({ code, names }) => [
    names.en,
    ...ids.map((id) => figure(rows.find((row) => row["area"] === code && row["indicator"] === id))),
  ]);
  return [
    `Gaps in ${month}, percentage points (95 % interval)`,
    "",
    ...table(["", ...gaps.map(({ names }) => names.en)], lines),
    ...(later.length === 0 ? [] : ["", ...later]),
    ...footnotes(rows),
  ];
}
