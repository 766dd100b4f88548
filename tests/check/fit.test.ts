import { cp, mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptCommand } from "../../src/cli/commands/adopt.ts";
import { planCommand } from "../../src/cli/commands/plan-command.ts";
import { statusCommand } from "../../src/cli/commands/status-command.ts";
import { feedsId } from "../../src/history/belonging.ts";
import { ledgerAt } from "../../src/history/ledger.ts";
import type { LedgerEvent } from "../../src/history/ledger.ts";
import { keptTerminal } from "../cli/made-up-terminal.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { afterTwoNights, copyOf, fileIn, flip } from "./inventory.ts";

let whole: House;

beforeAll(async () => {
  whole = await afterTwoNights();
});
afterAll(() => whole[Symbol.asyncDispose]());

const store = (house: House, ...names: readonly string[]): string => join(house.folder, "store", ...names);
const output = (house: House, ...names: readonly string[]): string => join(house.folder, "output", ...names);
const options = (house: House) => ({ config: join(house.folder, "tilannekuva.yaml") });

/** When the house's nights are. */
const NOW = new Date("2026-12-01T01:00:00Z");

const PUBLISHED: LedgerEvent = {
  event: "published",
  at: "2026-12-01T01:00:00.000Z",
  run: "r",
  snapshot: "2025-02-03T0000Z-3f9a1c0b7d42",
  knownAt: "2025-02-03T00:00",
};

describe("store and output", () => {
  it("carry one id, which stays", async () => {
    const id = (await readFile(store(whole, "id"), "utf8")).trim();
    expect(JSON.parse(await readFile(output(whole, "store.json"), "utf8"))).toEqual({ store: id, earlier: [] });
    expect((await stat(store(whole, "id"))).mode & 0o777).toBe(0o600);
    await using house = await copyOf(whole);
    expect((await house.night()).outcome).toBe("unchanged");
    expect((await readFile(store(house, "id"), "utf8")).trim()).toBe(id);
  });

  it("of before there were ids get one at the next run", async () => {
    await using house = await copyOf(whole);
    await rm(store(house, "id"));
    await rm(output(house, "store.json"));
    await house.night();
    const id = (await readFile(store(house, "id"), "utf8")).trim();
    expect(JSON.parse(await readFile(output(house, "store.json"), "utf8"))).toEqual({ store: id, earlier: [] });
  });

  it("do not belong together where the store is new or emptied: refused, with both folders, also by plan and status", async () => {
    await using house = await copyOf(whole);
    await rm(store(house), { recursive: true });
    await expect(house.night()).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringMatching(new RegExp(`${store(house)} .*${output(house)} do not belong together`)),
      advice: expect.stringContaining("tilannekuva adopt"),
    });
    for (const command of [planCommand, statusCommand]) {
      const terminal = keptTerminal();
      expect(await command(options(house), terminal)).toBe(4);
      expect(terminal.lines.join("\n")).toContain("do not belong together");
    }
    // Another store may go on over the output: what readers know the feeds' entries by stays.
    const before = await feedsId(output(house));
    expect(await adoptCommand(options(house), keptTerminal())).toBe(0);
    expect((await readFile(store(house, "id"), "utf8")).trim()).not.toBe(before);
    expect(await feedsId(output(house))).toBe(before);
  });

  it("do not where the history and its notes are gone", async () => {
    await using house = await copyOf(whole);
    await rm(store(house, "releases"), { recursive: true });
    await expect(house.night()).rejects.toMatchObject({ exitCode: 4 });
    // The output is gone too: the ledger still says that something was published.
    await rm(output(house), { recursive: true });
    await ledgerAt(store(house, "ledger.jsonl")).append(PUBLISHED);
    await expect(house.night()).rejects.toMatchObject({ exitCode: 4, message: expect.stringContaining("ledger") });
  });

  it("do not where the output is another store's; without its name the history has to be whole", async () => {
    await using house = await copyOf(whole);
    const owner = { store: "8f14e45f-ceea-467f-a9f5-0d5d1f2a9f10", earlier: [] };
    await writeFile(output(house, "store.json"), JSON.stringify(owner));
    await expect(house.night()).rejects.toMatchObject({ exitCode: 4, message: expect.stringContaining("store.json") });
    await rm(output(house, "store.json"));
    await flip(store(house, "releases", "history.json"));
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1 });
  });

  it("go on together once somebody says so, and the ledger and the output keep it", async () => {
    await using house = await copyOf(whole);
    const snapshots = await readdir(output(house, "snapshots"));
    await rm(store(house, "releases"), { recursive: true });
    await ledgerAt(store(house, "ledger.jsonl")).append(PUBLISHED);
    await expect(house.night()).rejects.toMatchObject({ exitCode: 4 });
    expect(await adoptCommand(options(house), keptTerminal())).toBe(0);
    const { events } = await ledgerAt(store(house, "ledger.jsonl")).read();
    expect(events.at(-1)).toMatchObject({ event: "adopted", snapshots: snapshots.length });
    await house.night();
    await house.night();
    expect(JSON.parse(await readFile(output(house, "store.json"), "utf8"))).toMatchObject({
      earlier: snapshots.toSorted(),
    });
  });

  it("a store restored from an older backup does not know the newest snapshot", async () => {
    await using house = await copyOf(whole);
    const kept = join(house.folder, "kept");
    await cp(store(house), kept, { recursive: true });
    await deliverPopulation(house.inbox(), "2025-03-03_FOLK_ENHEN", 260);
    await house.night();
    await rm(store(house), { recursive: true });
    await rename(kept, store(house));
    await expect(house.night()).rejects.toMatchObject({ exitCode: 4, message: expect.stringContaining("2025-03-03T") });
  });
});

describe("a night with nothing new", () => {
  it.each(["person_month", "counts", "decisions", "published", "audits"])("misses %s", async (name) => {
    await using house = await copyOf(whole);
    await rm(store(house, name), { recursive: true });
    await expect(house.night()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(store(house, name)),
      advice: expect.stringContaining("backup"),
    });
  });

  it("sees that a file of the history is of another size", async () => {
    await using house = await copyOf(whole);
    const file = await fileIn(store(house, "counts"), /\.parquet$/);
    await writeFile(file, (await readFile(file)).subarray(0, -1));
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining(file) });
  });

  it.each(["counts.parquet", "manifest.json", "SHA256SUMS"])("sees a damaged current snapshot: %s", async (name) => {
    await using house = await copyOf(whole);
    await flip(output(house, "current", name));
    await expect(house.night()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("the current snapshot is damaged"),
    });
    const terminal = keptTerminal();
    expect(await statusCommand(options(house), terminal)).toBe(1);
    expect(terminal.lines.join("\n")).toContain("the current snapshot is damaged");
  });

  it("sees a changed line of the ledger, a history older than the ledger, and that the key is gone", async () => {
    await using house = await copyOf(whole);
    const ledger = store(house, "ledger.jsonl");
    await ledgerAt(ledger).append({ ...PUBLISHED, history: "0".repeat(64) });
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("older") });
    await flip(ledger);
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("ledger") });
    await rm(ledger);
    await mkdir(store(house, "quarantine"));
    await writeFile(store(house, "quarantine", "a.parquet"), "rows");
    await rm(store(house, "key"));
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("key") });
    await writeFile(store(house, "key"), "");
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("damaged") });
  });

  it("removes what a killed run left, wherever it is, and nothing else", async () => {
    await using house = await copyOf(whole);
    const drafts = [
      store(house, "stage", "wages", "2024-12", ".a.parquet.1.tmp"),
      store(house, "decisions", "2024-12", ".a.json.1.tmp"),
      store(house, "tmp", "duckdb_temp_storage-0.tmp"),
      output(house, ".current.1.tmp"),
      output(house, "snapshots", ".staging", "a", "counts.parquet"),
    ];
    for (const draft of drafts) {
      await mkdir(join(draft, ".."), { recursive: true });
      await writeFile(draft, "left");
    }
    const waiting = store(house, ".run.lock.1.tmp");
    await writeFile(waiting, "of a run that waits just now");
    await utimes(waiting, NOW, NOW);
    // The process that started this one lives.
    const worked = store(house, `.a.parquet.${process.ppid}-8f14e45f-ceea-467f-a9f5-0d5d1f2a9f10.tmp`);
    await writeFile(worked, "of a command that computes in the store just now");
    const other = store(house, "stage", "notes.tmp");
    await writeFile(other, "somebody's own");
    await house.night();
    for (const draft of drafts) await expect(stat(draft)).rejects.toMatchObject({ code: "ENOENT" });
    for (const kept of [waiting, other, worked]) expect((await stat(kept)).size).toBeGreaterThan(0);
  });
});

describe("whatever the mask", () => {
  it("the store is its owner's alone", async () => {
    const before = process.umask(0);
    try {
      await using house = await afterTwoNights();
      const entries = await readdir(store(house), { recursive: true, withFileTypes: true });
      const modes = await Promise.all(
        entries.map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          const mode = ((await stat(path)).mode & 0o777).toString(8);
          return `${entry.isDirectory() ? "folder" : "file"} ${mode}${mode.endsWith("00") ? "" : ` ${path}`}`;
        }),
      );
      expect([...new Set(modes)].toSorted()).toEqual(["file 600", "folder 700"]);
      expect((await stat(output(house, "current", "manifest.json"))).mode & 0o044).toBe(0o044);
    } finally {
      process.umask(before);
    }
  });
});
