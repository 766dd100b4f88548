import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/lib/errors.ts";
import { requirePopulation } from "../../src/run/population-gate.ts";
import type { Residents } from "../../src/run/population-gate.ts";

const months = (...persons: readonly number[]): readonly Residents[] =>
  persons.map((each, index) => ({ month: `2026-0${index + 5}`, persons: each, uncounted: [] }));

describe("the population gate", () => {
  it("lets months pass that are near the month before, and growth of any size", () => {
    expect(() => requirePopulation(months(1000, 900, 2000, 1800), 0.9)).not.toThrow();
    expect(() => requirePopulation(months(1000, 899), 0.9)).toThrow("2026-06");
  });

  it("refuses a month that holds almost nobody with exit 4, naming it without its numbers", () => {
    const message = "population gate: 2026-07 has far fewer residents than the previous month";
    expect(() => requirePopulation(months(1000, 1000, 12), 0.9)).toThrow(
      expect.objectContaining({ exitCode: EXIT.gate, message }),
    );
  });

  it("compares with the month before only: after a gap anything passes", () => {
    expect(() =>
      requirePopulation(
        [
          { month: "2026-03", persons: 1000, uncounted: [] },
          { month: "2026-05", persons: 1, uncounted: [] },
        ],
        0.9,
      ),
    ).not.toThrow();
  });

  it("does not compare months in which other cities are counted", () => {
    const [before, after] = months(1000, 500);
    expect(() => requirePopulation([before!, after!], 0.9)).toThrow("2026-06");
    expect(() => requirePopulation([before!, { ...after!, uncounted: ["KU091"] }], 0.9)).not.toThrow();
  });

  it("is open at 0, whatever the months hold", () => {
    expect(() => requirePopulation(months(1000, 0, 5), 0)).not.toThrow();
  });
});
