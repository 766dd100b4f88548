import { parse } from "csv-parse/sync";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { casesFolder, command } from "./command.ts";
import type { Ended } from "./command.ts";

type Row = Readonly<Record<string, string>>;

const fixture = async (name: string): Promise<readonly Row[]> =>
  parse(await readFile(join(packageRoot, "fixtures", "cases", name), "utf8"), { columns: true });

let folder: string;
let run: Ended;

beforeAll(async () => {
  folder = await casesFolder(join(await mkdtemp(join(tmpdir(), "tilannekuva-cases-")), "a folder, with ä"));
  run = await command(folder, "run");
});
afterAll(() => rm(join(folder, ".."), { recursive: true, force: true }));

async function personMonths(month: string): Promise<readonly Row[]> {
  const out = join(folder, `${month}.parquet`);
  const { code, stderr } = await command(folder, "inspect", "person-month", "--month", month, "--out", out);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
  const session = await database.session();
  const rows = await session.rows("select columns(*)::varchar from read_parquet(getvariable('file'))", { file: out });
  session.close();
  database.close();
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? value : ""])),
  );
}

describe("the cases through the commands", () => {
  it("run ends well and says what it did", () => {
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("Published 2026-09-15T0000Z-");
    expect(run.stdout).toContain("FOLK_ENHEN 7");
  });

  it("every expected person-month comes out, column by column, and nobody else", async () => {
    const expected = await fixture("expected_person_month.csv");
    const columns = Object.keys(expected[0] ?? {});
    const months = [...new Set(expected.map((row) => row["month"] ?? ""))];
    const actual = (await Promise.all(months.map(personMonths))).flat();
    const chosen = actual.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
    expect(chosen).toEqual(
      expected.toSorted((a, b) => (`${a["month"]}${a["person_id"]}` < `${b["month"]}${b["person_id"]}` ? -1 : 1)),
    );
    expect(Object.keys(actual[0] ?? {}).slice(0, columns.length)).toEqual(columns);
    const absent = await fixture("expected_absent.csv");
    expect(absent.length).toBeGreaterThan(0);
    for (const { person_id } of absent) expect(actual.some((row) => row["person_id"] === person_id)).toBe(false);
  });

  it("the receipts count what the cases say is quarantined, and lose no row", async () => {
    const expected = Map.groupBy(await fixture("expected_quarantine.csv"), (row) => `${row["file"]}.csv`);
    const names = await readdir(join(folder, "store", "receipts"));
    const receipts = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(folder, "store", "receipts", name), "utf8"))),
    );
    const counted = receipts
      .filter(({ rows }) => rows.quarantined > 0)
      .map(({ file, rows }) => [file, rows.quarantined]);
    expect(Object.fromEntries(counted)).toEqual(
      Object.fromEntries([...expected].map(([file, rows]) => [file, rows.length])),
    );
    for (const { rows } of receipts) expect(rows.accepted + rows.quarantined + rows.duplicate).toBe(rows.read);
  });

  it("nothing that leaves the store names a person", async () => {
    const ids = (await fixture("expected_person_month.csv")).map((row) => row["person_id"] ?? "");
    const snapshot = join(folder, "output", "current");
    const files = (await readdir(snapshot, { recursive: true })).filter((name) =>
      /\.(json|csv|parquet|arrow)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(5);
    const texts = await Promise.all(files.map((name) => readFile(join(snapshot, name), "latin1")));
    const log = await readFile(join(folder, "store", "logs", "tilannekuva.jsonl"), "utf8");
    const ledger = await readFile(join(folder, "store", "ledger.jsonl"), "utf8");
    const everything = [...texts, log, ledger, run.stdout, run.stderr].join("\n");
    for (const id of ids) expect(everything.includes(id)).toBe(false);
  });

  it("person-months are refused under the output folder", async () => {
    const out = join(folder, "output", "current", "x.parquet");
    const { code, stderr } = await command(folder, "inspect", "person-month", "--month", "2026-06", "--out", out);
    expect(code).toBe(2);
    expect(stderr).toContain("lies in the output folder, where only a run writes");
    expect(existsSync(out)).toBe(false);
  });

  it("a month that is not there is missing input, with what is there", async () => {
    const { code, stderr } = await command(
      folder,
      "inspect",
      "person-month",
      "--month",
      "2020-01",
      "--out",
      "x.parquet",
    );
    expect(code).toBe(5);
    expect(stderr).toContain("2026-06 to 2026-07");
  });
});
