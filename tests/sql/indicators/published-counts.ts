import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { PERSON_DIMENSIONS, TOTALS } from "../../../src/model/dictionary.ts";
import { sqlText } from "../../../src/database/sql.ts";
import type { Bench, TextRow } from "../given.ts";

const HEADER = [
  "TABLE_ID | REF_AREA",
  ...PERSON_DIMENSIONS,
  "STATUS_ORDER | MEASURE | TIME_PERIOD | VINTAGE | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS",
].join(" | ");

const REST = Object.values({ ...TOTALS, BACKGROUND: "FOREIGN", AGE: "Y18T64" }).join(" | ");

/** Status and confidentiality of a value that stands in a line. */
function statusOf(value: string, status: string): string {
  if (value === "") return status === "L" ? "L | F" : "Q | C";
  return `${status === "" ? "P" : status} | F`;
}

function countOf(line: string): string {
  const [block = "", order, measure, month, vintage, value = "", status = ""] = line
    .split("|")
    .map((cell) => cell.trim());
  const [area = "", table = "all"] = block.split(" ").toReversed();
  const place = [table, area, REST, order, measure, month, vintage].join(" | ");
  return `${place} | ${value} | ${statusOf(value, status)}`;
}

/**
 * Published counts as a small text table, everything that is not said alike.
 *
 * @param text lines `area | status order | measure | month | vintage | value | status`. The area may have a table before it, `by_ground C6`.
 *   An empty value is withheld, or not collected where the status is `L`; a status that is left out is provisional.
 */
export const countsTable = (text: string): string =>
  [
    HEADER,
    ...text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map(countOf),
  ].join("\n");

/** The same lines for unemployed of all areas: `month | vintage | value | status`. */
export const unemployed = (text: string): string =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `C6 | MONTHLY | UNEMPLOYED | ${line}`)
    .join("\n");

/** What was worked on at a vintage, nothing held unless said: each held block as `2025-01 all C6`. */
export const released = (
  vintage: string,
  months: readonly string[],
  held: readonly string[] = [],
): ReleasedVintage => ({
  vintage,
  months,
  held: held.map((block) => {
    const [month = "", table = "", ...areas] = block.split(" ");
    return { month, table, areas };
  }),
});

/** Writes the counts as a file and makes the temporary tables that the statements of the indicators read; returns the file. */
export async function tellCounts(
  bench: Bench,
  text: string,
  releases: readonly ReleasedVintage[] = [],
): Promise<readonly string[]> {
  const counts = [await bench.given(countsTable(text))];
  await bench.session.run(sqlText("indicators/releases"), { counts, releases: JSON.stringify(releases) });
  await bench.session.run(sqlText("indicators/deliveries"), { counts });
  return counts;
}

const asText = (value: unknown): string =>
  typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);

/** The rows of a query as text, an empty text for null. */
export async function textRows({ session }: Bench, query: string): Promise<readonly TextRow[]> {
  const found = await session.rows(query);
  return found.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asText(value)])));
}
