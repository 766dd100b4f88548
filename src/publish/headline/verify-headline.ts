import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { sqlText } from "../../database/sql.ts";
import { LANGUAGES } from "../../model/codelist.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import { readBytes, readText } from "../../lib/files.ts";
import { keyBy } from "../../lib/code-key.ts";
import { headlines } from "../../model/headline.ts";
import { addMonths } from "../../lib/months.ts";
import type { Observation } from "../../model/observation.ts";
import { parquetColumns } from "../formats/read-tables.ts";
import { HEADLINE_FIELDS, HEADLINE_KEY } from "./headline-columns.ts";
import type { HeadlineRow } from "./headline-columns.ts";
import { headlineCsv } from "./headline-csv.ts";
import { inOrder } from "./headline-rows.ts";
import { textsFor, textsOf } from "./headline-labels.ts";
import type { Texts } from "./headline-labels.ts";
import { headlineWorkbook } from "./headline-workbook.ts";
import { HEADLINE, HEADLINE_XLSX, headlineCsvName } from "./write-headline.ts";

/** The data with which the headlines are compared. */
export interface HeadlineBeside {
  readonly observations: readonly Observation[];
  readonly vocabulary: Vocabulary;
  readonly id: string;
  readonly vintage: string;
  readonly session: Session;
  /** Whether this program words the files as the one that made the snapshot; else texts, and files that consist of them, are not compared. */
  readonly isWordedHere: boolean;
}

const TEXT = new Set(HEADLINE_FIELDS.flatMap(({ name, type }) => (type === "string" ? [name] : [])));

const CHANGE_STATUSES: ReadonlySet<unknown> = new Set([
  "compared",
  "no_year_before",
  "no_value",
  "other_source",
  "other_cities",
]);

/** Whether a file's row has the columns of a headline, each with text or with a number. */
const isHeadline = (row: object): row is HeadlineRow =>
  CHANGE_STATUSES.has(Reflect.get(row, "CHANGE_STATUS")) &&
  HEADLINE_FIELDS.every(({ name }) => {
    const value: unknown = Reflect.get(row, name);
    return TEXT.has(name) ? typeof value === "string" : value === null || typeof value === "number";
  });

type Key = Pick<HeadlineRow, (typeof HEADLINE_KEY)[number]>;

const keyOf: (row: Key) => string = keyBy(HEADLINE_KEY);

const SAME = [
  "OBS_VALUE",
  "SHOW_LOWER",
  "SHOW_UPPER",
  "UNIT_MEASURE",
  "DECIMALS",
  "OBS_STATUS",
  "N_BASE",
  "VINTAGE",
] as const;

function changeFault(row: HeadlineRow, before: HeadlineRow | undefined): string | null {
  const { CHANGE, CHANGE_LOWER, CHANGE_UPPER, CHANGE_STATUS, DECIMALS } = row;
  if (CHANGE_STATUS !== "compared")
    return [CHANGE, CHANGE_LOWER, CHANGE_UPPER].every((value) => value === null) ? null : "a change not compared";
  if (CHANGE === null || CHANGE_LOWER === null || CHANGE_UPPER === null) return "no change though compared";
  if (!(CHANGE_LOWER <= CHANGE && CHANGE <= CHANGE_UPPER)) return "a change outside of its limits";
  const [now, then] = [row.OBS_VALUE, before?.OBS_VALUE ?? null];
  const isDifference = now !== null && then !== null && Number((now - then).toFixed(DECIMALS)) === CHANGE;
  return isDifference ? null : "a change that is not the difference of the two months";
}

function rowFaults(row: HeadlineRow, observation: Observation, texts: Texts | null): readonly string[] {
  const expected = texts === null ? [] : Object.entries(textsOf(row, texts));
  return [
    ...(SAME.every((column) => row[column] === observation[column]) ? [] : ["other values than observations"]),
    ...(expected.every(([column, text]) => text !== "" && Reflect.get(row, column) === text)
      ? []
      : ["texts that are not those of its codes"]),
  ];
}

/** The faults of the rows compared with the observations, each with the number of rows that have it. */
function rowProblems(rows: readonly HeadlineRow[], beside: HeadlineBeside): readonly string[] {
  const { observations, vocabulary, id, isWordedHere } = beside;
  const expected = inOrder(headlines(observations), vocabulary);
  if (rows.map(keyOf).join("\n") !== expected.map(keyOf).join("\n"))
    return ["rows that are not the headlines of observations, in their order"];
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const texts = isWordedHere ? textsFor(observations, vocabulary) : null;
  const found = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const before = byKey.get(keyOf({ ...row, TIME_PERIOD: addMonths(row.TIME_PERIOD, -12) }));
    const change = changeFault(row, before);
    const faults = [
      ...rowFaults(row, expected[at]!, texts),
      ...(change === null ? [] : [change]),
      ...(row.SNAPSHOT === id ? [] : ["another snapshot's id"]),
    ];
    for (const fault of faults) found.set(fault, (found.get(fault) ?? 0) + 1);
  }
  return [...found].map(([fault, count]) => `${count} rows with ${fault}`);
}

const differs = (file: string): string => `${file}: not the rows of ${HEADLINE}`;

/** Files that differ from the rows. */
async function formatProblems(
  folder: string,
  rows: readonly HeadlineRow[],
  beside: HeadlineBeside,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const language of LANGUAGES) {
    const file = headlineCsvName(language);
    const text = await readText(join(folder, file));
    if (text !== [...headlineCsv(rows, language)].join("")) problems.push(differs(file));
  }
  const workbook = await readBytes(join(folder, HEADLINE_XLSX));
  if (Buffer.compare(workbook, headlineWorkbook(rows, beside)) !== 0) problems.push(differs(HEADLINE_XLSX));
  return problems;
}

/**
 * The faults of the headlines: columns, keys, values that differ from the observations, texts that differ from those of the codes, changes that are not the
 * difference of two months, and formats that do not hold the same rows; never a row's values.
 */
export async function headlineProblems(folder: string, beside: HeadlineBeside): Promise<readonly string[]> {
  const file = join(folder, HEADLINE);
  const columns = await parquetColumns(file, beside.session);
  if (columns.join() !== HEADLINE_FIELDS.map(({ name }) => name).join())
    return [`${HEADLINE}: columns that are not those of headlines`];
  const read = await beside.session.rows(sqlText("publish/read_rows"), { file });
  const rows = read.flatMap((row) => (isHeadline(row) ? [row] : []));
  if (rows.length < read.length) return [`${HEADLINE}: rows that are no headlines`];
  const problems = rowProblems(rows, beside).map((problem) => `${HEADLINE}: ${problem}`);
  return problems.length > 0 || !beside.isWordedHere ? problems : formatProblems(folder, rows, beside);
}
