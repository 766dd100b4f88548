import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayJson } from "../../src/cli/say-json.ts";
import { visible } from "../../src/lib/visible.ts";
import { keptTerminal } from "./made-up-terminal.ts";

const said = (result: Readonly<Record<string, unknown>>): string => {
  const terminal = keptTerminal();
  sayJson(result, terminal);
  expect(terminal.lines).toHaveLength(1);
  return terminal.lines[0] ?? "";
};

describe("a result for programs", () => {
  it("is one line that a terminal leaves as it is, and is read back as it was", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, (name) => {
        const line = said({ name });
        expect(visible(line)).toBe(line);
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify({ name })));
      }),
    );
  });

  it("keeps letters, and writes out what turns the direction of writing", () => {
    expect(said({ city: "Jyväskylä", name: "a\u202Eb\n" })).toBe(String.raw`{"city":"Jyväskylä","name":"a\u202eb\n"}`);
  });
});
