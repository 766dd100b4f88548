import { describe, expect, it } from "vitest";
import { releaseStatus } from "../../src/model/released-vintages.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";

const release: ReleasedVintage = {
  vintage: "2026-10-17",
  months: ["2026-05", "2026-06"],
  held: [
    { month: "2026-05", table: "by_ground", areas: ["KU049", "C6"] },
    { month: "2026-05", table: "by_stay", areas: ["KU049"] },
  ],
};

const block = { month: "2026-05", table: "by_ground", area: "KU049" };

describe("what became of a block at a vintage", () => {
  it.each([
    ["held where its table was in its area", {}, "HELD"],
    ["held where another area of the same table was too", { area: "C6" }, "HELD"],
    ["held where another table of the same area was too", { table: "by_stay" }, "HELD"],
    ["released in an area in which only others were held", { area: "KU091" }, "RELEASED"],
    ["released where only another table was held in its area", { table: "by_stay", area: "C6" }, "RELEASED"],
    ["released in a month in which only another one was held", { month: "2026-06" }, "RELEASED"],
    ["not released in a month that was not worked on", { month: "2026-04" }, "NOT_RELEASED"],
  ])("is that it was %s", (_, other, status) => {
    expect(releaseStatus(release, { ...block, ...other })).toBe(status);
  });

  it("is that it was not released where the month was not worked on, whatever is said of its tables", () => {
    expect(releaseStatus({ ...release, months: ["2026-06"] }, block)).toBe("NOT_RELEASED");
  });
});
