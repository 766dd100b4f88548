import { describe, expect, it } from "vitest";
import { NOTHING_SAID, feasibleInterval } from "../../../src/audit/knowledge/feasible-interval.ts";

const rules = { minimumChurn: 3 };
const forty = { lower: 35, upper: 44 };

describe("the counts that a cell can have by its public content", () => {
  it("are those that it was made from where it was measured at the vintage", () => {
    expect(feasibleInterval({ possible: forty, origin: "new" }, rules)).toEqual(forty);
  });

  it("are two persons more on each side, and none below nought, where it is held while fewer than three change", () => {
    expect(feasibleInterval({ possible: forty, origin: "held" }, rules)).toEqual({ lower: 33, upper: 46 });
    expect(feasibleInterval({ possible: { lower: 1, upper: 9 }, origin: "held" }, rules)).toEqual({
      lower: 0,
      upper: 11,
    });
    expect(feasibleInterval({ possible: forty, origin: "held" }, { minimumChurn: 1 })).toEqual(forty);
    expect(feasibleInterval({ possible: NOTHING_SAID, origin: "held" }, rules)).toEqual(NOTHING_SAID);
  });

  it("are all where its block is held: what it says is valid for its own vintage only", () => {
    expect(feasibleInterval({ possible: forty, origin: "kept" }, rules)).toEqual({ lower: 0, upper: Infinity });
  });
});
