import { describe, expect, it } from "vitest";
import { dueLines, freshnessAt, overdueLines } from "../../../src/cli/status/freshness-lines.ts";
import type { Contract } from "../../../src/ingest/contract/contract.ts";
import { sources } from "../../../pipelines/sources/index.ts";
import type { KnownFile } from "../../../src/model/data-vintage.ts";

const file = (table: string, period: string, deliveredAt: string): KnownFile => ({
  file: `${table}.csv`,
  table,
  period,
  sha256: "0",
  archive: "a",
  archiveSha256: "0",
  delivery: `${deliveredAt.slice(0, 10)}_${table}`,
  deliveredAt,
  knownFrom: deliveredAt,
});

const known = {
  knownAt: "2026-09-02T00:00",
  tables: new Map([
    ["WAGES", [file("WAGES", "2026-05", "2026-08-20T00:00"), file("WAGES", "2026-06", "2026-08-15T00:00")]],
    ["SERVICES", [file("SERVICES", "", "2026-09-02T00:00")]],
  ]),
};

const wages: Contract = { ...sources[0]!, table: "WAGES", due: { monthsAfterPeriod: 2, day: 20 } };

describe("how fresh the extracts are", () => {
  it("is shown by period, newest delivery and due date", () => {
    expect(freshnessAt(known, [wages], "2026-09-20T12:00")).toEqual([
      { table: "SERVICES", newest_period: "", delivered_at: "2026-09-02T00:00", due: null, overdue: false },
      { table: "WAGES", newest_period: "2026-06", delivered_at: "2026-08-20T00:00", due: "2026-09-20", overdue: false },
    ]);
  });

  it("is overdue from the day after, which is said", () => {
    const extracts = freshnessAt(known, [wages], "2026-09-21T00:00");
    expect(overdueLines(extracts)).toEqual(["overdue: WAGES: expected by 2026-09-20; the newest covers 2026-06"]);
    expect(
      dueLines(extracts)
        .slice(-2)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ["SERVICES", "–", "2026-09-02", "–"],
      ["WAGES", "2026-06", "2026-08-20", "2026-09-20"],
    ]);
  });
});
