import { expect, test } from "vitest";
import type { KnownFile, Vintage } from "../../src/model/data-vintage.ts";
import { isCovered, sourceOf } from "../../src/stage/coverage.ts";
import type { PickFiles } from "../../src/stage/stage-declarations.ts";
import { periodsOf, pickFiles } from "../../src/stage/pick-files.ts";

const file = (period: string): KnownFile => ({
  file: `T_${period}.csv`,
  table: "T",
  period,
  sha256: period,
  archive: `archive/T/${period}.parquet`,
  archiveSha256: period,
  delivery: "2026-09-01_T",
  deliveredAt: "2026-09-01T00:00",
  knownFrom: "2026-09-01T00:00",
});

const vintage: Vintage = {
  knownAt: "2026-09-01T00:00",
  tables: new Map([["T", ["2026-04", "2026-05", "2026-07"].map(file)]]),
};

const picked = (pick: PickFiles, key: string): readonly string[] =>
  pickFiles(vintage, { table: "T", pick }, key).map(({ period }) => period);

test.each([
  ["all", "2026-06", ["2026-04", "2026-05", "2026-07"]],
  ["newest", "_", ["2026-07"]],
  ["same", "2026-05", ["2026-05"]],
  ["same", "2026-06", []],
  ["newest_from", "2026-05", ["2026-07"]],
  ["newest_from", "2026-07", ["2026-07"]],
  ["newest_from", "2026-08", []],
  ["newest_until", "2026-06", ["2026-05"]],
  ["newest_until", "2026-08", ["2026-07"]],
  ["newest_until", "2026-03", []],
] as const)("%s for %s reads %j", (pick, key, expected) => {
  expect(picked(pick, key)).toEqual(expected);
});

test("the newest file is the one delivered last, whatever its period", () => {
  const files = [{ ...file(""), deliveredAt: "2026-10-01T00:00" }, file("2026-04"), file("2026-07")];
  const known: Vintage = { knownAt: "2026-10-01T00:00", tables: new Map([["T", files]]) };
  expect(pickFiles(known, { table: "T", pick: "newest" }, "2026-05").map(({ period }) => period)).toEqual([""]);
});

test("a table that nothing is known of has no files and no periods", () => {
  expect(pickFiles(vintage, { table: "NONE", pick: "all" }, "_")).toEqual([]);
  expect(periodsOf(vintage, "NONE")).toEqual([]);
  expect(periodsOf(vintage, "T")).toEqual(["2026-04", "2026-05", "2026-07"]);
});

test("the first source that covers the month is the source", () => {
  const sources = [
    { source: "history", subject: "a", covers: { table: "NONE", pick: "newest_from" } },
    { source: "monthly", subject: "b", covers: { table: "T", pick: "same" } },
  ] as const;
  expect(sourceOf(vintage, sources, "2026-05")?.source).toBe("monthly");
  expect(sourceOf(vintage, sources, "2026-06")).toBeUndefined();
  expect(isCovered(vintage, { table: "T", pick: "newest_from" }, "2026-06")).toBe(true);
});
