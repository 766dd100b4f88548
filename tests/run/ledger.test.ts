import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ledgerAt } from "../../src/run/ledger.ts";
import type { LedgerEvent } from "../../src/run/ledger.ts";

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
    expect(await ledgerAt(path).read()).toEqual({ events: [], unreadable: 0 });
  });

  it("tells every event again, in order, to its owner only", async () => {
    const ledger = ledgerAt(path);
    for (const event of night) await ledger.append(event);
    expect(await ledgerAt(path).read()).toEqual({ events: night, unreadable: 0 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, "utf8")).split("\n")).toHaveLength(night.length + 1);
  });

  it("passes over a line of a kind it does not know, and counts it", async () => {
    await ledgerAt(path).append({ event: "schedule_started", at });
    await appendFile(path, `{"event":"moon_landed","at":"${at}"}\n`);
    expect(await ledgerAt(path).read()).toEqual({ events: [{ event: "schedule_started", at }], unreadable: 1 });
  });

  it("loses, wherever a crash cut it, only the line that was being written, and none that follows", async () => {
    for (const event of night) await ledgerAt(path).append(event);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (length) => {
        const torn = whole.subarray(0, length);
        await writeFile(path, torn);
        await ledgerAt(path).append({ event: "run_ended", at, run: "r2", exitCode: 0, seconds: 1 });
        const { events } = await ledgerAt(path).read();
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
