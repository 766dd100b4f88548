import { expect, test } from "vitest";
import { breakNotes } from "../../../src/publish/tables/break-notes.ts";
import { madeUpRow } from "../../indicators/nowcast/made-up-row.ts";

const other = { SOURCE: "some_benefits" } as const;

test("months that stand on another source than the others are noted once, in their order, with what was done about it", () => {
  const notes = breakNotes([
    madeUpRow({ ...other, TIME_PERIOD: "2026-06", LINK_FACTOR: 0.9, LEVEL_SHIFT: -1.2 }),
    madeUpRow({ ...other, TIME_PERIOD: "2026-05" }),
    madeUpRow({ ...other, TIME_PERIOD: "2026-06", REF_AREA: "KU049" }),
    madeUpRow({ TIME_PERIOD: "2026-04" }),
    madeUpRow({ INDICATOR: "employment_rate_18_64" }),
  ]);
  expect([...notes.keys()]).toEqual(["unemployment_rate_18_64"]);
  const months = notes.get("unemployment_rate_18_64")!;
  expect(Object.keys(months)).toEqual(["2026-05", "2026-06"]);
  expect(months["2026-05"]).toEqual([
    "Break with months known from another source: unemployment in this month is known from some benefits, at its own level",
  ]);
  expect(months["2026-06"]).toEqual([expect.stringContaining("known from some benefits, brought to their level by")]);
});

test("what depends on the source in the annual order alone says so", () => {
  const employed = { ...other, INDICATOR: "employment_rate_18_64", STATUS_ORDER: "ANNUAL" } as const;
  const [note] = breakNotes([madeUpRow(employed)]).get("employment_rate_18_64")!["2026-06"]!;
  expect(note).toMatch(/^Break with months known from another source, in the annual order of statuses: /);
});
