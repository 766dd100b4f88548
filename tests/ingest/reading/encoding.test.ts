import * as fc from "fast-check";
import { expect, test } from "vitest";
import { examiner } from "../../../src/ingest/reading/examine.ts";

function detected(bytes: Buffer, size = bytes.length): string {
  const { see, conclude } = examiner();
  for (let at = 0; at < bytes.length; at += size) see(bytes.subarray(at, at + size));
  return conclude().encoding;
}

const utf8 = Buffer.from("väli\n");
const latin = Buffer.from("väli\n", "latin1");
const ascii = Buffer.from("vali\n");

test.each([
  [[ascii, utf8, ascii, latin, utf8], "line 2 is UTF-8 and line 4 is not"],
  [[latin, ascii, utf8], "line 3 is UTF-8 and line 1 is not"],
  [[latin, latin, latin, latin, utf8], "line 5 is UTF-8 and line 1 is not"],
  [[Buffer.from("\uFEFFa\n"), latin], "its beginning is UTF-8 and line 2 is not"],
])("two encodings in one file are refused, with the lines", (pieces, said) => {
  for (const size of [1, 2, 3, 7, 1000]) expect(() => detected(Buffer.concat(pieces), size)).toThrow(said);
});

test("a capital letter and a dash in windows-1252 are no letter of UTF-8", () => {
  expect(detected(Buffer.from([...latin, 0xd6, 0x96, 0x0a]))).toBe("windows-1252");
  expect(detected(Buffer.from([0xc4, 0x94, 0x0a, ...latin]))).toBe("windows-1252");
});

test("however a text is cut into chunks, its encoding is the same", () => {
  const letters = fc.array(fc.constantFrom("a", "\n", ",", "ä", "Å", "€", "–", "😀", "\uFEFF"), { maxLength: 30 });
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 9 }), (written, size) => {
      const bytes = Buffer.from(`a${written.join("")}`);
      expect(detected(bytes, size)).toBe("utf-8");
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "\n", "ä", "ö", "é"), { maxLength: 30 }), (written) => {
      const text = `ä${written.join("")}`;
      for (const size of [1, 2, 5]) expect(detected(Buffer.from(text, "latin1"), size)).toBe("iso-8859-1");
    }),
  );
});

test("a NUL byte ends the reading at once", () => {
  expect(() => examiner().see(Buffer.alloc(10))).toThrow("NUL bytes");
});
