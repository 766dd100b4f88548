import { join } from "node:path";
import { asText, copied } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { widened } from "../widened.ts";
import type { Columns } from "../widened.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";
import { numbered, numberedChurn } from "./numbered.ts";
import { parameters } from "./parameters.ts";
import { emptyDecisions } from "./empty-decisions.ts";

/** The codes of a cell that a test does not name. */
export const CODES: Columns = {
  TABLE_ID: "'t'",
  REF_AREA: "'C6'",
  TIME_PERIOD: "'2026-06'",
  ...Object.fromEntries(Object.entries(TOTALS).map(([dimension, code]) => [dimension, `'${code}'`])),
  STATUS_ORDER: "'MONTHLY'",
  MEASURE: "'UNEMPLOYED'",
};

/** A count of which nothing is said but how many persons it is: one of a thousand. */
const COUNTS: Columns = {
  base: "1000::bigint",
  payers: "null::bigint",
  top_payer_persons: "null::bigint",
  wage_persons: "null::bigint",
  top_payer_pay: "null::decimal(18, 2)",
  pay: "null::decimal(18, 2)",
  benefit_payers: "null::bigint",
  collected: "1",
};

/** The earlier decision on a cell: set at v1; a withheld cell was withheld for being small. */
const BEFORE: Columns = {
  OBS_STATUS: "if(OBS_VALUE is null, 'Q', 'P')",
  VINTAGE: "'v1'",
  MEASURED: "'v1'",
  STANDS: "'new'",
  rules: "if(OBS_STATUS = 'Q', 'few_persons', '')",
  LEAST: "coalesce(OBS_VALUE - 5, 0)::integer",
  MOST: "if(OBS_STATUS = 'Q', 9, OBS_VALUE + 4)::integer",
};

/** Counts of a month, what was decided of them before, and the churn since it was measured. */
export interface Given {
  readonly counts: string;
  /** Nothing was published where it is left out. */
  readonly before?: string;
  /** Nobody entered, left or changed where it is left out. */
  readonly churn?: string;
  /** What all counts have in common, as SQL by name of the column. */
  readonly same?: Columns;
}

export type Values = Readonly<Record<string, string | number | boolean>>;

/** What an audit says of proposals, and other values of parameters. */
export interface DecisionInput {
  /** Numbers of rows, from 0. */
  readonly suppressed?: readonly number[];
  /** Blocks, `by_ground KU049`. */
  readonly held?: readonly string[];
  readonly values?: Values;
}

/** Writes a small text table and adds the columns that it does not have, in the order in which they are given. */
export async function givenWith(bench: Bench, text: string, columns: Columns): Promise<string> {
  const path = await bench.given(text);
  const query = await widened(bench.session, `select * from read_parquet('${path}')`, columns);
  await bench.session.run(`copy (${query}) to '${path}.wide.parquet' (format parquet)`);
  return `${path}.wide.parquet`;
}

/** What sql/protect/proposals.sql reads: the given tables as files, and the parameters. */
async function inputsOf(bench: Bench, { counts, before, churn, same = {} }: Given, values: Values = {}) {
  const { counts: numbers, cells } = await numbered(
    bench,
    await givenWith(bench, counts, { ...COUNTS, ...CODES, ...same }),
  );
  const nothing = await emptyDecisions(bench, cells);
  const all = { ...parameters, ...values };
  const neededCells = `${cells}.needed.parquet`;
  await bench.session.run(copied("protect/needed_cells", neededCells), { cells: [cells], needed: all.needed });
  const churned = churn === undefined ? null : await givenWith(bench, churn, { MEASURED: "'v1'", ...CODES, ...same });
  return {
    ...all,
    counts: [numbers],
    cells: [cells],
    needed_cells: [neededCells],
    before: [
      ...(before === undefined ? [] : [await givenWith(bench, before, { ...BEFORE, ...CODES, ...same })]),
      nothing,
    ],
    churn: [churned === null ? nothing : await numberedChurn(bench, churned, cells)],
  };
}

let files = 0;

/** Writes what the rules propose; the paths of the proposals and of what their cells are. */
export async function proposalsOf(bench: Bench, given: Given, values: Values) {
  const inputs = await inputsOf(bench, given, values);
  const proposals = join(bench.folder, `proposals-${(files += 1)}.parquet`);
  await bench.session.run(copied("protect/proposals", proposals), inputs);
  return { proposals: [proposals], cells: inputs.cells, inputs };
}

/** What the rules propose of given counts, in their order, with their codes. */
export async function proposed(bench: Bench, given: Given, values: Values = {}): Promise<readonly TextRow[]> {
  const { proposals, cells } = await proposalsOf(bench, given, values);
  const rows = await bench.session.rows(
    `select cells.* exclude (TIME_PERIOD), proposals.* exclude (cell)
     from read_parquet(getvariable('proposals')) as proposals join read_parquet(getvariable('cells')) as cells using (cell) order by cell`,
    { proposals, cells },
  );
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])));
}

/** What is decided of given counts once an audit has said what it says. */
export async function decided(
  bench: Bench,
  given: Given,
  { suppressed = [], held = [], values = {} }: DecisionInput = {},
): Promise<readonly TextRow[]> {
  const { proposals, cells, inputs } = await proposalsOf(bench, given, values);
  return bench.run(
    "protect/decisions",
    {},
    {
      proposals,
      cells,
      vintage: inputs.vintage,
      measured: inputs.measured,
      suppressed: JSON.stringify(suppressed),
      held: [...held],
    },
  );
}

/** Some columns of rows. */
export const shown = (rows: readonly TextRow[], columns: readonly string[]): readonly TextRow[] =>
  rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ""])));
