import { expect, it } from "vitest";
import { copyOf, narrow, nothingKnown, setKnown } from "../../../src/audit/knowledge/cell-knowledge.ts";

it("is narrowed from both sides, and says what was news", () => {
  const known = nothingKnown(2);
  expect(narrow(known, 1, { lower: 0, upper: Infinity })).toBe(false);
  expect([narrow(known, 1, { lower: 3, upper: 9 }), narrow(known, 1, { lower: 3, upper: 9 })]).toEqual([true, false]);
  expect([narrow(known, 1, { lower: 4, upper: 20 }), narrow(known, 1, { lower: 0, upper: 8 })]).toEqual([true, true]);
  expect([known.lower, known.upper]).toEqual([Float64Array.of(0, 4), Float64Array.of(Infinity, 8)]);
});

it("is changed apart from what it was copied from, and may be replaced by what is wider", () => {
  const known = nothingKnown(1);
  narrow(known, 0, { lower: 3, upper: 9 });
  const copy = copyOf(known);
  setKnown(copy, 0, { lower: 0, upper: Infinity });
  expect([known.lower[0], copy.lower[0], copy.upper[0]]).toEqual([3, 0, Infinity]);
});
