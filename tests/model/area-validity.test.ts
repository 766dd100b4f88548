import { describe, expect, it } from "vitest";
import { coveredIn, uncountedIn } from "../../src/model/area-validity.ts";
import type { Code } from "../../src/model/codelist.ts";

const names = { fi: "", sv: "", en: "" };
const helsinki: Code = { code: "KU091", names };
const kauniainen: Code = { code: "KU235", names, validFrom: "2026-05" };
const former: Code = { code: "KU999", names, validFrom: "2025-01", validUntil: "2025-12" };
const together: Code = { code: "C3", names, members: ["KU091", "KU235", "KU999"] };
const areas = [helsinki, kauniainen, former, together];

describe("the cities of an area in a month", () => {
  it.each([
    ["2024-12", ["KU091"]],
    ["2025-01", ["KU091", "KU999"]],
    ["2025-12", ["KU091", "KU999"]],
    ["2026-01", ["KU091"]],
    ["2026-04", ["KU091"]],
    ["2026-05", ["KU091", "KU235"]],
  ])("are those that are counted in %s", (month, cities) => {
    expect(coveredIn(month, together, areas)).toEqual(cities);
    for (const city of [helsinki, kauniainen, former])
      expect(coveredIn(month, city, areas)).toEqual(cities.includes(city.code) ? [city.code] : []);
  });
});

describe("areas of which nothing is counted in a month", () => {
  it("are cities before they join and after they leave", () => {
    expect(uncountedIn("2026-04", areas)).toEqual(["KU235", "KU999"]);
    expect(uncountedIn("2025-06", areas)).toEqual(["KU235"]);
    expect(uncountedIn("2026-05", areas)).toEqual(["KU999"]);
  });

  it("are all cities together where no city is counted", () => {
    expect(uncountedIn("2024-01", [kauniainen, { ...together, members: ["KU235"] }])).toEqual(["KU235", "C3"]);
  });

  it("are none of the six largest cities", async () => {
    const { areas: six } = await import("../../pipelines/cities.ts");
    expect(uncountedIn("1990-01", six)).toEqual([]);
  });
});
