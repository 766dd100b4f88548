import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/database/database.ts";
import type { Database, Session } from "../../../src/database/database.ts";
import { isoDate } from "../../../src/ingest/contract/dates.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let session: Session;

beforeAll(async () => {
  place = await temporaryFolder();
  database = await openDatabase({ temporary: place.path, folders: [place.path] });
  session = await database.session();
});
afterAll(async () => {
  session.close();
  database.close();
  await place[Symbol.asyncDispose]();
});

const dayOf = async (written: string): Promise<unknown> => {
  const sql = "select strftime(extract_date(getvariable('written')), '%Y-%m-%d') as day";
  const [row = {}] = await session.rows(sql, { written });
  return row["day"];
};

describe("the day that a register's text names", () => {
  it.each([
    ["2026-08-17", "2026-08-17"],
    ["17.08.2026", "2026-08-17"],
    ["20260817", "2026-08-17"],
    ["20261205", "2026-12-05"],
    ["05.12.2026", "2026-12-05"],
    ["2024-02-29", "2024-02-29"],
    ["1000-01-01", "1000-01-01"],
    ["99991231", "9999-12-31"],
  ])("of %s is %s", async (written, day) => {
    expect(await dayOf(written)).toBe(day);
  });

  it.each([
    "2026-02-31",
    "31.02.2026",
    "20260231",
    "2025-02-29",
    "0999-12-31",
    "31.12.0999",
    "09991231",
    "2026-8-17",
    "17.8.2026",
    "2026-08-17 ",
    "2026/08/17",
    "2026-08-17T00:00",
    "202608",
    "",
  ])("is none of “%s”", async (written) => {
    expect(await dayOf(written)).toBeNull();
  });

  const written = fc
    .record({
      day: fc.date({ min: new Date("0990-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
      form: fc.constantFrom("$1-$2-$3", "$3.$2.$1", "$1$2$3"),
      at: fc.nat({ max: 9 }),
      instead: fc.constantFrom(" ", "\t", "+", "-", ".", "/", "0", "3", "9", "a", "é", "", "00", " 0"),
    })
    .map(({ day, form, at, instead }) => {
      const text = day.toISOString().replace(/^(.{4})-(.{2})-(.{2}).*/, form);
      return text.slice(0, at) + instead + text.slice(at + 1);
    });

  it("agrees with the contract's own reading on texts that are nearly dates", async () => {
    let days = 0;
    const sql =
      "select strftime(extract_date(text), '%Y-%m-%d') as day from (select unnest(getvariable('texts')) as text)";
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 200, maxLength: 200 }), async (texts) => {
        const found = (await session.rows(sql, { texts })).map(({ day }) => day);
        expect(found).toEqual(texts.map(isoDate));
        days += found.filter((day) => day !== null).length;
      }),
      { numRuns: 20 },
    );
    expect(days).toBeGreaterThan(0);
  });
});
