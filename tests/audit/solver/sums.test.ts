import { describe, expect, it } from "vitest";
import { collectSums, sumsWithin } from "../../../src/audit/solver/sums.ts";
import type { Sums } from "../../../src/audit/solver/sums.ts";

/** 0 = 1 + 2 and 1 = 3 + 4 + 5. */
function twoSums(): Sums {
  const sums = collectSums();
  sums.add(0, [1, 2]);
  sums.add(1, [3, 4, 5]);
  return sums.done(6);
}

const membershipsOf = ({ memberships }: Sums, count: number): readonly number[] => [
  ...memberships.sums.subarray(memberships.starts[count], memberships.starts[count + 1]),
];

describe("sums", () => {
  it("hold each count with the parts that it is made of", () => {
    const { totals, starts, parts } = twoSums();
    expect([...totals]).toEqual([0, 1]);
    expect([...starts]).toEqual([0, 2, 5]);
    expect([...parts]).toEqual([1, 2, 3, 4, 5]);
  });

  it("say of each count in which sums it is, as their count or as a part", () => {
    const sums = twoSums();
    expect([0, 1, 2, 3, 4, 5].map((count) => membershipsOf(sums, count))).toEqual([[0], [0, 1], [0], [1], [1], [1]]);
  });

  it("are within something when all their counts are", () => {
    expect([...sumsWithin(twoSums(), (count) => count !== 2)]).toEqual([0, 1]);
    expect([...sumsWithin(twoSums(), (count) => count !== 0)]).toEqual([0, 1]);
    expect([...sumsWithin(twoSums(), (count) => count < 3)]).toEqual([1, 0]);
    expect([...sumsWithin(twoSums(), () => true)]).toEqual([1, 1]);
  });
});
