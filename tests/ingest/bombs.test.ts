import { createGzip, gzipSync, zstdCompressSync } from "node:zlib";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const megabytes = (count: number, letter: string): Buffer => Buffer.alloc(count << 20, letter);

function* rows(count: number): Generator<Buffer> {
  yield Buffer.from("hid_e,laki,alkupvm\n");
  const piece = Buffer.from("p1,YEL,2020-01-01\n".repeat(50_000));
  for (let index = 0; index < count; index += 1) yield piece;
}

test.each([
  ["gzip of zeros", "gz", () => gzipSync(megabytes(64, "\0")), /NUL bytes/],
  ["zstd of zeros", "zst", () => zstdCompressSync(megabytes(64, "\0")), /NUL bytes/],
  ["gzip of one line", "gz", () => gzipSync(megabytes(64, "x")), /line 1 is longer than 16 MB/],
  [
    "gzip of equal rows",
    "gz",
    () => buffer(Readable.from(rows(320)).pipe(createGzip())),
    /unpacks to more than 256 MB/,
  ],
])("%s: refused with a message", async (_what, ending, content, message) => {
  const bench = await laboratory.bench();
  await bench.deliver(`2026-08-01_ETK_yrittajat/ETK_yrittajat.csv.${ending}`, await content());
  expect((await bench.run()).refused).toMatchObject([{ message: expect.stringMatching(message) }]);
});
