import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ledgerAt } from "../../src/history/ledger.ts";
import type { LedgerEvent } from "../../src/history/ledger.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledger-"));
  path = join(folder, "store", "ledger.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const at = "2026-10-18T00:00:00.000Z";
const night: readonly LedgerEvent[] = [
  { event: "run_started", at, run: "r1", command: "run", asOf: null, version: "0.1.0" },
  {
    event: "step_done",
    at,
    run: "r1",
    room: "stage",
    step: "as known at 2026-10-17",
    computed: 3,
    reused: 0,
    seconds: 0.1,
  },
  { event: "held", at, run: "r1", month: "2026-08", table: "by_ground", areas: ["KU049", "C6"] },
  { event: "published", at, run: "r1", snapshot: "2026-10-18T0000Z-3f9a1c0b7d42", knownAt: "2026-10-17T00:00" },
  {
    event: "failed",
    at,
    run: "r1",
    room: "protect",
    message: "a gate is shut",
    advice: "Look into status.",
    exitCode: 4,
  },
  { event: "run_ended", at, run: "r1", exitCode: 4, seconds: 12.5 },
  { event: "schedule_started", at },
  { event: "slot", at, slot: at, outcome: "missed", since: at, count: 1 },
];

describe("the ledger", () => {
  it("is empty before anything was written", async () => {
    expect(await ledgerAt(path).read()).toEqual({ events: [], unreadable: 0, damaged: [] });
  });

  it("returns every event, in order, to its owner only", async () => {
    const ledger = ledgerAt(path);
    for (const event of night) await ledger.append(event);
    expect(await ledgerAt(path).read()).toEqual({ events: night, unreadable: 0, damaged: [] });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, "utf8")).split("\n")).toHaveLength(night.length + 1);
  });

  it("passes over a line of a kind it does not know, and counts it", async () => {
    await ledgerAt(path).append({ event: "schedule_started", at });
    await appendFile(path, `{"event":"moon_landed","at":"${at}"}\n`);
    expect(await ledgerAt(path).read()).toMatchObject({
      events: [{ event: "schedule_started", at }],
      unreadable: 1,
    });
  });

  it("loses, wherever a crash cut it, only the line that was being written, and none that follows", async () => {
    for (const event of night) await ledgerAt(path).append(event);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (length) => {
        const torn = whole.subarray(0, length);
        await writeFile(path, torn);
        await ledgerAt(path).append({ event: "run_ended", at, run: "r2", exitCode: 0, seconds: 1 });
        const { events, damaged } = await ledgerAt(path).read();
        expect(damaged).toEqual([]);
        const text = torn.toString();
        const complete = text.split("\n").length - 1;
        // A line whose newline alone is missing is still whole.
        const kept = text.endsWith("}") && complete < night.length ? [complete, complete + 1] : [complete];
        expect(kept).toContain(events.length - 1);
        expect(events.slice(0, -1)).toEqual(night.slice(0, events.length - 1));
        expect(events.at(-1)).toMatchObject({ run: "r2" });
      }),
      { numRuns: 60 },
    );
  });
});

/** The file with one bit the other way round. */
const flipped = (bytes: Buffer, bit: number): Buffer =>
  Buffer.from(bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));

/** The ledger's text as versions without a chain wrote it. */
const unchained = (events: readonly LedgerEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");

describe("the chain of the ledger", () => {
  it("shows every flipped bit", async () => {
    for (const event of night) await ledgerAt(path).append(event);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
        await writeFile(path, flipped(whole, bit));
        expect((await ledgerAt(path).read()).damaged).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("shows a flipped bit also after other lines were added", async () => {
    for (const event of night) await ledgerAt(path).append(event);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
        await writeFile(path, flipped(whole, bit));
        await ledgerAt(path).append({ event: "schedule_started", at });
        expect((await ledgerAt(path).read()).damaged).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("shows lines that were taken out, put in or exchanged, by their numbers", async () => {
    for (const event of night) await ledgerAt(path).append(event);
    const lines = (await readFile(path, "utf8")).split("\n");
    const damagedWith = async (changed: readonly string[]) => {
      await writeFile(path, changed.join("\n"));
      return (await ledgerAt(path).read()).damaged;
    };
    expect(await damagedWith(lines.toSpliced(3, 1))).toEqual([4]);
    expect(await damagedWith(lines.toSpliced(3, 1, lines[3]!.replace("knownAt", "knownAT")))).toEqual([4, 5]);
    expect(await damagedWith(lines.toSpliced(3, 2, lines[4]!, lines[3]!))).not.toEqual([]);
    expect(await damagedWith(lines)).toEqual([]);
  });

  it("begins with the first new line of an older ledger, and covers that one's last line", async () => {
    await ledgerAt(path).append({ event: "schedule_started", at });
    await writeFile(path, unchained(night));
    await ledgerAt(path).append({ event: "schedule_started", at });
    expect(await ledgerAt(path).read()).toMatchObject({ unreadable: 0, damaged: [] });
    await writeFile(path, (await readFile(path, "utf8")).replace('"count":1', '"count":2'));
    expect((await ledgerAt(path).read()).damaged).toEqual([night.length + 1]);
  });

  it("holds where two processes add a line at the same time", async () => {
    await Promise.all(night.map((event) => ledgerAt(path).append(event)));
    const { events, damaged } = await ledgerAt(path).read();
    expect(events).toHaveLength(night.length);
    expect(damaged).toEqual([]);
  });

  it("is whole again once somebody has accepted what is lost, and shows what is lost later", async () => {
    for (const event of night) await ledgerAt(path).append(event);
    await writeFile(path, (await readFile(path, "utf8")).replace("stage", "Stage"));
    const { damaged } = await ledgerAt(path).read();
    expect(damaged).toEqual([2, 3]);
    await ledgerAt(path).append({ event: "damage_accepted", at, lines: [...damaged] });
    expect((await ledgerAt(path).read()).damaged).toEqual([]);
    await writeFile(path, (await readFile(path, "utf8")).replace("a gate is shut", "a gate is open"));
    expect((await ledgerAt(path).read()).damaged).toEqual([5, 6]);
  });
});
