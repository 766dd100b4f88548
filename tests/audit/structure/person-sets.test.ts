import { describe, expect, it } from "vitest";
import type { MeasureOfGrid } from "../../../src/audit/structure/cell-grid.ts";
import { atomsOf, nameOfSet, personsOf } from "../../../src/audit/structure/person-sets.ts";

const measure = (name: string, parts: readonly string[], partOf?: string): MeasureOfGrid => ({
  order: "MONTHLY",
  measure: name,
  parts,
  ...(partOf === undefined ? {} : { partOf }),
});

const STATUSES = [measure("EMPLOYED", ["e1", "e2"]), measure("OUTSIDE", ["o"])];
const SELF_EMPLOYED = measure("SELF_EMPLOYED", ["e2"], "EMPLOYED");

/** How a set adds up, by the names of the sets. */
function waysOf(measures: readonly MeasureOfGrid[], set: string): readonly string[] {
  const { codes, ways } = personsOf(measures);
  return ways[codes.indexOf(set)]!.map((way) => way.map((code) => codes[code]!).join(" "));
}

describe("the smallest groups of persons", () => {
  it("are those that no measure distinguishes any further", () => {
    expect(atomsOf(STATUSES)).toEqual([["e1", "e2"], ["o"]]);
    expect(atomsOf([...STATUSES, SELF_EMPLOYED])).toEqual([["e1"], ["e2"], ["o"]]);
  });
});

describe("sets of persons", () => {
  it("are named by their smallest groups, in one order", () => {
    expect(nameOfSet(["o", "e1"])).toBe("e1+o");
  });

  it("of a status are its part and the rest of it", () => {
    expect(waysOf([...STATUSES, SELF_EMPLOYED], "e1+e2")).toEqual(["e1 e2"]);
    expect(waysOf(STATUSES, "e1+e2")).toEqual([]);
  });

  it("of all persons are an order's statuses, whatever parts these have", () => {
    const persons = measure("PERSONS", ["e1", "e2", "o"]);
    expect(waysOf([persons, ...STATUSES, SELF_EMPLOYED], "e1+e2+o")).toContain("e1+e2 o");
  });

  it("know nothing of a part whose status the order does not have", () => {
    const { codes } = personsOf([...STATUSES, measure("ON_LEAVE", ["e1"], "ABSENT")]);
    expect(codes).not.toContain("e1");
  });
});
