import { expect, test } from "vitest";
import { sources } from "../../../pipelines/sources/index.ts";
import { parseFileName } from "../../../src/ingest/inbox/file-name.ts";
import { parseFolderName } from "../../../src/ingest/inbox/folder-name.ts";

const DATASETS = ["TAX", "TAX_INCOMES", "FOLK_perus"];

test.each([
  ["2026-10-17_TAX_INCOMES", { dataset: "TAX_INCOMES", deliveredAt: "2026-10-17T00:00" }],
  ["2026-10-17T0435_TAX_INCOMES_second try", { dataset: "TAX_INCOMES", deliveredAt: "2026-10-17T04:35" }],
  ["2026-10-17_TAX_OTHER", { dataset: "TAX", deliveredAt: "2026-10-17T00:00" }],
  ["2026-10-17_TAX_INCOMESX", { dataset: "TAX", deliveredAt: "2026-10-17T00:00" }],
  ["2026-10-17_FOLK", null],
  ["2026-02-30_TAX", null],
  ["2026-10-17T2400_TAX", null],
  ["20261017_TAX", null],
  ["TAX", null],
])("folder %s", (name, expected) => {
  expect(parseFolderName(name, DATASETS)).toEqual(expected);
});

test.each([
  ["FOLK_ENHEN_2026_06.csv", ["FOLK_ENHEN", "2026-06", { kind: "csv", compression: "none" }]],
  ["FOLK_perus_2024.csv.gz", ["FOLK_perus", "2024", { kind: "csv", compression: "gzip" }]],
  ["ETK_yrittajat.csv.zst", ["ETK_yrittajat", "", { kind: "csv", compression: "zstd" }]],
  ["ETK_yrittajat_2026_06.PARQUET", ["ETK_yrittajat", "2026-06", { kind: "parquet" }]],
  ["MIGR_OLESK_henkilotiedot_2026.csv", ["MIGR_OLESK_henkilotiedot", "2026", { kind: "csv", compression: "none" }]],
] as const)("file %s", (name, expected) => {
  const parsed = parseFileName(name, sources);
  expect(
    parsed !== null && typeof parsed !== "string" && [parsed.contract.table, parsed.period, parsed.format],
  ).toEqual(expected);
});

test.each([
  "FOLK_ENHEN.csv",
  "FOLK_ENHEN_2026.csv",
  "FOLK_ENHEN_2026_13.csv",
  "FOLK_ENHEN_2026-06.csv",
  "FOLK_perus_2024_01.csv",
])("file %s has a table but not its period", (name) => {
  expect(parseFileName(name, sources)).toMatch(
    /does not say the file's period: it must be FOLK_(ENHEN_<yyyy>_<mm>|perus_<yyyy>).csv/,
  );
});

test.each(["readme.txt", "FOLK_ENHEN_copy.csv", "OTHER_2026_06.csv", "FOLK_ENHEN_2026_06.xlsx", "delivery.json"])(
  "file %s is no contract's",
  (name) => {
    expect(parseFileName(name, sources)).toBeNull();
  },
);
