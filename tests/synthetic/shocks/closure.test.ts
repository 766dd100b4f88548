import { afterAll, beforeAll, expect, it } from "vitest";
import { wageTable } from "../inbox.ts";
import { beside, truthOf } from "./beside.ts";
import type { Beside } from "./beside.ts";

let country: Beside;
beforeAll(async () => {
  const closed = { kind: "plant_closure", month: "2024-12", area: "KU091", share: 0.2, day: 12 } as const;
  country = await beside([{ ...closed, background: "finnish" }]);
});
afterAll(() => country.remove());

/** Whom the closure hit: only with it they have no wages. Some of them sought work beside theirs, and were unemployed before. */
const hit = async (): Promise<readonly string[]> =>
  (await country.rows(`select person_id from ${truthOf("2024_12")} where wage_employed = 0`)).shocked.map(
    ({ person_id: person }) => String(person),
  );

const listed = (persons: readonly string[]): string => persons.map((person) => `'${person}'`).join(", ");

it("so many of the area's wage earners are unemployed, really", async () => {
  const { calm, shocked } = await country.rows(`select * from ${truthOf("2024_12")}`);
  const persons = await hit();
  expect(persons.length).toBe(country.realised["persons"]);
  expect(country.realised["share"]).toBeCloseTo(0.2, 2);
  expect(persons.length).toBeGreaterThan(20);
  const rows = (all: typeof calm) => all.map((row) => [row["person_id"], row["ref_area"], row["background"]].join());
  expect(rows(shocked).toSorted()).toEqual(rows(calm).toSorted());
  expect(shocked.map((row) => [row["person_id"], row["ref_area"], row["background"]].join()).toSorted()).toEqual(
    persons.map((person) => `${person},KU091,finnish`).toSorted(),
  );
  expect(calm.every((row) => row["wage_employed"] === 1)).toBe(true);
  expect(shocked.every((row) => row["status_monthly"] === "unemployed" && row["wage_employed"] === 0)).toBe(true);
});

it("nearly all of them still are three months later, and nobody else's life is another one", async () => {
  const persons = listed(await hit());
  const later = await country.shocked.rows(
    `select avg(unemployed) as unemployed from ${truthOf("2025_03")} where person_id in (${persons})`,
  );
  expect(Number(later[0]?.["unemployed"])).toBeGreaterThan(0.75);
  const others = await country.rows(
    `select * from read_parquet('truth/person_month_*.parquet') where person_id not in (${persons})`,
  );
  expect(others).toEqual({ calm: [], shocked: [] });
});

it("nobody pays them for later days, until they have new work", async () => {
  const persons = listed(await hit());
  const paid = (truth: string) => `
    select distinct report."incomeEarnerHid_e" as person
    from ${wageTable("report", "2025-05-15", "2025_02")} as report
    inner join ${wageTable("delivery", "2025-05-15", "2025_02")} as delivery on delivery."delId" = report."delId"
    inner join ${wageTable("transactionInfo", "2025-05-15", "2025_02")} as item on item."repId" = report."repId"
    where report."incomeEarnerHid_e" in (${persons}) and "transactionCode" in ('101', '201', '227', '321')
      and strptime("paymentStartDate", '%d.%m.%Y') > date '2024-12-31'
      and report."incomeEarnerHid_e" not in (select person_id from ${truth} where employed = 1)`;
  const employedSince = "read_parquet(['truth/person_month_2025_01.parquet', 'truth/person_month_2025_02.parquet'])";
  expect(await country.shocked.rows(paid(employedSince))).toEqual([]);
  expect((await country.calm.rows(paid("(select '' as person_id, 1 as employed)"))).length).toBeGreaterThan(20);
});

it("others' reports are the same in the last delivery", async () => {
  const persons = listed(await hit());
  const others = await country.rows(
    `select * from ${wageTable("report", "2025-05-15")} where "incomeEarnerHid_e" not in (${persons})`,
  );
  expect(others).toEqual({ calm: [], shocked: [] });
});

it("their job search is open from the month on", async () => {
  const open = `
    select distinct hid_e as person from read_csv('inbox/2025-02-10_KEHA_Tyonhaku/*.csv', delim = ';', all_varchar = true)
    where tyok1 in ('2', '3') and try_strptime(tappvh, '%d.%m.%Y') <= date '2024-12-31' and strptime(tppvm, '%d.%m.%Y') > date '2024-12-31'`;
  expect((await country.rows(open)).calm).toEqual([]);
  const seekers = new Set((await country.shocked.rows(open)).map(({ person }) => person));
  expect((await hit()).filter((person) => !seekers.has(person))).toEqual([]);
});
