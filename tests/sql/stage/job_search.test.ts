import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const header = "person_id | search_start:date | search_end:date | spell_start:date | spell_end:date | employment_code";
const found = (...lines: readonly string[]) =>
  bench.run("stage/job_search", { job_search: [[header, ...lines].join("\n")] }, { month: "2026-06" });

describe("job search on the month's last day", () => {
  test("2 and 3 are unemployed, 7 and 8 in services, the others neither", async () => {
    const lines = ["0", "1", "2", "3", "7", "8", "z"].map(
      (code) => `p${code} | 2026-01-10 | 2222-11-11 | 2026-01-10 | 2222-11-11 | ${code}`,
    );
    expect(await found(...lines)).toEqual(
      rows(`
      person_id | unemployed | in_services | job_search_code | benefit_payer
      p0        | 0          | 0           | 0               |
      p1        | 0          | 0           | 1               |
      p2        | 1          | 0           | 2               |
      p3        | 1          | 0           | 3               |
      p7        | 0          | 1           | 7               |
      p8        | 0          | 1           | 8               |
      pz        | 0          | 0           | z               |`),
    );
  });
  test("search and spell must both be open; their last day is still open", async () => {
    const people = await found(
      "ended_before  | 2026-01-10 | 2026-06-29 | 2026-01-10 | 2026-06-29 | 2",
      "ends_that_day | 2026-01-10 | 2026-06-30 | 2026-01-10 | 2026-06-30 | 2",
      "spell_ended   | 2026-01-10 | 2222-11-11 | 2026-01-10 | 2026-06-09 | 2",
      "starts_later  | 2026-07-01 | 2222-11-11 | 2026-07-01 | 2222-11-11 | 2",
      "starts_then   | 2026-06-30 | 2222-11-11 | 2026-06-30 | 2222-11-11 | 2",
    );
    expect(people.map((row) => row["person_id"])).toEqual(["ends_that_day", "starts_then"]);
  });
  test("the newest open spell decides alone, flags and code: the latest start of the spell, then of the search", async () => {
    const people = await found(
      "in_work    | 2025-03-01 | 2222-11-11 | 2025-03-01 | 2222-11-11 | 2",
      "in_work    | 2026-04-01 | 2222-11-11 | 2026-04-01 | 2222-11-11 | 1",
      "same_spell | 2025-03-01 | 2222-11-11 | 2026-05-10 | 2222-11-11 | 8",
      "same_spell | 2026-05-10 | 2222-11-11 | 2026-05-10 | 2222-11-11 | 3",
      "unemployed | 2025-03-01 | 2222-11-11 | 2025-03-01 | 2222-11-11 | 1",
      "unemployed | 2025-03-01 | 2222-11-11 | 2026-05-10 | 2222-11-11 | 2",
    );
    expect(people).toEqual(
      rows(`
      person_id  | unemployed | in_services | job_search_code | benefit_payer
      in_work    | 0          | 0           | 1               |
      same_spell | 1          | 0           | 3               |
      unemployed | 1          | 0           | 2               |`),
    );
  });
  test("a newer spell that ended or has not begun decides nothing", async () => {
    const people = await found(
      "p1 | 2026-01-10 | 2222-11-11 | 2026-01-10 | 2222-11-11 | 2",
      "p1 | 2026-01-10 | 2222-11-11 | 2026-05-10 | 2026-06-29 | 8",
      "p1 | 2026-01-10 | 2222-11-11 | 2026-07-01 | 2222-11-11 | 1",
    );
    expect(people.map((row) => row["job_search_code"])).toEqual(["2"]);
  });
  test("of two that began together the smallest code", async () => {
    const people = await found(
      "p1 | 2026-05-10 | 2222-11-11 | 2026-05-10 | 2222-11-11 | 8",
      "p1 | 2026-05-10 | 2222-11-11 | 2026-05-10 | 2222-11-11 | 7",
    );
    expect(people.map((row) => row["job_search_code"])).toEqual(["7"]);
  });
});

const code = fc.constantFrom("0", "1", "2", "3", "7", "8", "z");
const openSpell = (start: string, own: string): string =>
  `p1 | 2025-01-01 | 2222-11-11 | ${start} | 2222-11-11 | ${own}`;
const day = fc.integer({ min: 1, max: 28 }).map((number) => String(number).padStart(2, "0"));

test("an older spell that was never closed changes nobody's status", async () => {
  const newest = fc.record({ start: day, code });
  const older = fc.array(fc.record({ start: day, code }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(newest, older, async (last, spells) => {
      const alone = openSpell(`2026-06-${last.start}`, last.code);
      const before = spells.map((spell) => openSpell(`2026-05-${spell.start}`, spell.code));
      expect(await found(...before, alone)).toEqual(await found(alone));
    }),
    { numRuns: 30 },
  );
});
