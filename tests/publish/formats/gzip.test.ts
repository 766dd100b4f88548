import { array, assert, asyncProperty, string } from "fast-check";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { sha256OfFile } from "../../../src/lib/files.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { readLines, writeGzip } from "../../../src/publish/formats/gzip.ts";

const linesOf = async (path: string): Promise<readonly string[]> => {
  const lines: string[] = [];
  await readLines(path, (line) => lines.push(line));
  return lines;
};

it("writes a gzip file of which the lines are read again, whatever is in them", async () => {
  await using folder = await temporaryFolder();
  const line = string({ unit: "binary" }).map((text) => text.replaceAll("\n", " "));
  let number = 0;
  await assert(
    asyncProperty(array(line, { maxLength: 30 }), async (lines) => {
      const path = join(folder.path, `${(number += 1)}.gz`);
      const text = lines.map((each) => `${each}\n`);
      await writeGzip(path, text);
      const written = text.join("").toWellFormed();
      expect(gunzipSync(await readFile(path)).toString("utf8")).toBe(written);
      expect(await linesOf(path)).toEqual(written.split("\n").slice(0, -1));
    }),
    { numRuns: 30 },
  );
});

it("gives the same bytes on every machine: no time, no name, and of several megabytes this hash", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.gz");
  const pieces = Array.from({ length: 120_000 }, (_, at) => `KU049,2026-06,${(at * 7919) % 1000},A\n`);
  await writeGzip(path, pieces);
  const bytes = await readFile(path);
  expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3]);
  expect(gunzipSync(bytes).toString("utf8")).toBe(pieces.join(""));
  expect(await sha256OfFile(path)).toBe("d0e5f10a09bcf0cdf9e51420229751869529fd4414d6c9ae4321e3e8dab3199a");
  await expect(writeGzip(path, ["b"])).rejects.toMatchObject({ code: "EEXIST" });
});

it("reads text that is not compressed, a last line without its end, and signs that two chunks share", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.csv");
  const long = "ä€😀".repeat(400_000);
  await writeFile(path, `a\n\n${long}\nb`);
  expect(await linesOf(path)).toEqual(["a", "", long, "b"]);
  await writeFile(`${path}.gz`, gzipSync(`a\n\n${long}\nb`));
  expect(await linesOf(`${path}.gz`)).toEqual(["a", "", long, "b"]);
});

it("does not take what is cut off, or no gzip, for a shorter text", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.gz");
  const whole = gzipSync("a,b\n".repeat(1000));
  await writeFile(path, whole.subarray(0, whole.length - 6));
  await expect(linesOf(path)).rejects.toThrow("unexpected end of file");
  await writeFile(path, "a,b\n");
  await expect(linesOf(path)).rejects.toThrow("incorrect header check");
  await expect(linesOf(join(folder.path, "none.gz"))).rejects.toMatchObject({ code: "ENOENT" });
});
