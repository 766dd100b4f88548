import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Shock } from "../../../src/synthetic/generate.ts";
import { beside } from "./beside.ts";
import type { Beside } from "./beside.ts";

describe("closures that are reported late", () => {
  let country: Beside;
  beforeAll(async () => {
    country = await beside([{ kind: "late_closures", month: "2024-11", area: "C6", share: 0.8 }], { persons: 5000 });
  });
  afterAll(() => country.remove());

  const OPEN = "11.11.2222";
  const extract = (day: string) =>
    country.rows(
      `select hid_e, alkpv1, tappvh, loppv1, tppvm from read_csv('inbox/${day}_KEHA_Tyonhaku/*.csv', delim = ';', all_varchar = true)`,
    );

  it("are open in the month's extract and truly dated from one to three months later on", async () => {
    const { searches, closed_after_1: one, closed_after_2: two, closed_after_3: three } = country.realised;
    expect(searches).toBeGreaterThan(5);
    const open = [];
    for (const day of ["2025-01-10", "2025-02-10", "2025-03-10", "2025-04-10"]) {
      const { calm, shocked } = await extract(day);
      const searchesIn = (rows: typeof calm) => new Set(rows.map(({ hid_e: person }) => person)).size;
      expect(shocked.every(({ loppv1 }) => loppv1 === OPEN)).toBe(true);
      expect(calm.every(({ loppv1 }) => String(loppv1).endsWith(".11.2024"))).toBe(true);
      expect(searchesIn(calm)).toBe(searchesIn(shocked));
      open.push(searchesIn(shocked));
    }
    expect(open).toEqual([searches, searches! - one!, three, 0]);
    expect(one! + two! + three!).toBe(searches);
  });

  it("change those extracts only", () => {
    expect(country.differing).toEqual([
      "/inbox/2025-01-10_KEHA_Tyonhaku/KEHA_Tyonhaku_2024_11.csv",
      "/inbox/2025-02-10_KEHA_Tyonhaku/KEHA_Tyonhaku_2024_12.csv",
      "/inbox/2025-03-10_KEHA_Tyonhaku/KEHA_Tyonhaku_2025_01.csv",
    ]);
  });
});

describe("extracts that never come", () => {
  const missing = [
    ["FOLK_ENHEN", "2025-02-03"],
    ["KEHA_Tyonhaku", "2025-02-10"],
    ["KEHA_Koulutus", "2025-02-10"],
    ["MIGR_OLESK", "2025-02-12"],
    ["TAX_INCOMES", "2025-02-15"],
    ["TAX_BENEFIT", "2025-02-15"],
  ] as const;
  let country: Beside;
  beforeAll(async () => {
    country = await beside(
      missing.map(([dataset]): Shock => ({ kind: "missing_extract", month: "2024-12", dataset })),
      { persons: 1300 },
    );
  });
  afterAll(() => country.remove());

  test.each(missing)("%s of %s", (dataset, day) => {
    expect(existsSync(join(country.calm.inbox, `${day}_${dataset}`))).toBe(true);
    expect(existsSync(join(country.shocked.inbox, `${day}_${dataset}`))).toBe(false);
  });

  test("all others hold what they would have held", () => {
    const folders = missing.map(([dataset, day]) => `/inbox/${day}_${dataset}/`);
    expect(country.differing.filter((path) => !folders.some((folder) => path.startsWith(folder)))).toEqual([]);
  });
});

describe("a new benefit code", () => {
  let country: Beside;
  beforeAll(async () => {
    country = await beside([{ kind: "benefit_code", month: "2024-12", old: "1058", new: "1366" }], { persons: 1300 });
  });
  afterAll(() => country.remove());

  it("stands for the old one in every benefit of the month and later, and nowhere else", async () => {
    const items = `
      select "repId", "transactionCode" as code, amount, "earningPeriodStartDate" as since, "unjustEnrichment"
      from read_csv('inbox/2025-05-15_TAX_BENEFIT/TAX_BENEFIT_transactionInfo_*.csv', all_varchar = true) order by all`;
    const { calm, shocked } = await country.rows(items);
    const renamed = calm.map((row) => ({ ...row, code: "1366" }));
    const text = (rows: typeof calm) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(text(shocked)).toEqual(text(renamed));
    expect(calm.every(({ code, since }) => code === "1058" && String(since) >= "2024-12-01")).toBe(true);
    const left = (await country.shocked.rows(items)).filter(({ code }) => code === "1058");
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ since }) => String(since) < "2024-12-01")).toBe(true);
    expect(shocked.length).toBeGreaterThan(20);
  });

  it("changes the benefits' own table only", () => {
    expect(country.differing.filter((path) => !path.includes("/TAX_BENEFIT_transactionInfo_"))).toEqual([]);
  });
});
