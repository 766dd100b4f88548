import { existsSync } from "node:fs";
import { appendFile, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import type { ChildProcess } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ledgerAt } from "../../src/history/ledger.ts";
import type { LedgerEvent } from "../../src/history/ledger.ts";
import { casesFolder, command, SMALLEST, ended, startCommand } from "./command.ts";

const MINUTE = 60_000;

let base: string;
const daemons: ChildProcess[] = [];

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-schedule-")));
});
afterEach(() => daemons.forEach((daemon) => daemon.kill("SIGKILL")));
afterAll(() => rm(base, { recursive: true, force: true }));

const ledgerOf = (folder: string) => ledgerAt(join(folder, "store", "ledger.jsonl"));

/** The cases' folder with a schedule that began ten minutes ago and a slot that came five minutes ago. Returns the slot's instant too. */
async function dueFolder(name: string): Promise<{ readonly folder: string; readonly slot: string }> {
  const folder = await casesFolder(join(base, name), SMALLEST);
  const slot = `${new Date(Date.now() - 5 * MINUTE).toISOString().slice(0, 16)}:00.000Z`;
  await appendFile(
    join(folder, "tilannekuva.yaml"),
    `schedule: { slots: ["${slot.slice(11, 16)}"], time_zone: UTC }\n`,
  );
  await ledgerOf(folder).append({ event: "schedule_started", at: new Date(Date.now() - 10 * MINUTE).toISOString() });
  return { folder, slot };
}

/** Waits until a command has said something on one of its streams and gives what it said; its end before that is a failure. */
const said = (child: ChildProcess, stream: "stdout" | "stderr", words: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    child[stream]?.on("data", (part: Buffer) => {
      text += part.toString();
      if (text.includes(words)) resolve(text);
    });
    child.once("close", (code) => reject(new Error(`ended with ${code} without saying "${words}"`)));
  });

/** A daemon in a folder, and its end. */
function startDaemon(folder: string) {
  const daemon = startCommand(folder, "schedule");
  daemons.push(daemon);
  return { daemon, end: ended(daemon) };
}

const runs = (events: readonly LedgerEvent[]) => events.filter(({ event }) => event === "run_started");

/** What the ledger says of slots, without the times at which it was written. */
const slots = (events: readonly LedgerEvent[]) =>
  events.flatMap((event) => {
    if (event.event !== "slot") return [];
    const { slot, outcome, exitCode } = event;
    return [{ slot, outcome, exitCode }];
  });

describe("tilannekuva schedule", () => {
  it("runs the slot that is due once, lets no second daemon in, ends with 0 on SIGTERM, and does not run the slot again", async () => {
    const { folder, slot } = await dueFolder("once");
    const { daemon, end } = startDaemon(folder);
    expect(await said(daemon, "stdout", "ended, exit code")).toContain("ended, exit code 0");
    const second = await command(folder, "schedule");
    expect(second.code).toBe(75);
    daemon.kill("SIGTERM");
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect(stdout).toContain("published: 2026-09-15T0000Z-");
    expect(existsSync(join(folder, "store", "schedule.lock"))).toBe(false);
    expect(existsSync(join(folder, "store", "run.lock"))).toBe(false);
    expect(existsSync(join(folder, "output", "current", "manifest.json"))).toBe(true);

    const { daemon: next, end: nextEnd } = startDaemon(folder);
    await said(next, "stdout", "Runs at");
    // A due slot would be in the ledger within milliseconds of this line.
    await new Promise((resolve) => setTimeout(resolve, 500));
    next.kill("SIGTERM");
    expect((await nextEnd).code).toBe(0);
    const { events } = await ledgerOf(folder).read();
    expect(runs(events)).toEqual([expect.objectContaining({ command: "schedule" })]);
    expect(slots(events)).toEqual([
      { slot, outcome: "started", exitCode: undefined },
      { slot, outcome: "ended", exitCode: 0 },
    ]);
  });

  it("stopped in the middle of a run ends with 0, and the slot runs after the next start", async () => {
    const { folder, slot } = await dueFolder("interrupted");
    const { daemon, end } = startDaemon(folder);
    await said(daemon, "stderr", "ingest");
    daemon.kill("SIGTERM");
    expect((await end).code).toBe(0);
    expect(existsSync(join(folder, "output", "current"))).toBe(false);

    const { daemon: next, end: nextEnd } = startDaemon(folder);
    expect(await said(next, "stdout", "ended, exit code")).toContain("ended, exit code 0");
    next.kill("SIGTERM");
    expect((await nextEnd).code).toBe(0);
    expect(slots((await ledgerOf(folder).read()).events).map(({ outcome }) => outcome)).toEqual([
      "started",
      "interrupted",
      "started",
      "ended",
    ]);
    const pointer: unknown = JSON.parse(await readFile(join(folder, "output", "current.json"), "utf8"));
    expect(pointer).toMatchObject({ vintage: "2026-09-15T00:00" });
    expect(slots((await ledgerOf(folder).read()).events).every((event) => event.slot === slot)).toBe(true);
  });
});
