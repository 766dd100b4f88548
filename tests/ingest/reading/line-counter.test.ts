import { isAscii } from "node:buffer";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineCounter } from "../../../src/ingest/reading/line-counter.ts";
import type { Lines } from "../../../src/ingest/reading/line-counter.ts";

/** The same, said of the whole text at once. */
function expected(bytes: Buffer): Lines {
  const text = bytes.toString("latin1");
  const feeds = text.split("\n").length - 1;
  const unevenReturns = text.includes("\r") && text.split("\r").length - 1 !== feeds;
  return {
    lines: feeds + Number(text !== "" && !text.endsWith("\n")),
    endsWithLineEnd: text.endsWith("\n"),
    quotes: text.includes('"'),
    unevenReturns,
    plain: !unevenReturns && /^[\r\n\x20\x21\x23-\x7F]*$/.test(text),
  };
}

function counted(bytes: Buffer, cuts: readonly number[]): Lines {
  const counter = lineCounter();
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  places.slice(1).forEach((end, index) => {
    const chunk = bytes.subarray(places[index], end);
    counter.see(chunk, isAscii(chunk));
  });
  return counter.conclude();
}

test("lines, quotes, returns and plainness of any bytes, however they are cut into chunks", () => {
  const byte = fc.oneof(
    fc.constantFrom(0x0a, 0x0d, 0x22, 0x2c, 0x09, 0x80, 0x8a, 0x8d, 0xa0),
    fc.integer({ min: 1, max: 255 }),
  );
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("plain text,", "\n", "\r\n", "a,b,c\r\n").map((one) => Buffer.from(one)) },
    { weight: 1, arbitrary: fc.array(byte, { maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 6 }), (pieces, cuts) => {
      const bytes = Buffer.concat(pieces);
      expect(counted(bytes, cuts)).toEqual(expected(bytes));
    }),
    { numRuns: 500 },
  );
});

test("more line feeds in a row than a byte counts to", () => {
  expect(counted(Buffer.alloc(10_001, "\n"), [3])).toMatchObject({ lines: 10_001, plain: true });
  expect(counted(Buffer.alloc(10_001, "\u001F"), [3])).toMatchObject({ lines: 1, plain: false });
});

test("a line longer than 16 MB is refused with its number", () => {
  const counter = lineCounter();
  counter.see(Buffer.from("a\nb\n"), true);
  const piece = Buffer.alloc(1 << 20, "x");
  expect(() => {
    for (let count = 0; count < 17; count += 1) counter.see(piece, true);
  }).toThrow("line 3 is longer than 16 MB");
});
