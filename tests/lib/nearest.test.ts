import * as fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "../../src/lib/nearest.ts";

const KNOWN = ["settle_minutes", "keep_values", "area"];

it.each([
  ["settle_minuets", "settle_minutes"],
  ["keep_value", "keep_values"],
  ["aera", "area"],
  ["something", null],
])("of %s is %s", (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant);
});

it("is the word itself when it is known, and one letter more or less changes nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), fc.nat(), (word, seed) => {
      const cut = seed % word.length;
      expect(nearest(word, KNOWN)).toBe(word);
      expect(nearest(word.slice(0, cut) + word.slice(cut + 1), KNOWN)).toBe(word);
    }),
  );
});

it("knows none among none", () => {
  expect(nearest("area", [])).toBeNull();
});
