import { describe, expect, it } from "vitest";
import { parseDefinitions } from "../../src/definitions/definitions-file.ts";

const file = { format: "tilannekuva-definitions", format_version: 1, versions: {}, parameters: {}, indicators: [] };

describe("parseDefinitions", () => {
  it("reads an exported file, with sections that it does not know", () => {
    const given = { ...file, of_a_later_version: { x: 1 } };
    expect(parseDefinitions("a.json", JSON.stringify(given))).toEqual(given);
  });

  it.each([
    ["{", "a.json: is not JSON"],
    ["[]", "a.json: is no exported file of definitions"],
    [JSON.stringify({ ...file, format: "tilannekuva-snapshot" }), "of format version 1: format"],
    [JSON.stringify({ ...file, format_version: 2 }), "of format version 1: format_version"],
    [JSON.stringify({ ...file, parameters: undefined }), "of format version 1: parameters"],
  ])("refuses %s with exit 2", (text, message) => {
    expect(() => parseDefinitions("a.json", text)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) as unknown }),
    );
  });
});
