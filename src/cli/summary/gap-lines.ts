import { join } from "node:path";
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

/** What a value's place says when there is none: withheld, too early and missing are told apart, and none is a zero. */
function withoutValue(row: Row): string | null {
  const status = textOf(row, "status");
  if (status === "Q") return "withheld";
  return status === "L" ? (REASONS[textOf(row, "reason")] ?? "no data") : null;
}

/** Stand before a value that is estimated while reports of its month still arrive, and after one that is told as it was published. */
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

async function newestGaps(folder: string, temporary: string, indicators: readonly string[]): Promise<readonly Row[]> {
  const database = await openDatabase({ temporary, folders: [folder] });
  const session = await database.session();
  try {
    return await session.rows(sqlText("run/newest_gaps"), {
      observations: join(folder, "observations.parquet"),
      nowcasts: join(folder, "nowcast.parquet"),
      indicators,
    });
  } finally {
    session.close();
    database.close();
  }
}

/** What the reader has to know of the figures above. */
function footnotes(rows: readonly Row[]): readonly string[] {
  const source = rows.map((row) => textOf(row, "source")).find((name) => name !== "");
  const has = (test: (row: Row) => boolean, note: string): readonly string[] => (rows.some(test) ? [note] : []);
  const notes = [
    ...has((row) => textOf(row, "status") === "E", `${ESTIMATED} estimated: reports of the month still arrive`),
    ...has(
      (row) => textOf(row, "status") === "P",
      `${PROVISIONAL} provisional: as published, while reports of the month may still arrive`,
    ),
    ...has(
      (row) => textOf(row, "reason") === "uncertain",
      "too uncertain: what is still to be reported may change the value by more than is of use",
    ),
    ...has(
      (row) => textOf(row, "reason") === "reporting",
      "payers late: unusually many have not reported for the month, or nobody can tell whether they have",
    ),
    ...(source === undefined
      ? []
      : [
          `Unemployment of the month is known from ${source.replaceAll("_", " ")}: a break with months known from another source`,
        ]),
  ];
  return notes.length === 0 ? [] : ["", ...notes];
}

/** The gaps by city for the newest month that has any, with their 95 % intervals, as lines for the terminal. */
export async function gapLines(
  snapshot: { readonly folder: string; readonly temporary: string },
  pipeline: Pipeline,
): Promise<readonly string[]> {
  const gaps = pipeline.indicators.declarations.filter(({ kind }) => kind === "gap");
  const ids = gaps.map(({ id }) => id);
  const rows = await newestGaps(snapshot.folder, snapshot.temporary, ids);
  const month = rows[0]?.["month"];
  if (typeof month !== "string") return ["No month has enough data for a gap that may be published."];
  const lines = pipeline.count.areas.map(({ code, names }) => [
    names.en,
    ...ids.map((id) => figure(rows.find((row) => row["area"] === code && row["indicator"] === id))),
  ]);
  return [
    `Gaps in ${month}, percentage points (95 % interval)`,
    "",
    ...table(["", ...gaps.map(({ names }) => names.en)], lines),
    ...footnotes(rows),
  ];
}
