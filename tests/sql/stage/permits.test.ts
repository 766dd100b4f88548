import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeTables } from "../../../pipelines/code-tables.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { loadCodes } from "../../../src/stage/codes/load-codes.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

let bench: Bench;
let grounds: { permit_grounds: string[]; permit_ground_groups: string[] };
beforeAll(async () => {
  bench = await openBench();
  const codes = await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store: bench.folder });
  const paths = (name: string): string[] =>
    codes.filter((table) => table.name === name).map((table) => table.artifact.path);
  grounds = { permit_grounds: paths("permit_grounds"), permit_ground_groups: paths("permit_ground_groups") };
});
afterAll(() => bench.close());

const noCustomers = "customer_id | person_id";
const permit =
  "customer_id | person_id | case_id | valid_on:date | ground_group:integer | ground_name | valid_from:date | valid_to:date";
const decision =
  "customer_id | person_id | case_id | decided_on:date | decision_type:integer | cancelled | ground_group:integer | ground_name";

const validPermits = (lines: readonly string[], customers = noCustomers): Promise<readonly TextRow[]> =>
  bench.run(
    "stage/valid_permits",
    { permits: [[permit, ...lines].join("\n")], customers: [customers] },
    { ...grounds, month: "2026-06" },
  );

const groundOf = async (group: string, name: string): Promise<string | undefined> =>
  (await validPermits([`c1 | p1 | a1 | 2026-06-30 | ${group} | ${name} | 2020-01-01 | 9999-12-31`]))[0]?.[
    "permit_ground"
  ];

describe("what a ground means", () => {
  test.each([
    ["1", "Kv. suojelua saaneen puoliso", "protection_family"],
    ["1", "KV. SUOJELUA \t saaneen\u00a0puoliso", "protection_family"],
    ["1", "\u2007Kv. suojelua\u202fsaaneen\u2009puoliso\ufeff", "protection_family"],
    ["2", "Tyo\u0308ntekija\u0308n oleskelulupa", "work_other"],
    ["777", "Tyo\u0308ntekija\u0308n oleskelulupa", "work_other"],
    ["3", "opiskelu", "study"],
    ["2", "Uusi laji jota ei tunneta", "work_other"],
    ["777", "Uusi laji jota ei tunneta", "other"],
    ["", "", "other"],
    ["2", "Sisäinen siirto", "work_specialist"],
    ["490004", "Sisäinen siirto", undefined],
    ["490001", "Turvapaikkahakemus, aikuinen", undefined],
    ["3", "D-viisumi", undefined],
  ])("group %s, name %s: %s", async (group, name, expected) => {
    expect(await groundOf(group, name)).toBe(expected);
  });
});

test("permits valid on the month's last day, both ends included", async () => {
  const found = await validPermits([
    "c1 | open     | a1 | 2026-06-30 | 3 | Opiskelu | 1900-01-01 | 9999-12-31",
    "c2 | last_day | a2 | 2026-06-30 | 3 | Opiskelu | 2022-08-01 | 2026-06-30",
    "c3 | starts   | a3 | 2026-06-30 | 3 | Opiskelu | 2026-06-30 | 2027-06-30",
    "c4 | ended    | a4 | 2026-06-30 | 3 | Opiskelu | 2022-08-01 | 2026-06-29",
    "c5 | later    | a5 | 2026-06-30 | 3 | Opiskelu | 2026-07-01 | 2029-01-01",
  ]);
  expect(found.map((row) => row["person_id"])).toEqual(["open", "last_day", "starts"]);
});

test("customers without a person are linked where the list knows them, and stay unlinked where it does not", async () => {
  const customers = "customer_id | person_id\n linked | p1";
  const found = await validPermits(
    [
      "linked | | a1 | 2026-06-30 | 3 | Opiskelu | 2022-08-01 | 2027-06-30",
      "nobody | | a2 | 2026-06-30 | 3 | Opiskelu | 2022-08-01 | 2027-06-30",
    ],
    customers,
  );
  expect(found.map((row) => row["person_id"])).toEqual(["p1", ""]);
});

test("of the lists that know a customer the newest one counts; who is in none of them is in no list of links", async () => {
  const lists = ["c1 | p1 | \n c2 | | r2\n c3 | |", "c1 | p9 | \n c2 | |"];
  const customers = lists.map((list) => `customer_id | person_id | register_id\n ${list}`);
  expect(await bench.run("stage/customers", { customers })).toEqual(
    rows(`
    customer_id | person_id
    c1          | p9
    c2          | r2`),
  );
});

test("a customer is linked when one of their permits is, whichever it is, and is there once", async () => {
  const staged = `
    customer_id | person_id
    nobody      |
    linked      | p1
    one_of_two  |
    linked      | p1
    one_of_two  | p2
    nobody      |`;
  expect(await bench.run("stage/linkage", { valid_permits: [staged] }, { month: "2026-06" })).toEqual(
    rows(`
    customer_id | linked
    linked      | 1
    nobody      | 0
    one_of_two  | 1`),
  );
});

test("of several valid permits the newest start counts, then the greatest case id", async () => {
  const staged = `
    person_id | case_id | valid_from:date | permit_ground
    newest    | a9      | 2022-08-01      | study
    newest    | a1      | 2024-02-01      | work_specialist
    same_day  | a1      | 2024-02-01      | family
    same_day  | a2      | 2024-02-01      | study
    longer    | 999     | 2024-02-01      | family
    longer    | 1000    | 2024-02-01      | work_other
              | a3      | 2024-02-01      | study`;
  expect(await bench.run("stage/permits", { valid_permits: [staged] })).toEqual(
    rows(`
    person_id | permit_ground
    longer    | work_other
    newest    | work_specialist
    same_day  | study`),
  );
});

const history = (decisions: readonly string[], permits: readonly string[] = []): Promise<readonly TextRow[]> =>
  bench.run(
    "stage/permit_history",
    {
      decisions: [[decision, ...decisions].join("\n")],
      permits: [[permit, ...permits].join("\n")],
      customers: ["customer_id | person_id\n c9 | p9"],
    },
    grounds,
  );

describe("permits on record", () => {
  test("the first permit is the earliest positive decision that stands, of a real permit", async () => {
    const found = await history([
      "c1 | p1 | a1 | 2020-01-05 | 1 | 1 | 3      | Opiskelu",
      "c1 | p1 | a2 | 2021-01-05 | 9 |   | 3      | Opiskelu",
      "c1 | p1 | a3 | 2022-01-05 | 1 |   | 490001 | Turvapaikkahakemus, aikuinen",
      "c1 | p1 | a4 | 2022-12-05 | 7 |   | 4      | Yksilöllinen, inhimillinen syy",
      "c1 | p1 | a5 | 2023-12-05 | 1 |   | 2      | Työntekijän oleskelulupa",
      "c9 |    | a6 | 2023-12-05 | 1 | 0 | 1      | Lapsi",
      "c8 |    | a7 | 2023-12-05 | 1 |   | 1      | Lapsi",
    ]);
    expect(found).toEqual(
      rows(`
      person_id | on_record_since | first_decided_on | first_ground
      p1        | 2022-12-05      | 2022-12-05       | other
      p9        | 2023-12-05      | 2023-12-05       | family`),
    );
  });
  test("of two decided on one day the smaller case id is the first, 999 before 1000", async () => {
    const found = await history([
      "c1 | p1 | 1000 | 2020-01-05 | 1 | | 3 | Opiskelu",
      "c1 | p1 | 999  | 2020-01-05 | 1 | | 2 | Työntekijän oleskelulupa",
    ]);
    expect(found.map((row) => row["first_ground"])).toEqual(["work_other"]);
  });
  test("a cross-section puts a permit on record but gives no first ground", async () => {
    const found = await history([], ["c1 | p1 | a1 | 2026-06-30 | 3 | Opiskelu | 2022-08-01 | 2023-01-01"]);
    expect(found).toEqual([{ person_id: "p1", on_record_since: "2026-06-30", first_decided_on: "", first_ground: "" }]);
  });
  test("what came on record after the month's end is not known in it", async () => {
    const staged = `
      person_id | on_record_since:date | first_decided_on:date | first_ground
      both      | 2026-06-30           | 2026-06-30            | study
      section   | 2026-06-30           | 2026-07-01            | study
      later     | 2026-07-01           | 2026-07-01            | study`;
    expect(await bench.run("stage/permits_on_record", { permit_history: [staged] }, { month: "2026-06" })).toEqual(
      rows(`
      person_id | first_ground
      both      | study
      section   |`),
    );
  });
});

test("a customer is the person that the newest list says, by either of its ids", async () => {
  const header = "customer_id | register_id | person_id";
  const lists = [`${header}\n c1 | | old\n c2 | r2 |\n c3 | r3 | p3`, `${header}\n c1 | | new\n c2 | |`];
  expect(await bench.run("stage/customers", { customers: lists })).toEqual(
    rows(`
    customer_id | person_id
    c1          | new
    c2          | r2
    c3          | p3`),
  );
});
