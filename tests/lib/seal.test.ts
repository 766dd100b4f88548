import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealed, sumOf } from "../../src/lib/seal.ts";

describe("a sealed line", () => {
  it("is JSON with what was sealed, and ends with its sum", () => {
    const line = sealed({ event: "run_ended", seconds: 2 });
    expect(JSON.parse(line)).toEqual({ event: "run_ended", seconds: 2, sum: sumOf(line) });
  });

  it("has no sum any more once a character of it is another", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (text, place, character) => {
        const line = sealed({ text });
        const at = place % line.length;
        const changed = line.slice(0, at) + character + line.slice(at + 1);
        expect(sumOf(changed) === null).toBe(changed !== line);
      }),
    );
  });
});
