import { describe, expect, it } from "vitest";
import { nightly } from "../../../pipelines/nightly.ts";
import { changedGapLines, changedGaps } from "../../../src/cli/summary/changed-gaps.ts";
import type { ChangedGap } from "../../../src/cli/summary/changed-gaps.ts";
import { addMonths } from "../../../src/lib/months.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { isRevised, revisionOf } from "../../../src/publish/revisions/revision.ts";
import type { Pair } from "../../../src/publish/revisions/revision.ts";
import { madeUpObservation } from "../../indicators/made-up-observation.ts";

const gap = (given: Partial<Observation>): Observation =>
  madeUpObservation({
    REF_AREA: "KU049",
    INDICATOR: "unemployment_gap_18_64",
    BACKGROUND: "_Z",
    SEX: "_T",
    STATUS_ORDER: "MONTHLY",
    TIME_PERIOD: "2026-06",
    OBS_VALUE: 10,
    SHOW_LOWER: 8,
    SHOW_UPPER: 12.25,
    OBS_STATUS: "E",
    ...given,
  });

const withheld = { OBS_VALUE: null, SHOW_LOWER: null, SHOW_UPPER: null, OBS_STATUS: "Q" };
const notYet = { ...withheld, OBS_STATUS: "L" };

const pairOf = (old: Partial<Observation> | null, now: Partial<Observation>): Pair =>
  old === null ? { old, now: gap(now) } : { old: gap(old), now: gap(now) };

const vintages = { old: "2026-08-20T00:00", now: "2026-09-20T00:00" };

const changed = (pairs: readonly Pair[]): readonly ChangedGap[] =>
  changedGaps(
    {
      circumstances: { parts: [], definitions: false, counting: false, codeTables: false, newInputs: new Set() },
      pairs,
      rows: pairs.filter(isRevised).map((pair) => revisionOf(pair, { vintages, cause: "late_data" })),
      isOfOtherVersion: false,
    },
    nightly,
  );

const cells = (pairs: readonly Pair[]): readonly (readonly string[])[] =>
  changedGapLines(changed(pairs), nightly).map((line) => line.split(/ {2,}/));

describe("the gaps that changed", () => {
  it("say where and when, value, interval and status before and now, how far it moved, and why", () => {
    expect(cells([pairOf({}, { OBS_VALUE: 9.1, SHOW_LOWER: 8, SHOW_UPPER: 10.2, OBS_STATUS: "P" })])).toEqual([
      ["Gaps that changed, percentage points (95 % interval)"],
      [""],
      ["Unemployment gap, ages 18–64"],
      [""],
      ["", "month", "before", "now", "change", "cause"],
      expect.any(Array),
      ["Espoo", "2026-06", "10.0 (8.0–12.3) estimated", "9.1 (8.0–10.2) provisional", "-0.9", "Data that arrived late"],
    ]);
  });

  it("show also values that are new or gone, with the status in words", () => {
    const told = cells([
      pairOf(withheld, { OBS_STATUS: "P" }),
      pairOf({ TIME_PERIOD: "2026-05" }, { ...withheld, TIME_PERIOD: "2026-05" }),
      pairOf({ ...notYet, TIME_PERIOD: "2026-04" }, { ...withheld, TIME_PERIOD: "2026-04" }),
      pairOf(null, { TIME_PERIOD: "2026-03" }),
    ]);
    expect(told.slice(-4).map((row) => row.slice(2, 5))).toEqual([
      ["withheld", "10.0 (8.0–12.3) provisional", "new"],
      ["10.0 (8.0–12.3) estimated", "withheld", "gone"],
      ["no value yet", "withheld", "–"],
      ["not published", "10.0 (8.0–12.3) estimated", "new"],
    ]);
  });

  it("are headlines of gaps that changed: no other order, sex or indicator, and nothing that stands", () => {
    const more = { OBS_VALUE: 11 };
    const others = [{ STATUS_ORDER: "ANNUAL" }, { SEX: "F" }, { INDICATOR: "population" }];
    const pairs = [...others.map((other) => pairOf(other, { ...other, ...more })), pairOf({}, {})];
    expect(changed(pairs)).toEqual([]);
    expect(cells(pairs)).toEqual([["No gap changed."]]);
  });

  it("come by indicator as declared, the newest month first, then by area; of many the newest", () => {
    const more = { OBS_VALUE: 11 };
    const months = Array.from({ length: 12 }, (_, index) => addMonths("2025-06", index));
    const places = months.flatMap((TIME_PERIOD) => ["C6", "KU091"].map((REF_AREA) => ({ REF_AREA, TIME_PERIOD })));
    const women = { INDICATOR: "employment_gap_women", SEX: "_Z" };
    const pairs = [pairOf(women, { ...women, ...more }), ...places.map((at) => pairOf(at, { ...at, ...more }))];
    const told = changed(pairs);
    expect(told.map(({ indicator }) => indicator)).toEqual([
      ...places.map(() => "unemployment_gap_18_64"),
      "employment_gap_women",
    ]);
    expect(told.slice(0, 3).map(({ area, month }) => [area, month])).toEqual([
      ["KU091", "2026-05"],
      ["C6", "2026-05"],
      ["KU091", "2026-04"],
    ]);
    expect(changedGapLines(told, nightly)).toContain("and 3 more, of 2025-07 and earlier (diff --json lists all)");
  });
});
