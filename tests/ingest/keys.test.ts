import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Bench, Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-08-15_TAX_INCOMES";
const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

interface Wages {
  readonly delivery?: (index: number) => string;
  readonly payer?: (index: number) => string;
  readonly report?: (index: number) => string;
  readonly amount?: (index: number) => string;
}

/** Twenty deliveries of wages with a report and an item each, between semicolons. */
async function wages(bench: Bench, written: Wages): Promise<void> {
  const { delivery = (index) => `d${index}`, payer = (index) => `y${index}` } = written;
  const { report = (index) => `r${index}`, amount = () => "100,50" } = written;
  const put = (table: string, lines: readonly string[]) =>
    bench.deliver(`${FOLDER}/TAX_INCOMES_${table}_2026_07.csv`, csv(...lines));
  await put("delivery", [
    "delId;payerIdType1_s;paymentDate;paymentStartDate;paymentEndDate",
    ...numbers.map((index) => `${delivery(index)};${payer(index)};2026-07-31;2026-07-01;2026-07-31`),
  ]);
  await put("report", [
    "repId;delId;incomeEarnerHid_e;reportVersion",
    ...numbers.map((index) => `${report(index)};d${index};p${index};1`),
  ]);
  await put("transactionInfo", [
    "repId;transactionCode;amount",
    ...numbers.map((index) => `r${index};201;${amount(index)}`),
  ]);
}

test.each(["\uFEFFd8", "d\u200B8", "d8\u00A0", "\td8", "d\u00AD8", "d8\u202F", "d8\u2060", "d8\uFE0F", '"d8\n"'])(
  "an invisible character in a key is said where it stands, and the rows below say that their parent is in the quarantine",
  async (key) => {
    const bench = await laboratory.bench();
    await wages(bench, { delivery: (index) => (index === 8 ? key : `d${index}`) });
    expect((await bench.run()).refused).toEqual([]);
    const found = await Promise.all(
      ["delivery", "report", "transactionInfo"].map((table) => bench.receipt(`TAX_INCOMES_${table}_2026_07.csv`)),
    );
    expect(found.map(({ lines }) => lines)).toEqual([
      { "delId:invisible_character": [9] },
      { "delId:parent_quarantined": [9] },
      { "repId:parent_quarantined": [9] },
    ]);
  },
);

test("a parent quarantined for another reason is distinguished from a missing one", async () => {
  const bench = await laboratory.bench();
  await wages(bench, { payer: (index) => (index === 3 ? "" : "y"), report: (index) => `r${index === 5 ? 99 : index}` });
  await bench.run();
  expect((await bench.receipt("TAX_INCOMES_report_2026_07.csv")).lines).toEqual({ "delId:parent_quarantined": [4] });
  expect((await bench.receipt("TAX_INCOMES_transactionInfo_2026_07.csv")).lines).toEqual({
    "repId:no_such_row": [6],
    "repId:parent_quarantined": [4],
  });
});

test.each([
  ["payerIdType1_s", { payer: (index: number) => (index === 4 ? "1,23E+08" : `y${index}`) }, "delivery"],
  ["payerIdType1_s", { payer: (index: number) => (index === 4 ? "1.23e08" : `y${index}`) }, "delivery"],
  ["delId", { delivery: (index: number) => (index === 4 ? "1E+15" : `d${index}`) }, "delivery"],
  ["repId", { report: (index: number) => (index === 4 ? "1.234567E+15" : `r${index}`) }, "report"],
])("ids in scientific form refuse the file: %s", async (column, written, table) => {
  const bench = await laboratory.bench();
  await wages(bench, written);
  expect((await bench.run()).refused).toMatchObject([
    {
      file: `TAX_INCOMES_${table}_2026_07.csv`,
      column,
      message: expect.stringMatching(/scientific form, first in line 5/),
    },
  ]);
});

test("a person's id in scientific form refuses the file too, and in Parquet", async () => {
  const bench = await laboratory.bench();
  const text = csv("hid_e,laki,alkupvm", "p1,YEL,2020-01-01", '"1,23E+15",YEL,2020-01-01');
  await bench.deliver("2026-08-01_ETK_yrittajat/ETK_yrittajat.csv", text);
  const path = await bench.deliver("2026-08-02_ETK_yrittajat/ETK_yrittajat.parquet", "");
  await bench.rows(
    "copy (select 1.23e30::double as hid_e, 'YEL' as laki, date '2020-01-01' as alkupvm) to (getvariable('path')) (format parquet)",
    path,
  );
  expect((await bench.run({ settleMinutes: 0 })).refused).toMatchObject([
    { column: "hid_e", message: expect.stringContaining("first in line 3") },
    { column: "hid_e", message: expect.stringContaining("first in line 1") },
  ]);
});

test.each([
  [2, 19],
  [19, 2],
])("both decimal marks in one file refuse it, naming a line of each", async (comma, point) => {
  const bench = await laboratory.bench();
  const marked = (index: number): string => (index === point ? "100.50" : "100");
  await wages(bench, { amount: (index) => (index === comma ? "100,50" : marked(index)) });
  expect((await bench.run()).refused).toMatchObject([
    {
      file: "TAX_INCOMES_transactionInfo_2026_07.csv",
      message: expect.stringMatching(
        new RegExp(`^decimals have a comma in line ${comma + 1} and a point in line ${point + 1}:`),
      ),
    },
  ]);
});

test("commas that begin after the first hundred rows are read", async () => {
  const bench = await laboratory.bench();
  const lines = Array.from(
    { length: 300 },
    (_, index) => `m${index};KU049;2026;${index > 200 ? "1,5" : "1"};%;x;y;2026-01-01`,
  );
  await bench.deliver(
    "2026-08-01_MITTARI_syotetyt/MITTARI_syotetyt.csv",
    csv("mittari;alue;jakso;arvo;yksikko;lahde;kirjaaja;kirjattu", ...lines),
  );
  expect((await bench.run()).refused).toEqual([]);
  expect((await bench.receipt("MITTARI_syotetyt.csv")).rows).toMatchObject({ read: 300, accepted: 300 });
});
