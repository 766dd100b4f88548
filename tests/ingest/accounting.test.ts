import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-02-01_FOLK_perus";
const NAME = "FOLK_perus_2024.csv";
const item = (id: string, report: string): string => `${id},${report},1054,1.00,2026-06-01,2026-06-30`;
const HEADER = "vuosi,hid_e,syntyp2,ptoim1";

type Line = readonly [year: string, id: string, origin: string, activity: string];

const line: fc.Arbitrary<Line> = fc.tuple(
  fc.constantFrom("2024", "2024", "2024", "2023"),
  fc.constantFrom("p1", "p2", "p3", "p4", "p5", ""),
  fc.constantFrom("11", "22", "", "9"),
  fc.constantFrom("", "11"),
);

/** The rules in words, row by row: bad in itself, or of a key whose rows differ, or a copy, or accepted. */
function expected(rows: readonly Line[]): { accepted: number; quarantined: number; duplicate: number } {
  const bad = ([year, id, origin]: Line): boolean => year !== "2024" || id === "" || origin === "9";
  const versions = (row: Line) =>
    new Set(rows.filter((other) => other[0] === row[0] && other[1] === row[1]).map(String));
  const quarantined = rows.filter((row) => bad(row) || (row[1] !== "" && versions(row).size > 1));
  const good = rows.filter((row) => !quarantined.includes(row)).map(String);
  return { accepted: new Set(good).size, quarantined: quarantined.length, duplicate: good.length - new Set(good).size };
}

test("read = accepted + quarantined + duplicate, each row where the rules put it, also among records of the wrong length", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 14 }), fc.nat(3), fc.boolean(), async (rows, broken, blank) => {
      const bench = await laboratory.bench();
      const lines = [...rows.map((cells) => cells.join(",")), ...Array.from({ length: broken }, () => "2024,p9")];
      await bench.deliver(`${FOLDER}/${NAME}`, csv(HEADER, ...(blank ? [""] : []), ...lines));
      expect((await bench.run()).refused).toEqual([]);
      const { rows: counts, reasons } = await bench.receipt(NAME);
      const rules = expected(rows);
      expect(counts).toEqual({ ...rules, quarantined: rules.quarantined + broken, read: rows.length + broken });
      expect(counts.read).toBe(counts.accepted + counts.quarantined + counts.duplicate);
      expect(reasons["row:field_count"] ?? 0).toBe(broken);
      expect(await bench.archived(NAME)).toHaveLength(counts.accepted);
    }),
    { numRuns: 25 },
  );
});

test("line numbers are those of the file, past blank lines, quoted line ends and records of the wrong length", async () => {
  const bench = await laboratory.bench();
  const text = csv(
    HEADER,
    "2024,p1,11,",
    "",
    '2024,p2,"1\n1",',
    "2024,p3,11,,too,many",
    "2024,p4",
    "2024,p5,9,",
    "2024,p6,22,",
  );
  await bench.deliver(`${FOLDER}/${NAME}`, text);
  await bench.run();
  const receipt = await bench.receipt(NAME);
  expect(receipt.rows).toEqual({ read: 6, accepted: 2, quarantined: 4, duplicate: 0 });
  expect(receipt.lines).toEqual({ "row:field_count": [6, 7], "syntyp2:not_a_code": [4, 8] });
});

test("a row whose parent is missing, quarantined or in another month has no parent; the cascade goes down", async () => {
  const bench = await laboratory.bench();
  const folder = "2026-10-17_TAX_BENEFIT";
  const put = (table: string, ...lines: readonly string[]) =>
    bench.deliver(`${folder}/TAX_BENEFIT_${table}.csv`, csv(...lines));
  await put("delivery_2026_07", "delId,payerIdType1_s,paymentDate", "d9,kela,2026-07-05");
  await put("report_2026_07", "repId,delId,IncomeEarnerHid_e,reportVersion");
  await put(
    "transactionInfo_2026_07",
    "trxId,repId,transactionCode,amount,earningPeriodStartDate,earningPeriodEndDate",
  );
  await put("delivery_2026_06", "delId,payerIdType1_s,paymentDate", "d1,kela,2026-06-05", "d2,kela,2026-06-31");
  await put(
    "report_2026_06",
    "repId,delId,IncomeEarnerHid_e,reportVersion",
    "r1,d1,p1,1",
    "r2,d2,p2,1",
    "r3,d9,p3,1",
    "r4,,p4,1",
  );
  await put(
    "transactionInfo_2026_06",
    "trxId,repId,transactionCode,amount,earningPeriodStartDate,earningPeriodEndDate",
    item("t1", "r1"),
    item("t2", "r2"),
    item("t3", "r3"),
    item("t4", "nowhere"),
  );
  await bench.run();
  expect((await bench.receipt("TAX_BENEFIT_report_2026_06.csv")).lines).toEqual({
    "delId:missing": [5],
    "delId:no_such_row": [4],
    "delId:parent_quarantined": [3],
  });
  expect((await bench.receipt("TAX_BENEFIT_transactionInfo_2026_06.csv")).lines).toEqual({
    "repId:no_such_row": [5],
    "repId:parent_quarantined": [3, 4],
  });
});

test.each(["\n", "\r\n"])(
  "a quoted field with a CRLF in it beside a row cut short: counted, with the lines that they begin on",
  async (end) => {
    const bench = await laboratory.bench();
    const rows = ["hid_e,kurslaji,hapvm,pasyy", 'p1,KOTO,2026-01-01,"one\r\ntwo"', "p2,KOTO", "p3,KOTO,2026-01-41,"];
    const name = "KEHA_Koulutus_2026_07.csv";
    await bench.deliver(`2026-08-10_KEHA_Koulutus/${name}`, rows.map((row) => `${row}${end}`).join(""));
    await bench.run();
    const receipt = await bench.receipt(name);
    expect(receipt.rows).toEqual({ read: 3, accepted: 1, quarantined: 2, duplicate: 0 });
    expect(receipt.lines).toEqual({ "hapvm:not_a_date": [5], "row:field_count": [4] });
  },
);
