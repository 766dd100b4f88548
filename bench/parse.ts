import { DuckDBInstance } from "@duckdb/node-api";
import { readdirSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

/** The cost of reading the delivered text once and doing nothing with it: the yardstick of every ratio. */
export interface Yardstick {
  readonly seconds: number;
  /** Processor seconds of all threads. */
  readonly processor: number;
  readonly gigabytes: number;
  readonly rows: number;
}

/** Delivered CSV files, whatever their compression. */
const csvFiles = (inbox: string): readonly string[] =>
  readdirSync(inbox, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.csv(\.gz|\.zst)?$/.test(name))
    .map((name) => join(inbox, name));

/** Separator and columns from a file's first line, so that nothing has to be detected, which would take longer than the parse itself. */
async function layoutOf(file: string): Promise<string> {
  if (!file.endsWith(".csv")) return "all_varchar = true, header = true";
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
  await handle.close();
  const header = buffer.toString("latin1", 0, bytesRead).split(/\r?\n/)[0] ?? "";
  const separator = header.includes(";") ? ";" : ",";
  const columns = header.split(separator).map((_, index) => `c${index}: 'VARCHAR'`);
  return `auto_detect = false, header = true, delim = '${separator}', quote = '"', columns = {${columns.join(", ")}}`;
}

/**
 * Has DuckDB parse every column of every delivered CSV file once, with its default threads. The few small files in an encoding that it cannot
 * read are left out, so the yardstick is a little too short, never too long.
 */
export async function parseOnce(inbox: string): Promise<Yardstick> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const parse = async (file: string): Promise<number> => {
    const source = `read_csv(getvariable('file'), hive_partitioning = false, ${await layoutOf(file)})`;
    await connection.run("set variable file = $file", { file });
    // Counting each column keeps the engine from skipping unused ones.
    const counted = await connection.runAndReadAll(`select count(*) as n, count(columns(*)) from ${source}`);
    return Number(counted.getRowObjectsJson()[0]?.["n"]);
  };
  const started = performance.now();
  const used = process.cpuUsage();
  let [rows, bytes] = [0, 0];
  for (const file of csvFiles(inbox)) {
    const found = await parse(file).catch(() => null);
    rows += found ?? 0;
    bytes += found === null ? 0 : statSync(file).size;
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  connection.closeSync();
  return { seconds, processor: (user + system) / 1e6, gigabytes: bytes / 1024 ** 3, rows };
}
