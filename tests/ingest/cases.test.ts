import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quarantined } from "../../src/ingest/store/quarantined.ts";
import { openLaboratory } from "./laboratory.ts";
import type { Bench, Laboratory } from "./laboratory.ts";

const CASES = join(import.meta.dirname, "../../fixtures/cases");

/** The reason code that each line of expected_quarantine.csv stands for. */
const CODES: Readonly<Record<string, string>> = {
  "sukupuoli 3 is no code": "sukupuoli:not_a_code",
  "ika 131 out of range": "ika:out_of_range",
  "tilkk is not the file month": "tilkk:not_the_file_month",
  "shnro missing": "shnro:missing",
  "kotikunta has two digits": "kotikunta:not_3_digits",
  "key twice, rows differ: both": "key:conflict",
  "amount is not a number": "amount:not_a_decimal",
  "transactionCode has two digits": "transactionCode:not_3_digits",
  "no such report": "repId:no_such_row",
  "no such delivery": "delId:no_such_row",
  "paymentDate does not exist": "paymentDate:not_a_date",
  "pay period ends before it starts": "paymentEndDate:before_start",
  "tyok1 x is no code": "tyok1:not_a_code",
};

let laboratory: Laboratory;
let bench: Bench;

beforeAll(async () => {
  laboratory = await openLaboratory();
  bench = await laboratory.bench();
  await cp(join(CASES, "inbox"), bench.inbox, { recursive: true });
});
afterAll(() => laboratory.close());

test("the cases' deliveries are accepted, and exactly the expected rows are quarantined for the expected reasons", async () => {
  const result = await bench.run({ maxQuarantineShare: 0.5 });
  expect(result.refused).toEqual([]);
  expect(result.accepted).toHaveLength(8);
  expect(result.files).toEqual({ read: 29, reused: 0 });

  const expected: readonly { file: string; why: string }[] = parse(
    await readFile(join(CASES, "expected_quarantine.csv")),
    {
      columns: true,
    },
  );
  const found = (await quarantined(bench.store)).flatMap(({ file, reason, count }) =>
    Array.from({ length: count }, () => `${file.replace(".csv", "")} ${reason}`),
  );
  expect(found.toSorted()).toEqual(expected.map(({ file, why }) => `${file} ${CODES[why]}`).toSorted());
});

test("identical rows are kept once and every file's rows are accounted for", async () => {
  const enhen = await bench.receipt("FOLK_ENHEN_2026_06.csv");
  expect(enhen.rows).toEqual({ read: 95, accepted: 87, quarantined: 7, duplicate: 1 });
  expect(enhen.reasons["rows.duplicate"]).toBe(1);
});

test("each dialect of the cases is recorded", async () => {
  const dialects = await Promise.all(
    ["FOLK_perus_2024.csv", "TAX_INCOMES_transactionInfo_2026_06.csv", "MIGR_OLESK_voimassaoleva_2026_06.csv"].map(
      async (file) => (await bench.receipt(file)).dialect,
    ),
  );
  expect(dialects).toEqual([
    { format: "csv", compression: "none", encoding: "utf-8-bom", separator: ",", lineEnding: "LF", decimal: "." },
    { format: "csv", compression: "none", encoding: "utf-8", separator: ";", lineEnding: "CRLF", decimal: "," },
    { format: "csv", compression: "none", encoding: "iso-8859-1", separator: ";", lineEnding: "LF", decimal: "." },
  ]);
});

test("the archive has the contract's English columns and types, empty permit dates filled", async () => {
  const permits = await bench.archived("MIGR_OLESK_voimassaoleva_2026_06.csv");
  const open = permits.find((row) => row["ground_name"] === "Tilapäinen suojelu");
  expect(open).toMatchObject({
    valid_on: "2026-06-30",
    valid_from: "1900-01-01",
    valid_to: "9999-12-31",
    ground_group: 480001,
  });
  const [wage] = await bench.archived("TAX_INCOMES_transactionInfo_2026_06.csv");
  expect(wage).toMatchObject({
    report_id: "r1",
    income_type: "201",
    amount: "2500.00",
    one_off: null,
    original_payment_date: null,
  });
});
