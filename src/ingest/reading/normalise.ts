import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { named } from "../../lib/system-error.ts";
import { bytesOf } from "./bytes.ts";
import type { Header } from "./header.ts";
import { Refusal } from "./refusal.ts";

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const BATCH = 1000;
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const occurrences = (record: readonly string[], mark: "\n" | "\r"): number =>
  record.reduce((sum, cell) => sum + cell.split(mark).length - 1, 0);

/** @param returns Carriage returns in this record's and all earlier cells: the parser counts each as a line, an editor does not. */
function written({ record, info }: Parsed, width: number, returns: number): string {
  const line = info.lines - returns - occurrences(record, "\n");
  const cells = Array.from({ length: width }, (_, index) => quoted(record[index] ?? ""));
  return `${line},${String(record.length === width)},${cells.join(",")}\n`;
}

async function* lines(
  records: AsyncIterable<Parsed>,
  header: Header,
  endsWithLineEnd: boolean,
): AsyncGenerator<string> {
  const width = header.names.length;
  let batch: string[] = [];
  let returns = 0;
  let last: Parsed | undefined;
  for await (const parsed of records) {
    if (last !== undefined) batch.push(written(last, width, returns));
    returns += occurrences(parsed.record, "\r");
    if (batch.length >= BATCH) {
      yield batch.join("");
      batch = [];
    }
    last = parsed;
  }
  if (last !== undefined && !endsWithLineEnd && last.record.length < width) {
    throw new Refusal(
      `the file is cut short: line ${last.info.lines} ends without a line end after ${last.record.length} of ${width} fields; deliver it again`,
    );
  }
  if (last !== undefined) batch.push(written(last, width, returns));
  yield batch.join("");
}

/**
 * Rewrites a text whose records do not all have as many fields as the header, or span lines, so that the engine can read it: each
 * record with the number of the line on which it begins and whether it has as many fields as the header. Ten times slower than the
 * engine, so only for files that need it.
 *
 * @throws Refusal where the text is cut short.
 */
export async function normalise(
  text: { readonly path: string; readonly endsWithLineEnd: boolean },
  header: Header,
  to: string,
): Promise<void> {
  const parser = parse({
    bom: true,
    delimiter: header.separator,
    record_delimiter: ["\r\n", "\n"],
    from: 2,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  try {
    await pipeline(
      bytesOf(text.path),
      parser,
      (records: AsyncIterable<Parsed>) => lines(records, header, text.endsWithLineEnd),
      createWriteStream(to, { flags: "wx", mode: 0o600 }),
    );
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))) throw named(error, to);
    throw new Refusal(
      "the file is cut short or its quotes are not doubled: a quote is opened and never closed; deliver it again",
    );
  }
}
