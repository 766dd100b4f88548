// node tests/demonstration/same-rows.ts SNAPSHOT [--update]: whether the demonstration publishes the rows that it has always published. What is added
// (tables, indicators, columns) is not compared; what was there has to stay to the last digit. Run by .ci/run on the demonstration's snapshot.
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { openDatabase } from "../../src/database/database.ts";
import type { Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { packageRoot } from "../../src/lib/package-root.ts";

/** A published table as it was: the columns and the codes that are compared, and the sum over its rows. */
const rememberedSchema = z
  .object({
    file: z.string(),
    columns: z.array(z.string()).readonly(),
    /** Which rows are compared: those with these codes, by column. */
    codes: z.record(z.string(), z.array(z.string()).readonly()),
    rows: z.number(),
    md5: z.string(),
  })
  .readonly();

type Remembered = z.infer<typeof rememberedSchema>;

const REMEMBERED = join(packageRoot, "tests", "demonstration", "rows.json");

const FILES = [
  ["counts.parquet", ["TABLE_ID", "MEASURE"]],
  ["observations.parquet", ["INDICATOR"]],
  ["nowcast.parquet", ["INDICATOR"]],
  ["revisions.parquet", ["INDICATOR"]],
] as const;

const READ = "read_parquet(getvariable('file'), hive_partitioning = false)";

/** Rows of a file with the given codes, in the given columns: how many, and one sum over all of them in an order of their own. */
async function sumOf(
  session: Session,
  file: string,
  { columns, codes }: Pick<Remembered, "columns" | "codes">,
): Promise<Pick<Remembered, "rows" | "md5">> {
  const [row] = await session.rows(
    `with lines as (
       select concat_ws('|', ${columns.map((column) => `coalesce(${column}::varchar, '')`).join(", ")}) as line
       from ${READ}
       where ${Object.keys(codes)
         .map((column) => `list_contains(getvariable('${column}'), ${column})`)
         .join(" and ")}
     )
     select count(*)::integer as rows, md5(string_agg(line, chr(10) order by line)) as md5 from lines`,
    { file, ...codes },
  );
  return { rows: numberOf(row!, "rows") ?? 0, md5: textOf(row!, "md5") };
}

async function remember(session: Session, folder: string): Promise<readonly Remembered[]> {
  const remembered: Remembered[] = [];
  for (const [name, of] of FILES) {
    const file = join(folder, name);
    const described = await session.rows(`describe select * from ${READ}`, { file });
    const columns = described.map((row) => textOf(row, "column_name"));
    const codes: Record<string, readonly string[]> = {};
    for (const column of of) {
      const found = await session.rows(`select distinct ${column} as code from ${READ} order by code`, { file });
      codes[column] = found.map((row) => textOf(row, "code"));
    }
    const what = { columns, codes };
    remembered.push({ file: name, ...what, ...(await sumOf(session, file, what)) });
  }
  return remembered;
}

async function faults(session: Session, folder: string): Promise<readonly string[]> {
  const remembered = z.array(rememberedSchema).parse(JSON.parse(await readFile(REMEMBERED, "utf8")));
  const found: string[] = [];
  for (const was of remembered) {
    const { rows, md5 } = await sumOf(session, join(folder, was.file), was);
    if (rows !== was.rows) found.push(`${was.file}: ${rows} rows, once ${was.rows}`);
    else if (md5 !== was.md5) found.push(`${was.file}: as many rows as ever, but others`);
  }
  return found;
}

const [snapshot = "output/current", option] = process.argv.slice(2);
const folder = resolve(snapshot);
const database = await openDatabase({ temporary: join(tmpdir(), "tilannekuva-same-rows"), folders: [folder] });
const session = await database.session();
if (option === "--update") {
  await writeFile(REMEMBERED, `${JSON.stringify(await remember(session, folder), null, 2)}\n`);
} else {
  const found = await faults(session, folder);
  for (const line of found) console.error(line);
  console.log(found.length === 0 ? "the demonstration's rows are what they were" : `${found.length} tables changed`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
session.close();
database.close();
