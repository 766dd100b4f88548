import { gzipSync, zstdCompressSync } from "node:zlib";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Bench, Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-08-12_MIGR_OLESK";
const FILE = "MIGR_OLESK_voimassaoleva_2026_06";
const HEADER =
  "CUSTOMER_ID_s,hid_e,CASE_ID_s,PERMIT_VALID_ON_DATE,CASE_TYPE_NAME_FIN,PROCESSING_GROUNDS_GROUP,PROCESSING_GROUNDS_NAME_FIN,VALIDITY_START_DATE,VALIDITY_END_DATE";
const ROW = "c1,p1,a1,2026-06-30,Jatkolupa,1,Yksilöllinen syy – perhe,2024-01-02,";
const LATIN_ROW = ROW.replace(" –", "");

/** windows-1252 differs from ISO-8859-1 in the dash, 0x96. */
const windows1252 = (text: string): Buffer => Buffer.from(text.replaceAll("–", "\u0096"), "latin1");

const TEXT = csv(HEADER, ROW);
const dialect = {
  format: "csv",
  compression: "none",
  encoding: "utf-8",
  separator: ",",
  lineEnding: "LF",
  decimal: ".",
};

const delivered = async (name: string, content: string | Uint8Array): Promise<Bench> => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/${name}`, content);
  expect((await bench.run()).refused).toEqual([]);
  return bench;
};

test.each([
  ["UTF-8", `${FILE}.csv`, TEXT, {}],
  ["UTF-8 with BOM", `${FILE}.csv`, `\uFEFF${TEXT}`, { encoding: "utf-8-bom" }],
  ["windows-1252", `${FILE}.csv`, windows1252(TEXT), { encoding: "windows-1252" }],
  [
    "semicolons, CRLF",
    `${FILE}.csv`,
    TEXT.replaceAll(",", ";").replaceAll("\n", "\r\n"),
    { separator: ";", lineEnding: "CRLF" },
  ],
  ["no last line end", `${FILE}.csv`, TEXT.slice(0, -1), {}],
  ["gzip", `${FILE}.csv.gz`, gzipSync(TEXT), { compression: "gzip" }],
  ["zstd", `${FILE}.csv.zst`, zstdCompressSync(TEXT), { compression: "zstd" }],
  [
    "gzip of windows-1252",
    `${FILE}.csv.gz`,
    gzipSync(windows1252(TEXT)),
    { compression: "gzip", encoding: "windows-1252" },
  ],
  [
    "quotes, doubled inside",
    `${FILE}.csv`,
    csv(HEADER, `"c1","p1","a1","2026-06-30","Jatkolupa","1","Yksilöllinen syy – perhe","2024-01-02",""`),
    {},
  ],
  [
    "names in another case and order",
    `${FILE}.csv`,
    csv(
      "hid_E,customer_id_S,VALIDITY_end_DATE,case_id_s,permit_valid_on_date,case_type_name_fin,processing_grounds_group,processing_grounds_name_fin,validity_start_date",
      "p1,c1,,a1,30.06.2026,Jatkolupa,1,Yksilöllinen syy – perhe,20240102",
    ),
    {},
  ],
])("%s reads as the same row, and the dialect is recorded", async (_what, name, content, expected) => {
  const bench = await delivered(name, content);
  expect(await bench.archived(name)).toEqual([
    {
      customer_id: "c1",
      person_id: "p1",
      case_id: "a1",
      valid_on: "2026-06-30",
      case_type: "Jatkolupa",
      ground_group: 1,
      ground_name: "Yksilöllinen syy – perhe",
      valid_from: "2024-01-02",
      valid_to: "9999-12-31",
      permanent: null,
      citizenship: null,
    },
  ]);
  expect((await bench.receipt(name)).dialect).toEqual({ ...dialect, ...expected });
});

test("ISO-8859-1 is distinguished from windows-1252, also where the first letter beyond ASCII comes late", async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `c${index},,a${index},2026-06-30,Jatkolupa,1,Opiskelu,,`);
  const bench = await delivered(`${FILE}.csv`, Buffer.from(csv(HEADER, ...rows, LATIN_ROW), "latin1"));
  const receipt = await bench.receipt(`${FILE}.csv`);
  expect(receipt.dialect).toEqual({ ...dialect, encoding: "iso-8859-1" });
  expect(receipt.rows.accepted).toBe(30_001);
  expect((await bench.archived(`${FILE}.csv`)).at(-1)?.["ground_name"]).toBe("Yksilöllinen syy perhe");
});

const rowsOf = (amounts: readonly string[]) =>
  amounts.map((amount, index) => [`t${index}`, "r1", "1054", `"${amount}"`, "2026-06-01", "2026-06-30"]);

test("decimals take a point everywhere, a comma only between semicolons, and no thousands separator", async () => {
  const bench = await laboratory.bench();
  const folder = "2026-10-17_TAX_BENEFIT";
  const head = ["trxId", "repId", "transactionCode", "amount", "earningPeriodStartDate", "earningPeriodEndDate"];
  const amounts = ["1234,50", "1 234,50", "1.234,50", "-7", "5,000", "5,001"];
  for (const [month, separator, rows] of [
    ["06", ";", rowsOf(amounts)],
    ["07", ",", rowsOf(["1234.50", ...amounts])],
  ] as const) {
    const file = (table: string, lines: readonly string[]) =>
      bench.deliver(`${folder}/TAX_BENEFIT_${table}_2026_${month}.csv`, csv(...lines));
    await file("delivery", ["delId,payerIdType1_s,paymentDate", "d1,kela,2026-06-05"]);
    await file("report", ["repId,delId,IncomeEarnerHid_e,reportVersion", "r1,d1,p1,1"]);
    await file(
      "transactionInfo",
      [head, ...rows].map((cells) => cells.join(separator)),
    );
  }
  await bench.run();
  const [comma, point] = await Promise.all(
    ["06", "07"].map((month) => bench.receipt(`TAX_BENEFIT_transactionInfo_2026_${month}.csv`)),
  );
  expect(comma?.reasons).toEqual({ "amount:not_a_decimal": 3 });
  expect(comma?.lines).toEqual({ "amount:not_a_decimal": [3, 4, 7] });
  expect(comma?.dialect).toMatchObject({ decimal: "," });
  expect(point?.lines).toEqual({ "amount:not_a_decimal": [3, 4, 5, 7, 8] });
  expect((await bench.archived("TAX_BENEFIT_transactionInfo_2026_06.csv")).map((row) => row["amount"])).toEqual([
    "1234.50",
    "-7.00",
    "5.00",
  ]);
});

test("a Parquet file goes through the same checks, whatever its own types", async () => {
  const bench = await laboratory.bench();
  await bench.deliver("2026-08-03_FOLK_ENHEN/placeholder.txt", "");
  const name = "FOLK_ENHEN_2026_06.parquet";
  await bench.rows(
    `copy (
      select 'p' || i as SHNRO, 2026 as tilvv, 6::utinyint as tilkk, i <> 3 as vaesto, 30 + i * 50 as ika, '049' as kotikunta,
        date '2020-01-01' as kotikuntaAlkupvm, 3 as kieli_k, '' as ekaKansalaisuus_k, null as syntValtio_k, '1' as sukupuoli
      from range(4) as t(i)
    ) to (getvariable('path')) (format parquet)`,
    join(bench.inbox, "2026-08-03_FOLK_ENHEN", name),
  );
  await bench.run({ settleMinutes: 0 });
  const receipt = await bench.receipt(name);
  expect(receipt).toMatchObject({
    dialect: { format: "parquet" },
    rows: { read: 4, accepted: 3, quarantined: 1, duplicate: 0 },
  });
  expect(receipt.lines).toEqual({ "ika:out_of_range": [4] });
  expect(await bench.archived(name)).toMatchObject([
    {
      person_id: "p0",
      in_population: 1,
      age: 30,
      municipality_since: "2020-01-01",
      language_code: "3",
      citizenship_code: null,
    },
    { person_id: "p1", age: 80 },
    { person_id: "p2", age: 130, in_population: 1 },
  ]);
});

test("Parquet as pandas writes it: days as timestamps at midnight, codes that may be missing as whole doubles", async () => {
  const bench = await laboratory.bench();
  await bench.deliver("2026-08-03_FOLK_ENHEN/placeholder.txt", "");
  const name = "FOLK_ENHEN_2026_06.parquet";
  await bench.rows(
    `copy (
      select 'p' || i as shnro, 2026 as tilvv, 6.0::double as tilkk, 1.0::double as vaesto,
        case i when 3 then 30.5 else 30 + i end::double as ika, case i when 4 then 91 else 837 end::double as kotikunta,
        case i when 1 then null when 2 then timestamp_ns '2020-01-01 10:00:00' else timestamp_ns '2020-01-01' end as kotikuntaAlkupvm,
        3.0::double as kieli_k, case i when 1 then null else 2 end::double as ekaKansalaisuus_k, '3' as syntValtio_k,
        case i when 5 then 'nan' else '1' end::double as sukupuoli
      from range(6) as t(i)
    ) to (getvariable('path')) (format parquet)`,
    join(bench.inbox, "2026-08-03_FOLK_ENHEN", name),
  );
  await bench.run({ settleMinutes: 0 });
  const { reasons, lines } = await bench.receipt(name);
  expect(lines).toEqual({
    "kotikuntaAlkupvm:not_a_date": [3],
    "ika:not_a_whole_number": [4],
    "kotikunta:not_3_digits": [5],
    "sukupuoli:not_a_code": [6],
  });
  expect(Object.values(reasons)).toEqual([1, 1, 1, 1]);
  const common = { month: 6, in_population: 1, municipality: "837", language_code: "3", sex_code: "1" };
  expect(await bench.archived(name)).toMatchObject([
    { ...common, person_id: "p0", age: 30, municipality_since: "2020-01-01", citizenship_code: "2" },
    { ...common, person_id: "p1", age: 31, municipality_since: null, citizenship_code: null },
  ]);
});

test("Parquet timestamps stay timestamps where the contract wants them, also at midnight; large doubles are no ids", async () => {
  const bench = await laboratory.bench();
  const folder = "2026-10-17_TAX_BENEFIT";
  const parquet = async (table: string, sql: string) => {
    const path = await bench.deliver(`${folder}/TAX_BENEFIT_${table}_2026_06.parquet`, "");
    await bench.rows(`copy (${sql}) to (getvariable('path')) (format parquet)`, path);
  };
  await parquet(
    "delivery",
    "select 1.0::double as delId, 'kela' as payerIdType1_s, timestamp '2026-06-05' as paymentDate",
  );
  await parquet(
    "report",
    `select 'r' || i as repId, 1 as delId, case i when 0 then 12 else 9007199254740993 end::double as IncomeEarnerHid_e, 1 as reportVersion,
      timestamp '2026-06-05' as receivedTimestamp from range(2) as t(i)`,
  );
  await parquet(
    "transactionInfo",
    `select 't1' as trxId, 'r0' as repId, 1054.0::double as transactionCode, 12.0::double as amount,
      timestamp '2026-06-01' as earningPeriodStartDate, timestamp '2026-06-30' as earningPeriodEndDate`,
  );
  expect((await bench.run({ settleMinutes: 0 })).refused).toEqual([]);
  expect((await bench.receipt("TAX_BENEFIT_report_2026_06.parquet")).lines).toEqual({
    "IncomeEarnerHid_e:not_an_id": [2],
  });
  expect(await bench.archived("TAX_BENEFIT_report_2026_06.parquet")).toMatchObject([
    { delivery_id: "1", person_id: "12", received_at: "2026-06-05 00:00:00" },
  ]);
  expect(await bench.archived("TAX_BENEFIT_transactionInfo_2026_06.parquet")).toMatchObject([
    { benefit_type: "1054", amount: "12.00", earning_end: "2026-06-30" },
  ]);
});

test("nothing temporary is left behind", async () => {
  const bench = await delivered(`${FILE}.csv.gz`, gzipSync(windows1252(TEXT)));
  expect(await readdir(join(bench.store, "tmp"))).toEqual([]);
});
