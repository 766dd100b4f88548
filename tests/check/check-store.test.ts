import { chmod, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkCommand } from "../../src/cli/commands/check.ts";
import { ledgerAt } from "../../src/history/ledger.ts";
import { keptTerminal } from "../cli/made-up-terminal.ts";
import type { House } from "../run/house.ts";
import { afterTwoNights, copyOf, fileIn, flip } from "./inventory.ts";

let whole: House;

beforeAll(async () => {
  whole = await afterTwoNights();
});
afterAll(() => whole[Symbol.asyncDispose]());

const store = (house: House, ...names: readonly string[]): string => join(house.folder, "store", ...names);

/** What `check` says, and how it ends. */
async function checked(house: House, flags: { readonly all?: boolean; readonly repair?: boolean } = { all: true }) {
  const terminal = keptTerminal();
  const exit = await checkCommand({ config: join(house.folder, "tilannekuva.yaml"), ...flags }, terminal);
  return { exit, text: terminal.lines.join("\n") };
}

describe("a whole store", () => {
  it("is whole, with and without --all", async () => {
    expect(await checked(whole)).toMatchObject({ exit: 0, text: expect.stringContaining("no fault.") });
    expect(await checked(whole, {})).toMatchObject({ exit: 0, text: expect.stringContaining("no fault.") });
  });
});

describe("what nothing can make again", () => {
  it.each(["person_month", "counts", "decisions", "published", "audits/2024-12"])(
    "is said by --all where a bit of it is another, and not repaired: %s",
    async (folder) => {
      await using house = await copyOf(whole);
      const file = await fileIn(store(house, folder), /\.(parquet|json\.gz)$/);
      await flip(file);
      const { exit, text } = await checked(house, { all: true, repair: true });
      expect(exit).toBe(1);
      expect(text).toContain(file.split("/").at(-1));
      expect(text).toContain("backup");
      expect((await stat(file)).size).toBeGreaterThan(0);
    },
  );

  it("is named one by one where it is missing, without --all too", async () => {
    await using house = await copyOf(whole);
    await rm(store(house, "published"), { recursive: true });
    const { exit, text } = await checked(house, {});
    expect(exit).toBe(1);
    expect(text.match(/missing \(published counts of 2024-12, vintage 2025-0/g)).toHaveLength(2);
  });

  it("is the history, a snapshot that is not the current one, the names of cells", async () => {
    await using house = await copyOf(whole);
    await flip(store(house, "releases", "history.json"));
    await flip(await fileIn(join(house.folder, "output", "snapshots"), /^2025-01-20.*counts\.parquet$/));
    await flip(await fileIn(store(house, "audits", "cells"), /\.gz$/));
    const { exit, text } = await checked(house);
    expect(exit).toBe(1);
    for (const part of ["history of what was published", "a snapshot is damaged: counts.parquet", "names of the cells"])
      expect(text).toContain(part);
  });
});

describe("what can be made again", () => {
  it("computed files are removed by --repair, and the next run makes them", async () => {
    await using house = await copyOf(whole);
    const staged = await fileIn(store(house, "stage", "population"), /\.parquet$/);
    const codes = await fileIn(store(house, "stage", "codes"), /\.csv$/);
    const before = await readFile(codes);
    await flip(staged);
    await flip(codes);
    expect((await checked(house)).text).toContain("recoverable");
    expect(await checked(house, { all: true, repair: true })).toMatchObject({ exit: 0 });
    await expect(stat(staged)).rejects.toMatchObject({ code: "ENOENT" });
    await house.night();
    expect(await checked(house)).toMatchObject({ exit: 0 });
    expect((await readFile(codes)).equals(before)).toBe(true);
  });

  it("archives are taken in again from the inbox, where the delivery is still there as it was", async () => {
    await using house = await copyOf(whole);
    const archive = await fileIn(store(house, "archive", "FOLK_ENHEN"), /^[0-9a-f]{64}\.parquet$/);
    const before = await readFile(archive);
    await truncate(archive, 100);
    expect(await checked(house, {})).toMatchObject({ exit: 1, text: expect.stringContaining("again from the inbox") });
    expect(await checked(house, { repair: true })).toMatchObject({ exit: 0 });
    await house.night();
    expect((await readFile(archive)).equals(before)).toBe(true);
    expect(await checked(house)).toMatchObject({ exit: 0 });
    await rm(archive);
    await rm(house.inbox(), { recursive: true });
    expect(await checked(house, { repair: true })).toMatchObject({ exit: 1, text: expect.stringContaining("backup") });
  });

  it("receipts and records of deliveries too", async () => {
    await using house = await copyOf(whole);
    const receipt = await fileIn(store(house, "receipts"), /\.json$/);
    const record = await fileIn(store(house, "deliveries"), /\.json$/);
    await rm(receipt);
    await writeFile(record, "{");
    expect(await checked(house, {})).toMatchObject({ exit: 1 });
    expect(await checked(house, { repair: true })).toMatchObject({ exit: 0 });
    await house.night();
    expect(await checked(house)).toMatchObject({ exit: 0 });
  });

  it("lines of the ledger are accepted as lost, and rights are taken back", async () => {
    await using house = await copyOf(whole);
    const path = store(house, "ledger.jsonl");
    for (let line = 0; line < 3; line += 1)
      await ledgerAt(path).append({ event: "schedule_started", at: "2026-12-01T01:00:00.000Z" });
    await flip(path);
    await chmod(store(house, "counts"), 0o755);
    expect(await checked(house)).toMatchObject({ exit: 1, text: expect.stringContaining("open to others") });
    expect(await checked(house, { all: true, repair: true })).toMatchObject({ exit: 0 });
    expect((await ledgerAt(path).read()).events.at(-1)).toMatchObject({ event: "damage_accepted" });
    expect(await checked(house)).toMatchObject({ exit: 0 });
  });
});
