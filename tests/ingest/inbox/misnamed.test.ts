import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sources } from "../../../pipelines/sources/index.ts";
import { parseFileName, whyNoFile } from "../../../src/ingest/inbox/file-name.ts";
import { parseFolderName } from "../../../src/ingest/inbox/folder-name.ts";
import { whyNoDelivery } from "../../../src/ingest/inbox/misnamed-folder.ts";

const DATASETS = [...new Set(sources.map(({ dataset }) => dataset))];
const folder = (name: string): string | null => whyNoDelivery({ name, isFolder: true }, DATASETS);

const file = (name: string): string | null => whyNoDelivery({ name, isFolder: false }, DATASETS);

test.each([
  "2026-7-5_TAX_INCOMES",
  "2026-07-05_tax_incomes",
  "2026-07-05 TAX_INCOMES",
  "20260705_TAX_INCOMES",
  "2026_07_05_TAX_INCOMES",
  "5.7.2026_TAX_INCOMES",
  "TAX_INCOMES_2026-07-05",
  "2026-07-05_TAX_INCOME",
  "2026-07-05-Tax-Incomes-v2",
  "2026-07-05T25:00_TAX_INCOMES",
])("folder %s says how it should be named", (name) => {
  expect(folder(name)).toBe("looks like a delivery of TAX_INCOMES: name it 2026-07-05_TAX_INCOMES");
});

test.each([
  ["2026-02-31_TAX_INCOMES", "its date is no day: name it <yyyy-mm-dd>_TAX_INCOMES"],
  ["2026-13-01_TAX_INCOMES", "its date is no day"],
  ["TAX_INCOMES", "name it <yyyy-mm-dd>_TAX_INCOMES"],
  ["2026-07_TAX_INCOMES", "name it <yyyy-mm-dd>_TAX_INCOMES"],
  ["2026-07-05_PALKAT", "a dataset that is not known here; known are FOLK_ENHEN, "],
  [`2026-07-05_TAX_INCOMES_${"ä".repeat(100)}`, "its name is too long"],
])("folder %s is reported with what is wrong", (name, reason) => {
  expect(folder(name)).toContain(reason);
});

test.each(["2026-07-05_TAX_INCOMES", "2026-07-05T0435_TAX_INCOMES_[bc]", "lost+found", "old", "2026-07-05"])(
  "folder %s is no mistake",
  (name) => {
    expect(folder(name)).toBeNull();
  },
);

test("a file in the inbox itself belongs into a folder, a packed one unpacked", () => {
  expect(file("2026-07-05_TAX_INCOMES.zip")).toContain("is packed: unpack it into a folder 2026-07-05_TAX_INCOMES");
  expect(file("FOLK_ENHEN_2026_06.csv")).toContain("put its files into a folder <yyyy-mm-dd>_FOLK_ENHEN");
  expect(file("readme.txt")).toBeNull();
});

test("a name suggested to a sender is one that is accepted", () => {
  const told = /name it (\S+)$/;
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true }),
      fc.constantFrom(...DATASETS),
      fc.constantFrom("-", ".", " ", "_", ""),
      (date, dataset, sign) => {
        const day = date.toISOString().slice(0, 10);
        const reason = folder(`${day.replaceAll("-", sign)} ${dataset.toLowerCase()}`);
        const name = told.exec(reason ?? "")?.[1] ?? "";
        expect(parseFolderName(name, DATASETS)).toEqual({ dataset, deliveredAt: `${day}T00:00` });
      },
    ),
  );
});

test.each([
  ["folk_enhen_2026_06.csv", "FOLK_ENHEN_2026_06.csv"],
  ["FOLK-ENHEN-2026-06.csv", "FOLK_ENHEN_2026_06.csv"],
  ["FOLKENHEN_2026_6.csv.gz", "FOLK_ENHEN_2026_06.csv.gz"],
  ["folk_enhen_2026_06 (1).csv", "FOLK_ENHEN_2026_06.csv"],
  ["tax_income_report_2026_08.parquet", "TAX_INCOMES_report_2026_08.parquet"],
  ["folk_perus_2024.csv", "FOLK_perus_2024.csv"],
  ["folk_enhen.csv", "FOLK_ENHEN_<yyyy>_<mm>.csv"],
])("file %s must be %s", (name, wanted) => {
  expect(parseFileName(name, sources)).toBe(`the name is not as the contract writes it: it must be ${wanted}`);
});

test.each([
  ["FOLK_ENHEN_2026_06.zip", "is packed"],
  ["data.7z", "is packed"],
  ["FOLK_ENHEN_2026_06.xlsx", "is a workbook: save it as FOLK_ENHEN_2026_06.csv"],
  ["folk_enhen_2026_06.txt", "ending is none that is read: save it as FOLK_ENHEN_2026_06.csv"],
])("file %s may be one of the dataset's", (name, reason) => {
  expect(whyNoFile(name, sources)).toContain(reason);
});

test("other files are none", () => {
  for (const name of ["readme.txt", "kuvaus.pdf", "TAX_INCOMES.docx~"]) expect(whyNoFile(name, sources)).toBeNull();
});
