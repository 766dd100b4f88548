import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { measured } from "../../bench/command.ts";
import { differenceOf, inWords, isEqual } from "../../bench/peers/compared.ts";
import { OURS, PEERS } from "../../bench/peers/contenders.ts";
import { contractsAsData, TABLES } from "../../bench/peers/contracts.ts";
import { makeDbtProject } from "../../bench/peers/dbt-project.ts";
import { optionsFrom } from "../../bench/peers/peers.ts";
import { peerWins, ratioOf, reportOf, targetLines } from "../../bench/peers/report.ts";
import type { Measured } from "../../bench/peers/report.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const HEADER = "month,area,background,sex,age,persons,employed,unemployed\n";
const ONE = "2026-06,KU049,FOREIGN,F,Y18T64,10,6,2\n";
const TWO = "2026-06,KU091,FINNISH,M,Y18T29,20,,\n";

describe("the counts of two contenders", () => {
  it("are equal in whatever order their rows are", () => {
    const difference = differenceOf(HEADER + ONE + TWO, (HEADER + TWO + ONE).replaceAll("\n", "\r\n"));
    expect(difference).toEqual({ lacking: 0, additional: 0, other: 0 });
    expect(isEqual(difference)).toBe(true);
  });

  it.each([
    ["a row is missing", HEADER + ONE, { lacking: 1, additional: 0, other: 0 }],
    [
      "a row is too many",
      HEADER + ONE + TWO + TWO.replace("Y18T29", "Y18T64"),
      { lacking: 0, additional: 1, other: 0 },
    ],
    ["a number is another", HEADER + ONE.replace(",6,2", ",7,2") + TWO, { lacking: 0, additional: 0, other: 1 }],
    ["nothing is not zero", HEADER + ONE + TWO.replace(",20,,", ",20,0,0"), { lacking: 0, additional: 0, other: 1 }],
    ["there is nothing at all", HEADER, { lacking: 2, additional: 0, other: 0 }],
  ])("differ where %s", (_, theirs, expected) => {
    const difference = differenceOf(HEADER + ONE + TWO, theirs);
    expect(difference).toEqual(expected);
    expect(isEqual(difference)).toBe(false);
  });

  it("differ in words that say how many rows", () => {
    expect(inWords(differenceOf("table,rows\nA,3\nB,1\n", "table,rows\nA,4\n", 1))).toBe(
      "1 rows are missing, 0 are too many, 1 have other numbers",
    );
  });
});

const cost = (seconds: number, gigabytes = 1) => ({ seconds, processor: seconds * 2, gigabytes });
const costs = (name: string, full: number, night: number, memory = 1): Measured => ({
  name,
  full: cost(full, memory),
  night: cost(night, memory),
});
const ours = costs(OURS, 10, 2);
const all = [
  ours,
  costs(PEERS.dbt, 12, 9),
  costs(PEERS.dbtModels, 11, 7),
  costs(PEERS.polars, 8, 8),
  costs(PEERS.pandas, 40, 40, 0.5),
];

describe("the report on the peers", () => {
  it("divides their cost by ours", () => {
    expect(ratioOf(costs(PEERS.dbt, 12, 9), ours, "night")).toBe(4.5);
    expect(ratioOf(costs(PEERS.pandas, 40, 40, 0.5), ours, "full", "gigabytes")).toBe(0.5);
  });

  it("says which targets are met", () => {
    expect(targetLines(all)).toEqual([
      `- MISSED: night with one new delivery, ${PEERS.dbt}: 4.50 x our time (wanted: 5 x)`,
      `- met: full rebuild, ${PEERS.dbt}: 1.20 x our time (wanted: 1 x)`,
      "- MISSED: full rebuild, polars: 0.80 x our time (wanted: 1.5 x)",
    ]);
  });

  it("says plainly where a peer wins", () => {
    expect(peerWins(all)).toEqual([
      "- **polars wins**, full rebuild: 8.00 s, ours 10.00 (1.25 x)",
      "- **polars wins**, full rebuild: 16.00 processor s, ours 20.00 (1.25 x)",
      "- **pandas wins**, full rebuild: 0.50 GB, ours 1.00 (2.00 x)",
      "- **pandas wins**, night with one new delivery: 0.50 GB, ours 1.00 (2.00 x)",
    ]);
    expect(peerWins([ours])).toEqual(["- No peer needs less time, processor or memory than tilannekuva."]);
    expect(() => peerWins(all.slice(1))).toThrow("tilannekuva was not measured");
  });

  it("has the costs of every contender in both tables", () => {
    const report = reportOf({
      command: "npm run bench -- peers",
      country: { persons: 20_000, months: 24, seed: 7 },
      csv: { seconds: 1, processor: 2, gigabytes: 0.5, rows: 1000 },
      measured: all,
      rows: 10,
      accepted: 900,
      packages: ["polars==2.1.0"],
    });
    expect(report).toContain("| polars | 8.0 | 0.80 x | 16.0 | 1.00 |");
    expect(report).toContain("| polars | 8.0 | 4.00 x | 16.0 | 1.00 |");
    expect(report.split("\n").filter((line) => line.startsWith("| pandas |"))).toHaveLength(2);
  });
});

describe("the contracts as data", () => {
  const contracts = contractsAsData();

  it("are those of all compared tables, in words that any script can check", () => {
    expect(Object.keys(contracts).toSorted()).toEqual(TABLES.toSorted());
    expect(contracts["FOLK_ENHEN"]?.key).toEqual(["person_id", "year", "month"]);
    expect(contracts["FOLK_ENHEN"]?.columns["ika"]).toMatchObject({ kind: "whole", min: 0, max: 130, as: "age" });
    expect(contracts["FOLK_ENHEN"]?.columns["kotikunta"]).toMatchObject({ kind: "pattern", pattern: "[0-9]{3}" });
    expect(contracts["KEHA_Tyonhaku"]?.columns["tyok1"]?.codes).toContain("z");
    expect(contracts["TAX_INCOMES_report"]?.parent).toEqual({
      table: "TAX_INCOMES_delivery",
      column: "delivery_id",
      key: "delivery_id",
    });
    expect(contracts["TAX_INCOMES_delivery"]?.conditions).toEqual([
      { kind: "not_before", columns: ["period_end", "period_start"] },
    ]);
  });

  it("have parents before the tables that refer to them, as the scripts read them in this order", () => {
    const order = Object.keys(contracts);
    const parents = Object.entries(contracts).flatMap(([table, { parent }]) =>
      parent === null ? [] : [{ table, parent: parent.table }],
    );
    expect(parents).toHaveLength(4);
    for (const { table, parent } of parents) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(table));
  });

  it("make a dbt project: a model and tests for every table, and the pipeline's own macros", async () => {
    await using folder = await temporaryFolder();
    const places = { inbox: "/inbox", codes: "/codes", folder: join(folder.path, "dbt") };
    await makeDbtProject(places, contracts);
    const files = await readdir(places.folder, { recursive: true });
    expect(files.filter((name) => name.endsWith(".jinja"))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(TABLES.map((table) => join("models", "archive", `${table}.sql`))));
    const macros = await readFile(join(places.folder, "macros", "project_macros.sql"), "utf8");
    expect(macros).toContain("create or replace macro background_of(");
    const tests = await readFile(join(places.folder, "models", "archive", "contracts.yml"), "utf8");
    expect(tests).toContain("parent_in_period");
    expect(tests.match(/not_null/g)?.length).toBeGreaterThan(40);
  });
});

describe("the bench of the peers", () => {
  it("knows its arguments", () => {
    expect(optionsFrom(["--persons", "195000", "--out", "peers.md"])).toMatchObject({
      country: { persons: 195_000, months: 24, seed: 7 },
      work: null,
      out: "peers.md",
      command: "npm run bench -- peers --persons 195000 --out peers.md",
    });
    expect(() => optionsFrom(["--months", "1"])).toThrow("--months: 1 is not a whole number from 2");
  });

  it("measures a program together with its children", async () => {
    await using folder = await temporaryFolder();
    const busy = "const until = Date.now() + 800; while (Date.now() < until);";
    const parent = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy)}]); setTimeout(() => {}, 300)`;
    const used = await measured({ program: process.execPath, args: ["-e", parent], folder: folder.path });
    // Without /proc nothing is known; on a busy machine the child gets little of its time.
    expect(used.processor).toBeGreaterThan(existsSync("/proc/self/stat") ? 0.05 : -1);
    expect(used.seconds).toBeGreaterThan(0.8);
  });

  it("says which program ended badly, and where it wrote why", async () => {
    await using folder = await temporaryFolder();
    const log = join(folder.path, "log.txt");
    const failing = {
      program: process.execPath,
      args: ["-e", "throw new Error('no counts')"],
      folder: folder.path,
      log,
    };
    await expect(measured(failing)).rejects.toThrow(`ended with exit code 1: ${log} says why`);
    expect(await readFile(log, "utf8")).toContain("no counts");
  });
});
