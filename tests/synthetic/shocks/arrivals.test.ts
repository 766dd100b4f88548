import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beside, truthOf } from "./beside.ts";
import type { Beside } from "./beside.ts";

const population = (day: string, month: string): string =>
  `read_csv('inbox/${day}_FOLK_ENHEN/FOLK_ENHEN_${month}.csv', all_varchar = true)`;

describe("a wave of arrivals", () => {
  let country: Beside;
  beforeAll(async () => {
    const wave = { kind: "arrivals", month: "2024-12", area: "C6", share: 0.3, without_birth_country: 0.25 } as const;
    country = await beside([wave]);
  });
  afterAll(() => country.remove());

  it("adds so many adults of foreign background to those of the month before", async () => {
    const { calm, shocked } = await country.rows(`select * from ${truthOf("2024_12")}`);
    expect(calm).toEqual([]);
    expect(shocked.length).toBe(country.realised["persons"]);
    const [row] = await country.calm.rows(
      `select count(*)::int as adults from ${truthOf("2024_11")} where background = 'foreign' and age >= 18`,
    );
    expect(shocked.length).toBe(Math.round(0.3 * Number(row?.["adults"])));
    for (const { background, generation, age, arrival } of shocked) {
      expect({ background, generation, adult: Number(age) >= 18, month: String(arrival).slice(0, 7) }).toEqual({
        background: "foreign",
        generation: "first",
        adult: true,
        month: "2024-12",
      });
    }
  });

  it("has nobody at work at first and job seekers from the month after", async () => {
    const [first, after] = await Promise.all(
      ["2024_12", "2025_01"].map(async (month) => {
        const { shocked } = await country.rows(`select person_id, employed, unemployed from ${truthOf(month)}`);
        return {
          employed: shocked.filter(({ employed }) => employed === 1).length / shocked.length,
          unemployed: shocked.filter(({ unemployed }) => unemployed === 1).length / shocked.length,
        };
      }),
    );
    expect(first).toEqual({ employed: 0, unemployed: 0 });
    expect(after!.employed).toBeLessThan(0.1);
    expect(after!.unemployed).toBeGreaterThan(0.4);
  });

  it("is in the population, so many without a country of birth, and changes nothing else there", async () => {
    const { calm, shocked } = await country.rows(
      `select shnro, vaesto, "syntValtio_k" as born from ${population("2025-02-03", "2024_12")} where length(shnro) < 18 and shnro not like '%x'`,
    );
    expect(calm).toEqual([]);
    expect(shocked.length).toBe(country.realised["persons"]);
    expect(shocked.filter(({ born }) => born === null).length).toBe(country.realised["without_birth_country"]);
    expect(country.realised["without_birth_country"]).toBe(Math.round(shocked.length * 0.25));
  });

  it("leaves every other life, the population before and the wages before as they were", async () => {
    const { calm } = await country.rows("select * from read_parquet('truth/person_month_*.parquet')");
    expect(calm).toEqual([]);
    // Permits are decided and courses applied for earlier: those extracts know of the wave before it arrives.
    const before = /(FOLK_ENHEN|TAX_\w+|KEHA_Tyonhaku)_2024_(09|10|11)\./;
    expect(country.differing.filter((path) => before.test(path))).toEqual([]);
  });
});

describe("late arrivals", () => {
  let country: Beside;
  beforeAll(async () => {
    const late = { kind: "late_arrivals", month: "2024-12", area: "C6", share: 0.5, redelivered_after: 2 } as const;
    country = await beside([late], { persons: 9000, months: 6, jobSearch: "none" });
  });
  afterAll(() => country.remove());

  it("are not in the first delivery, and nobody else is missing", async () => {
    const { calm, shocked } = await country.rows(`select * from ${population("2025-02-03", "2024_12")}`);
    expect(shocked).toEqual([]);
    expect(calm.length).toBe(country.realised["missing_at_first"]);
    expect(calm.length).toBeGreaterThan(3);
    expect(calm.every((row) => String(row["kotikuntaAlkupvm"]).startsWith("2024-12"))).toBe(true);
  });

  it("come two months later with the whole month again, half as many more as there were", async () => {
    const again = await country.shocked.rows(`select * from ${population("2025-04-18", "2024_12")}`);
    const calm = await country.calm.rows(`select * from ${population("2025-02-03", "2024_12")}`);
    expect(again).toEqual(calm);
    const { arrivals: all, missing_at_first: missing } = country.realised;
    expect(missing! / (all! - missing!)).toBeCloseTo(0.5, 1);
  });

  it("change no other file, the truth neither", () => {
    expect(country.differing).toEqual([
      "/inbox/2025-02-03_FOLK_ENHEN/FOLK_ENHEN_2024_12.csv",
      "/inbox/2025-04-18_FOLK_ENHEN/FOLK_ENHEN_2024_12.csv",
    ]);
  });
});
