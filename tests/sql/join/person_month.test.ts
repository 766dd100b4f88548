import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBench } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const headers = {
  population: "person_id | ref_area | sex | age:integer | language_code | citizenship_code | birth_country_code",
  origin: "person_id | origin_code",
  arrivals: "person_id | arrived_on:date",
  permits: "person_id | permit_ground",
  permits_on_record: "person_id | first_ground",
  wages: "person_id | work_pay:decimal(18,2) | main_payer | main_payer_pay:decimal(18,2) | payers:integer",
  unemployment: "person_id | unemployed:integer | in_services:integer | job_search_code | benefit_payer",
  training: "person_id",
  self_employed: "person_id",
  payers_before: "person_id | payers_before | main_payer_before | work_pay_before:decimal(18,2)",
} as const;

type Table = keyof typeof headers;
type Given = Partial<Record<Table, readonly string[]>>;

const june = {
  month: "2026-06",
  work_pay_threshold: 0,
  employment_covered: 1,
  employment_covered_before: 1,
  self_employment_covered: 1,
  unemployment_source: "job_search",
};

function personMonths(given: Given, values: Partial<typeof june> = {}): Promise<readonly TextRow[]> {
  const lines = new Map<string, readonly string[]>(Object.entries(given));
  const tables = Object.entries(headers).map(
    ([name, header]) => [name, [[header, ...(lines.get(name) ?? [])].join("\n")]] as const,
  );
  return bench.run("join/person_month", Object.fromEntries(tables), { ...june, ...values });
}

const someone = "p1 | KU049 | F | 35 | 3 | 2 | 3";

async function onePerson(given: Given, values: Partial<typeof june> = {}): Promise<TextRow> {
  const [row] = await personMonths({ population: [someone], ...given }, values);
  return row ?? {};
}

test("the columns, in their order", async () => {
  expect(Object.keys(await onePerson({}))).toEqual([
    ..."person_id month ref_area sex age background generation background_provisional language citizenship permit_ground first_ground stay_months".split(
      " ",
    ),
    ..."employed unemployed in_services status_monthly status_annual work_pay".split(" "),
    ..."main_payer payers wage_employed self_employed in_training job_search_code benefit_payer employment_covered self_employment_covered unemployment_source".split(
      " ",
    ),
    ..."payers_before main_payer_before work_pay_before".split(" "),
  ]);
});

test("somebody who is in the population only", async () => {
  expect(
    await onePerson({}, { employment_covered: 0, self_employment_covered: 0, unemployment_source: "none" }),
  ).toMatchObject({
    status_monthly: "outside",
    status_annual: "outside",
    work_pay: "0.00",
    payers: "0",
    main_payer: "",
    permit_ground: "none_on_record",
    stay_months: "",
    employment_covered: "0",
    self_employment_covered: "0",
    unemployment_source: "none",
  });
});

describe("background", () => {
  // language, citizenship, country of birth; then background, generation, provisional
  test.each([
    ["3 | 2 | 3", "foreign", "first", "1"],
    ["3 | 1 | 2", "foreign", "first", "1"],
    ["1 | 2 | 2", "foreign", "first", "1"],
    ["1 | 1 | 2", "unknown", "", "0"],
    ["1 | 1 | 1", "finnish", "", "1"],
    ["2 | 2 | 1", "finnish", "", "1"],
    ["3 | 2 | 1", "unknown", "", "0"],
    ["  |   |  ", "unknown", "", "0"],
    ["1 | 1 |  ", "unknown", "", "0"],
    ["  | 2 |  ", "unknown", "", "0"],
    ["3 | 2 |  ", "foreign", "", "1"],
    ["2 | 2 |  ", "unknown", "", "0"],
    ["3 | 1 |  ", "unknown", "", "0"],
    ["3 |   |  ", "unknown", "", "0"],
  ])("nobody in the base data, %s: %s", async (codes, background, generation, provisional) => {
    const row = await onePerson({ population: [`p1 | KU049 | F | 35 | ${codes}`] });
    expect(row).toMatchObject({ background, generation, background_provisional: provisional });
  });
  test("a permit on record makes who is not in the base data foreign, of no known generation", async () => {
    const row = await onePerson({ population: ["p1 | KU049 | F | 35 | 1 | 2 | "], permits_on_record: ["p1 | "] });
    expect(row).toMatchObject({ background: "foreign", generation: "", background_provisional: "1" });
  });
  // Language, citizenship, country of birth of a person with a permit on record.
  test.each([
    ["1 | 1 | 1", "finnish", "1"],
    ["2 | 1 | 1", "finnish", "1"],
    ["1 | 2 | 1", "foreign", "1"],
    ["1 |   | 1", "foreign", "1"],
    ["3 | 1 | 1", "foreign", "1"],
    ["3 | 2 | 1", "foreign", "1"],
    ["  | 1 | 1", "foreign", "1"],
    ["1 | 1 |  ", "foreign", "1"],
  ])(
    "a permit of %s: %s, as only that of a citizen born here who speaks Finnish or Swedish is a wrong link",
    async (codes, background, provisional) => {
      const row = await onePerson({
        population: [`p1 | KU049 | F | 35 | ${codes}`],
        permits_on_record: ["p1 | study"],
      });
      expect(row).toMatchObject({ background, generation: "", background_provisional: provisional });
    },
  );
  test("missing is never Finnish: provisionally so is only who was born here and speaks a domestic language", async () => {
    const every = ["1", "2", "3", ""].flatMap((language) =>
      ["1", "2", ""].flatMap((citizenship) =>
        ["1", "2", "3", ""].flatMap((birth) =>
          ["with", "without"].map((permit) => ({ language, citizenship, birth, permit })),
        ),
      ),
    );
    const ids = every.map((_, index) => `p${String(index).padStart(3, "0")}`);
    const found = await personMonths({
      population: every.map(
        (one, index) => `${ids[index]} | KU049 | F | 35 | ${one.language} | ${one.citizenship} | ${one.birth}`,
      ),
      permits_on_record: every.flatMap(({ permit }, index) => (permit === "with" ? [`${ids[index]} | study`] : [])),
    });
    const finnish = every.filter((_, index) => found[index]?.["background"] === "finnish");
    expect(finnish.filter(({ language, birth }) => birth !== "1" || !["1", "2"].includes(language))).toEqual([]);
    expect(finnish.filter(({ permit, citizenship }) => permit === "with" && citizenship !== "1")).toEqual([]);
    expect(finnish).toHaveLength(8);
  });
  test.each([
    ["11", "finnish", ""],
    ["12", "finnish", ""],
    ["21", "foreign", "second"],
    ["22", "foreign", "first"],
  ])("the base data's %s goes before all else", async (code, background, generation) => {
    const row = await onePerson({ origin: [`p1 | ${code}`], permits_on_record: ["p1 | study"] });
    expect(row).toMatchObject({ background, generation, background_provisional: "0" });
  });
});

test.each([
  ["1", "finnish"],
  ["2", "other"],
  ["", "unknown"],
])("citizenship %j is %s", async (code, citizenship) => {
  const row = await onePerson({ population: [`p1 | KU049 | F | 35 | 3 | ${code} | 3`] });
  expect(row).toMatchObject({ citizenship });
});

test("a Finnish citizen is a citizen whatever permit is still listed; the first ground stays", async () => {
  const row = await onePerson({
    population: ["p1 | KU049 | F | 35 | 3 | 1 | 3"],
    permits: ["p1 | family"],
    permits_on_record: ["p1 | family"],
  });
  expect(row).toMatchObject({ permit_ground: "citizen", first_ground: "family" });
});

test("stay counts calendar months", async () => {
  expect(await onePerson({ arrivals: ["p1 | 2024-01-31"] })).toMatchObject({ stay_months: "29" });
  expect(await onePerson({ arrivals: ["p1 | 2026-06-30"] })).toMatchObject({ stay_months: "0" });
});

test("payers of the month before are known where the wages of both months have arrived", async () => {
  const payers_before = ["p1 | silent | y1 | 300.00"];
  const told = { payers_before: "silent", main_payer_before: "y1", work_pay_before: "300.00" };
  const nothing = { payers_before: "", main_payer_before: "", work_pay_before: "" };
  expect(await onePerson({ payers_before })).toMatchObject(told);
  expect(await onePerson({ payers_before }, { employment_covered: 0 })).toMatchObject(nothing);
  expect(await onePerson({ payers_before }, { employment_covered_before: 0 })).toMatchObject(nothing);
  expect(await onePerson({})).toMatchObject(nothing);
});

describe("working or not", () => {
  test("work pay must exceed the threshold", async () => {
    const wages = ["p1 | 300.00 | y1 | 300.00 | 1"];
    expect(await onePerson({ wages }, { work_pay_threshold: 299.99 })).toMatchObject({
      employed: "1",
      wage_employed: "1",
      work_pay: "300.00",
    });
    expect(await onePerson({ wages }, { work_pay_threshold: 300 })).toMatchObject({
      employed: "0",
      wage_employed: "0",
      work_pay: "300.00",
    });
  });
  test("it is one payer's pay that must: small pays of several do not add up to a job", async () => {
    const wages = ["p1 | 500.00 | y1 | 260.00 | 2"];
    expect(await onePerson({ wages }, { work_pay_threshold: 300 })).toMatchObject({
      employed: "0",
      work_pay: "500.00",
    });
    expect(await onePerson({ wages }, { work_pay_threshold: 250 })).toMatchObject({
      employed: "1",
      work_pay: "500.00",
    });
  });
  test("the self-employed are employed without pay", async () => {
    expect(await onePerson({ self_employed: ["p1"] })).toMatchObject({
      employed: "1",
      wage_employed: "0",
      self_employed: "1",
      work_pay: "0.00",
    });
  });
  const combinations = Array.from(
    { length: 16 },
    (_, bits) => [bits & 1, (bits >> 1) & 1, (bits >> 2) & 1, bits >> 3] as const,
  );
  test.each(combinations)(
    "the two orders: wage %d, self-employed %d, unemployed %d, in services %d",
    async (wage, self, unemployed, services) => {
      const row = await onePerson({
        wages: wage === 1 ? ["p1 | 10.00 | y1 | 10.00 | 1"] : [],
        self_employed: self === 1 ? ["p1"] : [],
        unemployment: [`p1 | ${unemployed} | ${services} | 2 |`],
      });
      const holds = {
        employed: wage + self > 0,
        unemployed: unemployed === 1,
        in_services: services === 1,
        outside: true,
      };
      const first = (order: readonly (keyof typeof holds)[]): string | undefined =>
        order.find((status) => holds[status]);
      expect(row["status_monthly"]).toBe(first(["employed", "unemployed", "in_services", "outside"]));
      expect(row["status_annual"]).toBe(first(["unemployed", "employed", "in_services", "outside"]));
    },
  );
  test("training and the job search's code come along", async () => {
    expect(await onePerson({ training: ["p1"], unemployment: ["p1 | 0 | 1 | 8 |"] })).toMatchObject({
      in_training: "1",
      job_search_code: "8",
      benefit_payer: "",
    });
  });
  test("so does the payer of the benefit that makes a person unemployed; who has none has no payer", async () => {
    const found = await personMonths(
      { population: [someone, "p2 | KU049 | F | 35 | 3 | 2 | 3"], unemployment: ["p1 | 1 | 0 | | kela"] },
      { unemployment_source: "benefits" },
    );
    expect(found.map((row) => [row["unemployed"], row["benefit_payer"]])).toEqual([
      ["1", "kela"],
      ["0", ""],
    ]);
  });
});

test("one row a resident, in the order of ids; staged rows of others add nobody", async () => {
  const found = await personMonths({
    population: ["p2 | KU049 | F | 35 | 3 | 2 | 3", "p1 | KU091 | M | 17 | 1 | 1 | 1"],
    wages: ["p9 | 10.00 | y1 | 10.00 | 1"],
    origin: ["p9 | 22"],
  });
  expect(found.map((row) => row["person_id"])).toEqual(["p1", "p2"]);
});
