import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StepResult } from "../../src/database/step.ts";
import { openWorld } from "./world.ts";
import type { Archive, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const person = "p1 | 1 | 35 | 049 | 3 | 2 | 3 | 2";
const period = (day: string, [start, end]: readonly [string, string]): string =>
  `d1 | y1 | ${day} | ${start} | ${end} |`;
const wages = (periods: Readonly<Record<string, string>>, amount = "100.00"): Archive => ({
  TAX_INCOMES_delivery: Object.fromEntries(Object.entries(periods).map(([month, line]) => [month, [line]])),
  TAX_INCOMES_report: Object.fromEntries(Object.keys(periods).map((month) => [month, ["r1 | d1 | p1 | |"]])),
  TAX_INCOMES_transactionInfo: Object.fromEntries(
    Object.keys(periods).map((month) => [month, [`r1 | 201 | ${amount} | |`]]),
  ),
});
const june = period("2026-06-15", ["2026-06-01", "2026-06-30"]);
const july = period("2026-07-15", ["2026-07-01", "2026-07-31"]);
const population: Archive = { FOLK_ENHEN: { "2026-06": [person], "2026-07": [person] } };

const staged = async (archive: Archive, subject: string, key: string): Promise<StepResult> =>
  (await world.stage(archive)).stage.of(subject, key);

describe("a step runs again only when what it reads has changed", () => {
  test("the same archive a second time computes nothing", async () => {
    const archive = { ...population, ...wages({ "2026-06": june }) };
    await world.personMonth(archive, "2026-06");
    expect(await world.personMonth(archive, "2026-06")).toMatchObject({ reused: true, rows: 1 });
  });
  test("wages that touch another month leave this one alone", async () => {
    await staged(wages({ "2026-06": june }, "111.00"), "wages", "2026-06");
    expect(await staged(wages({ "2026-06": june, "2026-07": july }, "111.00"), "wages", "2026-06")).toMatchObject({
      reused: true,
    });
  });
  test("an input that says nothing new is read again, and nothing after it", async () => {
    const insured = { ETK_yrittajat: { "": ["p1 | YEL | 2020-01-01 | "] } };
    const others = { ETK_yrittajat: { "": ["p1 | YEL | 2020-01-01 | ", "p9 | YEL | 2026-07-15 | "] } };
    await world.personMonth({ ...population, ...insured }, "2026-06");
    expect(await staged(others, "self_employed", "2026-06")).toMatchObject({ reused: false });
    expect(await world.personMonth({ ...population, ...others }, "2026-06")).toMatchObject({ reused: true });
  });
  test("later moves and permits leave older months as they were", async () => {
    const before = { ...population, FOLK_MUUTTO: { "2020": ["p1 | 41 | 2020-06-15"] } };
    const after = {
      ...before,
      FOLK_MUUTTO: { ...before.FOLK_MUUTTO, "2026": ["p9 | 41 | 2026-07-02"] },
      MIGR_OLESK_paatoksetjaper: { "2026-07": ["c9 | p9 | a1 | 2026-07-03 | 1 | | 3 | Opiskelu"] },
      MIGR_OLESK_voimassaoleva: { "2026-07": ["c9 | p9 | a1 | 2026-07-31 | 3 | Opiskelu | 2026-07-03 | 2027-07-03"] },
    };
    await world.personMonth(before, "2026-06");
    expect(await world.personMonth(after, "2026-06")).toMatchObject({ reused: true });
    expect(await world.personMonth(after, "2026-07")).toMatchObject({ reused: false });
  });
  test("an output is made once, also for two who ask at the same time", async () => {
    const { stage } = await world.stage(population);
    expect(stage.of("population", "2026-06")).toBe(stage.of("population", "2026-06"));
    await stage.of("population", "2026-06");
  });
});

/** The status of the payers of the month before. */
const told = async (archive: Archive, month: string): Promise<readonly unknown[]> => {
  const { path } = await world.personMonth(archive, month);
  return world.rows(
    "select payers_before, main_payer_before, work_pay_before::varchar as pay from read_parquet(getvariable('file'))",
    path,
  );
};

describe("payers of the month before", () => {
  const silent = [{ payers_before: "silent", main_payer_before: "y1", pay: "100.00" }];
  const other = "d2 | y2 | 2026-07-15 | 2026-07-01 | 2026-07-31 |";
  test("are silent while only others have reported for the month, in whatever payment month", async () => {
    expect(await told({ ...population, ...wages({ "2026-06": june, "2026-07": other }) }, "2026-07")).toEqual(silent);
    const late = wages({
      "2026-06": june,
      "2026-07": other,
      "2026-08": period("2026-08-15", ["2026-07-31", "2026-08-20"]),
    });
    expect(await told({ ...population, ...late }, "2026-07")).toEqual([{ ...silent[0], payers_before: "reporting" }]);
  });
  test("are unknown before the wages of the month have arrived, nor without those of the month before", async () => {
    const nothing = [{ payers_before: null, main_payer_before: null, pay: null }];
    expect(await told({ ...population, ...wages({ "2026-06": june }) }, "2026-07")).toEqual(nothing);
    const late = period("2026-07-15", ["2026-06-01", "2026-07-31"]);
    expect(await told({ ...population, ...wages({ "2026-07": late }) }, "2026-07")).toEqual(nothing);
  });
});

test("tables of which nothing is known are read as empty", async () => {
  const { stage } = await world.stage({});
  const outputs = await Promise.all([
    ...["origin", "first_arrivals", "customers", "permit_history"].map((subject) => stage.of(subject, "_")),
    ...["population", "wages", "payers_before", "benefits", "job_search", "training", "self_employed", "permits"].map(
      (subject) => stage.of(subject, "2026-06"),
    ),
    stage.of("main_activity", "2024"),
  ]);
  expect(outputs.map(({ rows }) => rows)).toEqual(outputs.map(() => 0));
});

test("a name that no declaration has is an error of the configuration", async () => {
  const { stage } = await world.stage({});
  await expect(stage.of("weather", "2026-06")).rejects.toThrow('"weather"');
  await expect(stage.of("weather", "2026-06")).rejects.toMatchObject({ exitCode: 2 });
});
