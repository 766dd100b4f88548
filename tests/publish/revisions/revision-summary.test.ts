import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "../../../src/model/observation.ts";
import { revisionOf } from "../../../src/publish/revisions/revision.ts";
import type { Cause, Pair } from "../../../src/publish/revisions/revision.ts";
import { revisionsByCause, revisionsByDelay } from "../../../src/publish/revisions/revision-summary.ts";
import { madeUpObservation } from "../../indicators/made-up-observation.ts";

const observation = (given: Partial<Observation>): Observation =>
  madeUpObservation({
    REF_AREA: "KU049",
    INDICATOR: "employment_rate_18_64",
    BACKGROUND: "_T",
    OBS_VALUE: 60,
    LOWER: null,
    UPPER: null,
    OBS_STATUS: "P",
    METHOD: "naive",
    VINTAGE: "2026-07-20",
    ...given,
  });

const pair = (before: number | null, after: number | null, given: Partial<Observation> = {}): Pair => {
  const of = (value: number | null): Observation =>
    observation({ ...given, OBS_VALUE: value, OBS_STATUS: value === null ? "Q" : "P" });
  return { old: of(before), now: of(after) };
};

const vintages = { old: "2026-07-20T00:00", now: "2026-09-20T00:00" };

const row = (one: Pair, cause: Cause) => revisionOf(one, { vintages, cause });

const at = (INDICATOR: string, TIME_PERIOD: string) => pair(1, 1, { INDICATOR, TIME_PERIOD });

describe("revisions by indicator and delay", () => {
  it("are means over all values in both, and the largest with its sign", () => {
    const found = revisionsByDelay(
      [
        pair(60, 60),
        pair(60, 60.2),
        pair(60, 59.1),
        pair(60, null),
        pair(null, 60),
        pair(50, 50, { TIME_PERIOD: "2025-06" }),
      ],
      vintages.old,
    );
    expect(found).toEqual([
      {
        indicator: "employment_rate_18_64",
        delay: 1,
        values: 3,
        revised: 2,
        mean: -0.233,
        mean_absolute: 0.367,
        largest: -0.9,
      },
      { indicator: "employment_rate_18_64", delay: 13, values: 1, revised: 0, mean: 0, mean_absolute: 0, largest: 0 },
    ]);
  });

  it("come in the order of indicators and delays, also of twelve months and of two", () => {
    const found = revisionsByDelay(
      [at("b", "2026-05"), at("b", "2025-07"), at("a", "2026-05"), at("b", "2026-07")],
      vintages.old,
    );
    expect(found.map(({ indicator, delay }) => [indicator, delay])).toEqual([
      ["a", 2],
      ["b", 0],
      ["b", 2],
      ["b", 12],
    ]);
  });

  it("have a mean that is no greater than the mean absolute, and that no greater than the largest", () => {
    const tenths = integer({ min: 0, max: 1000 }).map((value) => value / 10);
    assert(
      property(array(tuple(tenths, tenths), { minLength: 1, maxLength: 20 }), (values) => {
        const [found] = revisionsByDelay(
          values.map(([before, after]) => pair(before, after)),
          vintages.old,
        );
        expect(found?.values).toBe(values.length);
        expect(Math.abs(found!.mean)).toBeLessThanOrEqual(found!.mean_absolute + 0.001);
        expect(found!.mean_absolute).toBeLessThanOrEqual(Math.abs(found!.largest) + 0.001);
      }),
    );
  });
});

it("revisions by cause count those without a value too, which have no size", () => {
  const rows = [
    row(pair(60, 61), "late_data"),
    row(pair(60, 62), "late_data"),
    row(pair(60, null), "protection"),
    row(pair(3, 2, { INDICATOR: "population" }), "correction"),
  ];
  expect(revisionsByCause(rows)).toEqual([
    {
      indicator: "employment_rate_18_64",
      cause: "late_data",
      revised: 2,
      size: { mean: 1.5, mean_absolute: 1.5, largest: 2 },
    },
    { indicator: "employment_rate_18_64", cause: "protection", revised: 1, size: null },
    { indicator: "population", cause: "correction", revised: 1, size: { mean: -1, mean_absolute: 1, largest: -1 } },
  ]);
});
