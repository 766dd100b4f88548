import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readShocks } from "../../../src/synthetic/shocks/read-shocks.ts";

let file = "";
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), "shocks-")), "shocks.yaml");
});
afterEach(() => rm(join(file, ".."), { recursive: true }));

async function read(text: string): ReturnType<typeof readShocks> {
  await writeFile(file, text);
  return readShocks(file);
}

describe("a list of shocks", () => {
  it("has its defaults filled in", async () => {
    expect(
      await read(`
        - { kind: late_payers, month: 2026-09, share: 0.08 }
        - { kind: arrivals, month: 2026-10, share: 0.12 }
        - { kind: late_arrivals, month: 2026-11, share: 0.05 }
        - { kind: late_closures, month: 2026-12, share: 1 }
        - { kind: plant_closure, month: 2027-01, area: KU091, share: 0.1, day: 12, background: finnish }`),
    ).toEqual([
      { kind: "late_payers", month: "2026-09", share: 0.08 },
      { kind: "arrivals", month: "2026-10", area: "C6", share: 0.12, without_birth_country: 0.5 },
      { kind: "late_arrivals", month: "2026-11", area: "C6", share: 0.05, redelivered_after: 1 },
      { kind: "late_closures", month: "2026-12", area: "C6", share: 1 },
      { kind: "plant_closure", month: "2027-01", area: "KU091", share: 0.1, day: 12, background: "finnish" },
    ]);
  });

  it("may have benefit codes without quotes", async () => {
    const given = "{ kind: benefit_code, month: 2026-09, old: 1058, new: '1366' }";
    expect(await read(`- ${given}`)).toEqual([{ kind: "benefit_code", month: "2026-09", old: "1058", new: "1366" }]);
  });

  it("may be empty", async () => {
    expect(await read("# none this time\n")).toEqual([]);
  });
});

describe("a fault names the file, the shock and the field, and what to give", () => {
  it.each([
    ["{ kind: late_payer, month: 2026-09, share: 0.1 }", "late_payer: unknown kind; did you mean late_payers?"],
    ["{ kind: strike, month: 2026-09 }", "strike: unknown kind; known here: late_payers, holidays,"],
    ["{ month: 2026-09, share: 0.1 }", "kind is missing; known: late_payers, holidays,"],
    ["late_payers", "kind is missing; known: late_payers, holidays,"],
    ["{ kind: late_payers, month: 2026-09, shar: 0.1 }", "(late_payers): shar: unknown field; did you mean share?"],
    ["{ kind: late_payers, month: 2026-09 }", "(late_payers): share: is missing; give a number from 0.001 to 1"],
    ["{ kind: late_payers, month: 2026-13, share: 0.1 }", "month: give a month as yyyy-mm, such as 2026-09"],
    ["{ kind: late_payers, month: 2026-09, share: 8 }", "share: give a number from 0.001 to 1"],
    ["{ kind: late_payers, month: 2026-09, share: 0.1, background: none }", "background: give one of foreign, finnish"],
    ["{ kind: plant_closure, month: 2026-09, share: 0.1, day: 3 }", "area: is missing; give one of C6, KU049,"],
    ["{ kind: plant_closure, month: 2026-09, area: C6, share: 0.1, day: 31 }", "day: give a whole number from 1 to 21"],
    ["{ kind: late_arrivals, month: 2026-09, share: 0.6 }", "share: give a number from 0.05 to 0.5"],
    [
      "{ kind: missing_extract, month: 2026-09, dataset: FOLK_perus }",
      "dataset: give one of FOLK_ENHEN, KEHA_Tyonhaku,",
    ],
    ["{ kind: benefit_code, month: 2026-09, old: 1059, new: 1366 }", "old: give one of 1054,"],
    ["{ kind: benefit_code, month: 2026-09, old: 1058, new: 1361 }", "new: the country pays this benefit already"],
    [
      "{ kind: benefit_code, month: 2026-09, old: 1058, new: kela }",
      "new: give a benefit code of four digits, such as 1366",
    ],
  ])("%s", async (shock, fact) => {
    await expect(read(`- { kind: late_closures, month: 2026-09, share: 0.5 }\n- ${shock}\n`)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(fact),
      advice: "Correct the list; docs/synthetic-country.md has every kind with its fields.",
    });
    await expect(readShocks(file)).rejects.toThrow(`${file}: shock 2`);
  });

  it("and says so when there is no list", async () => {
    await expect(read("shocks: none\n")).rejects.toThrow(`${file}: the file is not a list`);
  });
});
