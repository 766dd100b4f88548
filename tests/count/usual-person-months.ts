import type { Session } from "../../src/database/database.ts";
import type { SqlValue } from "../../src/database/sql.ts";
import type { Bench } from "../sql/given.ts";
import { widened } from "../sql/widened.ts";
import type { Columns } from "../sql/widened.ts";

/** Defaults of a person-month for tests: somebody who came to study, in a month that all registers cover. */
const USUAL: Columns = {
  month: "'2026-06'",
  background: "'foreign'",
  generation: "'first'",
  background_provisional: "0",
  language: "'foreign'",
  permit_ground: "'study'",
  citizenship: "if(permit_ground = 'citizen', 'finnish', 'other')",
  first_ground: "null::varchar",
  stay_months: "30",
  status_monthly: "'outside'",
  status_annual: "status_monthly",
  employed: "('employed' in (status_monthly, status_annual))::integer",
  unemployed: "('unemployed' in (status_monthly, status_annual))::integer",
  in_services: "(status_monthly = 'in_services')::integer",
  work_pay: "0::decimal(18, 2)",
  main_payer: "null::varchar",
  wage_employed: "(main_payer is not null)::integer",
  payers: "wage_employed",
  self_employed: "0",
  in_training: "0",
  job_search_code: "null::varchar",
  benefit_payer: "null::varchar",
  employment_covered: "1",
  self_employment_covered: "employment_covered",
  unemployment_source: "'job_search'",
  payers_before: "null::varchar",
  main_payer_before: "null::varchar",
  work_pay_before: "null::decimal(18, 2)",
};

/** Person-months to write. */
export interface ToldPersonMonths {
  /** Who they are (`person_id`, `ref_area`, `sex`, `age`), and what else a test has to say of them. */
  readonly query: string;
  /** Of the query's variables. */
  readonly values?: Readonly<Record<string, SqlValue>>;
}

/**
 * Writes person-months as the join would have written them: the columns of a query, and every other column at its default. A column that the
 * join newly has is added here.
 */
export async function writePersonMonths(
  session: Session,
  path: string,
  { query, values = {} }: ToldPersonMonths,
): Promise<string> {
  const all = await widened(session, query, USUAL, values);
  await session.run(`copy (${all} order by person_id) to '${path}' (format parquet)`, values);
  return path;
}

/**
 * Writes person-months from a small text table, and every column that it does not have as it usually is.
 *
 * @example await givenPersonMonths(bench, "person_id | ref_area | sex | age:integer\n p1 | KU049 | F | 35")
 */
export async function givenPersonMonths(bench: Bench, text: string): Promise<string> {
  const path = await bench.given(text);
  return writePersonMonths(bench.session, `${path}.month.parquet`, { query: `select * from read_parquet('${path}')` });
}
