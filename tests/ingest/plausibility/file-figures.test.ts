import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kehaTyonhaku } from "../../../pipelines/sources/keha_tyonhaku.ts";
import { migrVoimassaoleva } from "../../../pipelines/sources/migr_voimassaoleva.ts";
import { taxBenefitTransaction } from "../../../pipelines/sources/tax_benefit_transaction.ts";
import { taxIncomesDelivery } from "../../../pipelines/sources/tax_incomes_delivery.ts";
import { taxIncomesReport } from "../../../pipelines/sources/tax_incomes_report.ts";
import { codeTables } from "../../../pipelines/code-tables.ts";
import { openDatabase } from "../../../src/database/database.ts";
import type { Database, Session } from "../../../src/database/database.ts";
import type { Contract } from "../../../src/ingest/contract/contract.ts";
import { dayFault } from "../../../src/ingest/plausibility/days.ts";
import { figuresOf } from "../../../src/ingest/plausibility/file-figures.ts";
import { readKnownCodes } from "../../../src/ingest/plausibility/known-codes.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { loadCodes } from "../../../src/stage/codes/load-codes.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let session: Session;
let codes: (name: string) => string;

beforeAll(async () => {
  place = await temporaryFolder();
  database = await openDatabase({ temporary: join(place.path, "spill"), folders: [place.path] });
  session = await database.session();
  const loaded = await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store: place.path });
  codes = (name) => loaded.find((one) => one.name === name)!.artifact.path;
});
afterAll(async () => {
  session.close();
  database.close();
  await place[Symbol.asyncDispose]();
});

let files = 0;

/** An archive of rows that a query makes. */
async function archive(select: string): Promise<string> {
  files += 1;
  const path = join(place.path, `archive-${files}.parquet`);
  await session.run(`copy (${select}) to (getvariable('path')) (format parquet)`, { path });
  return path;
}

interface Given {
  readonly contract: Contract;
  readonly select: string;
  readonly rows: number;
  readonly population?: string;
  readonly codeTable?: string;
}

const figures = async ({ contract, select, rows, population, codeTable }: Given) =>
  figuresOf(
    { path: await archive(select), contract, period: "2026-06", rows, absentColumns: [] },
    {
      session,
      population: population === undefined ? null : await archive(population),
      codes: codeTable === undefined ? null : await readKnownCodes(codes(codeTable), session),
    },
  );

describe("persons", () => {
  const reports = "select 'p' || (i % 30) as person_id, null::date as employment_start, null::date as employment_end";

  it("are counted once, and those whom the population knows, as a share", async () => {
    const found = await figures({
      contract: taxIncomesReport,
      select: `${reports} from range(100) as r(i)`,
      rows: 100,
      population: "select 'p' || i as person_id from range(6) as r(i)",
    });
    expect(found).toMatchObject({ rows: 100, persons: 30, linked: 0.2, payers: null, unknownRows: null });
  });

  it("have no share where no population covers the period", async () => {
    const select = `${reports} from range(10) as r(i)`;
    expect(await figures({ contract: taxIncomesReport, select, rows: 10 })).toMatchObject({
      persons: 10,
      linked: null,
    });
  });

  it("of a large file are counted on a sixteenth of them, within a few per cent", async () => {
    const { persons, linked } = await figures({
      contract: taxIncomesReport,
      select:
        "select 'p' || (i % 300000) as person_id, null::date as employment_start, null::date as employment_end from range(600000) as r(i)",
      rows: 600_000,
      population: "select 'p' || i as person_id from range(150000) as r(i)",
    });
    expect(Math.abs(persons! / 300_000 - 1)).toBeLessThan(0.03);
    expect(Math.abs(linked! - 0.5)).toBeLessThan(0.03);
  });
});

const permits = (...names: readonly string[]) =>
  `select unnest([${names.map((name) => `'${name}'`).join(", ")}]) as ground_name, 'c' || (row_number() over ()) as customer_id,
     'p' || (row_number() over ()) as person_id, date '2026-01-01' as valid_from, date '2026-12-31' as valid_to`;

describe("codes", () => {
  it("that a table knows under another case, space or form of its letters are known", async () => {
    const decomposed = "Opiskelu, perheside".normalize("NFD");
    const select = permits("opiskelu", "  OPISKELU ", "ＯＰＩＳＫＥＬＵ", "Au\u202fPair", decomposed);
    const found = await figures({ contract: migrVoimassaoleva, select, rows: 5, codeTable: "permit_grounds" });
    expect(found.unknownCodes.map(({ code }) => code)).toEqual([decomposed]);
    expect(found.unknownRows).toBe(1);
  });

  it("that no table knows are counted by rows and reports, the most frequent first", async () => {
    const select = `select benefit_type, 'r' || i as report_id, date '2026-06-01' as earning_start, date '2026-06-30' as earning_end
      from (values ('9998', 1), ('9999', 2), ('9999', 2), ('1054', 3)) as t(benefit_type, i)`;
    const found = await figures({ contract: taxBenefitTransaction, select, rows: 4, codeTable: "benefit_types" });
    expect(found).toMatchObject({
      unknownRows: 3,
      unknownCodes: [
        { column: "benefit_type", code: "9999", rows: 2, subjects: 1 },
        { column: "benefit_type", code: "9998", rows: 1, subjects: 1 },
      ],
    });
  });
});

describe("rows that cover no month", () => {
  it("are counted by reason", async () => {
    const select = `select payer as payer_id, cast(day as date) as period_start, date '2026-06-30' as payment_date
      from (values ('a', '2062-01-01'), ('a', '2026-06-01'), ('b', '2028-07-01'), ('b', '2028-06-29')) as t(payer, day)`;
    expect(await figures({ contract: taxIncomesDelivery, select, rows: 4 })).toMatchObject({
      payers: 2,
      unusable: { "paymentStartDate:years_later": 2 },
    });
    const ends = `select benefit_type, 'r' as report_id, cast(a as date) as earning_start, cast(b as date) as earning_end
      from (values ('1054', '2026-06-02', '2026-06-01'), ('1054', '2026-06-01', '2026-06-01')) as t(benefit_type, a, b)`;
    const found = await figures({ contract: taxBenefitTransaction, select: ends, rows: 2 });
    expect(found.unusable).toEqual({ "earningPeriodEndDate:before_start": 1 });
  });
});

const payments = (inside: number, outside: number) =>
  `select case when i < ${inside} then date '2026-06-15' else date '2026-05-15' end as payment_date from range(${inside + outside}) as r(i)`;

const fault = async (contract: Contract, select: string, minRows = 1) =>
  dayFault(
    { path: await archive(select), contract, period: "2026-06", rows: 100, minRows, deliveredAt: "2026-07-15T00:00" },
    session,
  );

const reaching = (newest: string) => `select unnest([date '2020-01-01', date '${newest}']) as search_start`;

describe("days", () => {
  it("of 95 % of the rows lie in the file's period", async () => {
    expect(await fault(taxIncomesDelivery, payments(95, 5))).toBeNull();
    expect(await fault(taxIncomesDelivery, payments(94, 6))).toEqual({
      column: "paymentDate",
      message: expect.stringMatching(/^6 of 100 rows are not of 2026-06, the file's period, most of them of 2026-05/),
    });
  });

  it("say the month that most of the others are of, not most of all", async () => {
    const { message } = (await fault(taxIncomesDelivery, payments(60, 40)))!;
    expect(message).toContain("most of them of 2026-05");
  });

  it.each(["2026-05-01", "2026-07-15"])("of a full history reach %s", async (newest) => {
    expect(await fault(kehaTyonhaku, reaching(newest))).toBeNull();
  });

  it.each([
    ["2026-04-30", /before 2026-05-01, in 2026-04/],
    ["2026-07-16", /after the delivery \(2026-07-15\), in 2026-07/],
  ])("of a full history do not end at %s, unless there are few rows", async (newest, message) => {
    expect(await fault(kehaTyonhaku, reaching(newest))).toMatchObject({ message: expect.stringMatching(message) });
    expect(await fault(kehaTyonhaku, reaching(newest), 101)).toBeNull();
  });
});
