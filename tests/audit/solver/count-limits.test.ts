import { expect, test } from "vitest";
import { UNBOUNDED, intervalOf } from "../../../src/audit/solver/count-limits.ts";

test("a count without an upper limit may be any number", () => {
  const limits = { lower: Int32Array.of(3, 0), upper: Int32Array.of(UNBOUNDED, 9) };
  expect(intervalOf(limits, 0)).toEqual({ lower: 3, upper: Infinity });
  expect(intervalOf(limits, 1)).toEqual({ lower: 0, upper: 9 });
});
