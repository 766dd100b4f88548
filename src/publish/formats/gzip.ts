import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Gzip } from "fflate";
import { naming } from "../../lib/system-error.ts";
import { chunksOf } from "./write-pieces.ts";

/**
 * Writes text piece by piece to a new gzip file (RFC 1952), without a time or a name in its header: the same text gives the same bytes on every
 * version of Node, whose own zlib does not promise that. The text is never one string.
 *
 * @example await writeGzip(join(folder, "observations.csv.gz"), csvOf(observations));
 */
export async function writeGzip(path: string, pieces: Iterable<string>): Promise<void> {
  await naming(path, async () => {
    await using file = await open(path, "wx");
    const ready: Uint8Array[] = [];
    const gzip = new Gzip({ level: 9, mtime: 0 }, (bytes) => void ready.push(bytes));
    const encoder = new TextEncoder();
    for (const chunk of chunksOf(pieces)) {
      gzip.push(encoder.encode(chunk));
      for (const bytes of ready.splice(0)) await file.appendFile(bytes);
    }
    gzip.push(new Uint8Array(), true);
    for (const bytes of ready) await file.appendFile(bytes);
  });
}

/** A text file as a stream, decompressed where its name ends in `.gz`. A fault on the way ends the stream with the error. */
const opened = (path: string): Readable => {
  const source = createReadStream(path);
  return path.endsWith(".gz") ? pipeline(source, createGunzip(), () => undefined) : source;
};

/**
 * Reads a text file line by line, without the line feeds; one whose name ends in `.gz` is decompressed on the way.
 *
 * @throws a system error that names the file; an error of zlib where it is not gzip or ends too early
 * @example await readLines("observations.csv.gz", (line) => lines.push(line));
 */
export async function readLines(path: string, take: (line: string) => void): Promise<void> {
  await naming(path, async () => {
    let rest = "";
    const stream = opened(path).setEncoding("utf8");
    for await (const chunk of stream) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop()!;
      lines.forEach(take);
    }
    if (rest !== "") take(rest);
  });
}

/** The text of a file, decompressed where its name ends in `.gz`. */
export async function readWhole(path: string): Promise<string> {
  const lines: string[] = [];
  await readLines(path, (line) => lines.push(line));
  return lines.join("\n");
}
