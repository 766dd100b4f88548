import * as fc from "fast-check";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { encode, reencode } from "../../src/synthetic/reencode.ts";

const finnish = fc.string({ unit: fc.constantFrom(..."aäöåÄÖÅé €–—…”;\n".split("")), maxLength: 200 });

test("windows-1252 reads back as written", () => {
  fc.assert(
    fc.property(finnish, (text) => {
      expect(new TextDecoder("windows-1252").decode(encode(text, "windows-1252"))).toBe(text);
    }),
  );
});

test("a file is rewritten whole, also where a letter lies across two chunks", async () => {
  const folder = mkdtempSync(join(tmpdir(), "country-"));
  const path = join(folder, "a.csv");
  const text = `x${"ä".repeat(1_100_000)}`;
  writeFileSync(path, text);
  await reencode(path, "iso-8859-1");
  expect(readFileSync(path).equals(Buffer.from(text, "latin1"))).toBe(true);
  expect(readdirSync(folder)).toEqual(["a.csv"]);
  rmSync(folder, { recursive: true });
});
