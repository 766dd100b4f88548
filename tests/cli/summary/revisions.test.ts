import { describe, expect, it } from "vitest";
import { nightly } from "../../../pipelines/nightly.ts";
import { revisionDeclarations } from "../../../src/definitions/revision-declarations.ts";
import { revisionLines, revisionsResult } from "../../../src/cli/summary/revisions.ts";
import type { Revisions } from "../../../src/publish/revisions/compare.ts";
import type { Revision } from "../../../src/publish/revisions/revision.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const revision = (given: Partial<Revision>): Revision => ({
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: "KU049",
  INDICATOR: "unemployment_gap_18_64",
  ...TOTALS,
  BACKGROUND: "_Z",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "2026-06",
  OLD_VALUE: 10,
  NEW_VALUE: 9.1,
  DELTA: -0.9,
  UNIT_MEASURE: "PP",
  OLD_STATUS: "P",
  NEW_STATUS: "P",
  OLD_DELAY: 1,
  NEW_DELAY: 2,
  CAUSE: "late_data",
  ...given,
});

const revisions = (rows: readonly Revision[], given: Partial<Revisions> = {}): Revisions => ({
  circumstances: { parts: [], definitions: false, counting: false, codeTables: false, newInputs: new Set() },
  pairs: [],
  rows,
  isOfOtherVersion: false,
  ...given,
});

const lines = (rows: readonly Revision[], given: Partial<Revisions> = {}): readonly string[] =>
  revisionLines(revisions(rows, given), nightly);

describe("revisions on the terminal", () => {
  it("are summed by indicator and cause, before the gaps that changed", () => {
    const text = lines([
      revision({}),
      revision({ REF_AREA: "C6", NEW_VALUE: 8, DELTA: -2 }),
      revision({ SEX: "F", DELTA: 5 }),
      revision({ STATUS_ORDER: "ANNUAL", DELTA: 5 }),
      revision({ INDICATOR: "population", OLD_VALUE: 120, NEW_VALUE: null, DELTA: null, CAUSE: "protection" }),
    ]).join("\n");
    expect(text).toMatch(/^population +protection +1 +– +– +–$/m);
    expect(text).toMatch(/^unemployment_gap_18_64 +late_data +4 +\+1\.77 +3\.23 +\+5\.0$/m);
  });

  it("show what else differs: inputs by table, settings with their values, hashes by name", () => {
    const parts = [
      { part: "parameters.work_pay_threshold", before: "0", after: "50" },
      { part: "parameters.code_tables.income_types", before: `"${"a".repeat(64)}"`, after: `"${"b".repeat(64)}"` },
      { part: "parameters.history_months", before: null, after: "12" },
    ];
    const circumstances = { ...revisions([]).circumstances, parts, newInputs: new Set(["WAGES", "PEOPLE"]) };
    expect(lines([], { circumstances, isOfOtherVersion: true })).toEqual([
      "New input: PEOPLE, WAGES",
      "Changed: parameters.work_pay_threshold from 0 to 50",
      "Changed: parameters.code_tables.income_types",
      "Changed: parameters.history_months from nothing to 12",
      expect.stringContaining("this version computes indicators differently from both snapshots"),
      "0 of 0 observations of the months in both snapshots changed in value or status",
    ]);
  });

  it("say so where no gap changed", () => {
    expect(lines([revision({ INDICATOR: "population" })]).at(-1)).toBe("No gap changed.");
  });
});

it("revisions for programs have the same sums, and every changed gap", () => {
  const circumstances = { ...revisions([]).circumstances, newInputs: new Set(["WAGES", "PEOPLE"]) };
  expect(revisionsResult(revisions([revision({})], { circumstances }), nightly)).toEqual({
    new_inputs: ["PEOPLE", "WAGES"],
    changed_parts: [],
    other_version: false,
    observations: 0,
    revised: 1,
    by_cause: [
      {
        indicator: "unemployment_gap_18_64",
        cause: "late_data",
        revised: 1,
        size: { mean: -0.9, mean_absolute: 0.9, largest: -0.9 },
      },
    ],
    gaps: [],
  });
});

it("the status that wins is work in the monthly order, unemployment in the annual", () => {
  expect(revisionDeclarations(nightly).winning).toEqual({ MONTHLY: "EMPLOYED", ANNUAL: "UNEMPLOYED" });
});
