import { SPLIT_DIMENSIONS } from "../../../src/model/dictionary.ts";
import { OTHER_DIMENSIONS } from "../../../src/model/totals.ts";
import type { Bench } from "../given.ts";

const SPLIT = SPLIT_DIMENSIONS.join(", ");

/** Given counts by the numbers of their cells, in the order in which they are given, and what these cells are. */
export interface Numbered {
  readonly counts: string;
  readonly cells: string;
}

/**
 * Takes the codes off given counts: what sql/count/cells.sql says of declared cells is said here of whatever cells are given. A status is a
 * part of the persons of its cell, a category of those of its background, a background of everybody.
 */
const CELLS = `
with given as (
  select *, file_row_number as cell
  from read_parquet(getvariable('given'), file_row_number = true)
),
grouped as (
  select
    *,
    dense_rank() over (order by TABLE_ID, REF_AREA, SEX, AGE, ${SPLIT}) as group_no,
    dense_rank() over (
      order by TABLE_ID, SEX, AGE, ${SPLIT}, STATUS_ORDER, MEASURE
    ) as across,
    ${OTHER_DIMENSIONS.map((dimension) => `${dimension} = '_T'`).join(" and ")} as only_background
  from given
),
persons as (
  select * from grouped where MEASURE = 'PERSONS'
),
bases as (
  select grouped.cell, max(persons.cell) as base_cell
  from grouped
  join persons on if(
    grouped.MEASURE = 'PERSONS',
    persons.only_background and persons.REF_AREA = grouped.REF_AREA and persons.SEX = grouped.SEX and persons.AGE = grouped.AGE
    and persons.BACKGROUND = if(grouped.only_background, '_T', grouped.BACKGROUND),
    persons.group_no = grouped.group_no
  )
  group by all
)
select
  grouped.cell, group_no, 1 as age_no, 0 as measure_no, base_cell, across,
  TABLE_ID, REF_AREA, null::varchar as TIME_PERIOD, SEX, AGE, ${SPLIT}, STATUS_ORDER, MEASURE
from grouped
left join bases using (cell)
order by grouped.cell`;

const COUNTS = `
select
  file_row_number as cell, TIME_PERIOD,
  columns(name -> not list_contains(cell_columns(), name) and name <> 'file_row_number')
from read_parquet(getvariable('given'), file_row_number = true)
order by cell`;

export async function numbered(bench: Bench, given: string): Promise<Numbered> {
  const [counts, cells] = [`${given}.counts.parquet`, `${given}.cells.parquet`];
  await bench.session.run(`copy (${CELLS}) to '${cells}' (format parquet)`, { given: [given] });
  await bench.session.run(`copy (${COUNTS}) to '${counts}' (format parquet)`, { given: [given] });
  return { counts, cells };
}

/** Churn that is given by codes, by the numbers of the cells. */
export async function numberedChurn(bench: Bench, given: string, cells: string): Promise<string> {
  const path = `${given}.churn.parquet`;
  const codes = `select cell, columns(list_filter(cell_columns(), name -> name <> 'TIME_PERIOD')) from read_parquet(getvariable('cells'))`;
  await bench.session.run(
    `copy (select cell, MEASURED, churn from read_parquet(getvariable('given')) natural join (${codes})) to '${path}' (format parquet)`,
    { given: [given], cells: [cells] },
  );
  return path;
}
