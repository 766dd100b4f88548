import { array, assert, constantFrom, oneof, property, tuple, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { framed, unframed } from "../../../src/publish/formats/lz4.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));
const text = (of: string): Uint8Array => new TextEncoder().encode(of);

// What liblz4 makes of the same text: pyarrow.Codec("lz4").compress(text), pyarrow 26.0.1.
describe("a frame of the reference implementation", () => {
  it.each([
    ["", "04224d18604082 00000000"],
    ["a", "04224d18604082 01000080 61 00000000"],
    // One literal, a copy of 24 from one byte back, and the last five, as the format asks for.
    ["a".repeat(30), "04224d18604082 0b000000 1f610100055061616161 61 00000000"],
    [
      "KU049,2026-06,12.3\n".repeat(5),
      "04224d18604082 1e000000 ff044b553034392c323032362d30362c31322e330a130034 5031322e330a 00000000",
    ],
  ])("is read, and written with the same bytes: %j", (plain, frame) => {
    expect(hex(framed(text(plain)))).toBe(frame.replaceAll(" ", ""));
    expect(unframed(bytesOf(frame))).toEqual(text(plain));
  });
});

describe("a frame", () => {
  it("gives back what it was made of: random, repeated, and repeated within itself", () => {
    const piece = oneof(uint8Array({ maxLength: 40 }), constantFrom(text("KU049,2026-06,"), new Uint8Array(700)));
    const bytes = array(tuple(piece, constantFrom(1, 2, 50))).map((pieces) =>
      Uint8Array.from(Buffer.concat(pieces.flatMap(([part, times]) => Array.from({ length: times }, () => part)))),
    );
    assert(
      property(bytes, (plain) => {
        expect(Buffer.compare(unframed(framed(plain)), plain)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it("holds several blocks, of which one is stored as it is", () => {
    const plain = Uint8Array.from({ length: 9_000_001 }, (_, at) => (at < 4 << 20 ? (at * at * 7919) >>> 11 : 7));
    const frame = framed(plain);
    expect(frame.length).toBeLessThan((4 << 20) + 200_000);
    expect(Buffer.compare(unframed(frame), plain)).toBe(0);
  });

  it.each([
    ["another header", "04224d18607073 00000000"],
    ["no end", "04224d18604082"],
    ["a block that is cut off", "04224d18604082 05000080 61"],
    ["a copy from before the beginning", "04224d18604082 04000000 1061ff00 00000000"],
  ])("with %s is refused", (_, frame) => {
    expect(() => unframed(bytesOf(frame))).toThrow(TypeError);
  });
});
