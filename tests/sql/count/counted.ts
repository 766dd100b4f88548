import type { gridParameters } from "../../../src/count/parameters.ts";
import { asText, copied } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

/** The declarations of cells as a file, as sql/count/cells.sql makes it. */
export async function cellsFile(bench: Bench, grid: ReturnType<typeof gridParameters>, path: string): Promise<string> {
  await bench.session.run(copied("count/cells", path), grid);
  return path;
}

/** Rows by the numbers of cells, with their codes, in the order of the numbers. */
export async function withCodes(bench: Bench, file: string, cells: string): Promise<readonly TextRow[]> {
  const rows = await bench.session.rows(
    `select cells.* exclude (TIME_PERIOD), found.* exclude (cell, file_row_number)
     from read_parquet(getvariable('file'), file_row_number = true) as found
     join read_parquet(getvariable('cells')) as cells using (cell) order by found.file_row_number`,
    { file, cells },
  );
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])));
}

/** The true counts of a file of person-months in every declared cell, with the codes of the cells. */
export async function countedMonth(
  bench: Bench,
  month: string,
  grid: ReturnType<typeof gridParameters>,
): Promise<readonly TextRow[]> {
  const cells = await cellsFile(bench, grid, `${month}.cells.parquet`);
  const variables = { ...grid, month: "2026-06", person_month: [month], cells: [cells] };
  const file = `${month}.counts.parquet`;
  await bench.session.run(copied("count/month", file), variables);
  return withCodes(bench, file, cells);
}
