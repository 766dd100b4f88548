import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differingLines, unifiedHunks } from "../../../src/cli/definitions/line-hunks.ts";

const text = (letters: string): string => letters.replaceAll(/./g, "$&\n");

/** The lines of one side of hunks, without their marks. */
const sideOf = (hunks: readonly string[], mark: string): readonly string[] =>
  hunks.filter((line) => line.startsWith(" ") || line.startsWith(mark)).map((line) => line.slice(1));

describe("unifiedHunks", () => {
  it.each([
    ["a rewritten line", "abc", "axc", ["@@ -1,3 +1,3 @@", " a", "-b", "+x", " c"]],
    ["a line more", "ab", "abc", ["@@ -1,2 +1,3 @@", " a", " b", "+c"]],
    ["a line less, at the start", "xab", "ab", ["@@ -1,3 +1,2 @@", "-x", " a", " b"]],
    [
      "three lines of context",
      "abcdefghi",
      "abcdXfghi",
      ["@@ -2,7 +2,7 @@", " b", " c", " d", "-e", "+X", " f", " g", " h"],
    ],
    ["no difference", "abc", "abc", []],
  ] as const)("%s", (_, a, b, expected) => {
    expect(unifiedHunks(text(a), text(b))).toEqual(expected);
  });

  it("begins another hunk after more than six unchanged lines", () => {
    const headers = unifiedHunks(text("abcdefghij"), text("XbcdefghiY")).filter((line) => line.startsWith("@@"));
    expect(headers).toEqual(["@@ -1,4 +1,4 @@", "@@ -7,4 +7,4 @@"]);
  });

  it("shows a line feed that only one text ends with", () => {
    expect(unifiedHunks("a\n", "a")).toEqual(["@@ -1,2 +1,1 @@", " a", "-"]);
  });

  it("has the shortest script of Myers (1986), figure 2: five lines from ABCABBA to CBABAC", () => {
    const [, ...script] = unifiedHunks(text("ABCABBA"), text("CBABAC"));
    expect(script.filter((line) => !line.startsWith(" "))).toHaveLength(5);
    expect([sideOf(script, "-").join(""), sideOf(script, "+").join("")]).toEqual(["ABCABBA", "CBABAC"]);
  });

  it("of short texts has both of them, whatever they are", () => {
    const few = fc
      .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
      .map((each) => text(each.join("")));
    fc.assert(
      fc.property(few, few, (a, b) => {
        fc.pre(a !== b);
        const [, ...script] = unifiedHunks(a, b);
        expect([sideOf(script, "-"), sideOf(script, "+")].map((lines) => `${lines.join("\n")}\n`)).toEqual([a, b]);
      }),
    );
  });
});

describe("differingLines", () => {
  it.each([
    ["abc", "abc", 0],
    ["abc", "axc", 1],
    ["abc", "axyc", 2],
    ["abcde", "xbcdy", 2],
    ["", "abc", 3],
  ])("from %s to %s: %i", (a, b, expected) => {
    expect(differingLines(text(a), text(b))).toBe(expected);
  });
});
