import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { xorshift32 } from "../../src/statistics/random.ts";
import { currentSums } from "../faults/country.ts";
import { casesFolder, command, ended, SMALLEST, startCommand } from "./command.ts";
import type { Ended } from "./command.ts";
import { seed } from "../seed.ts";

let base: string;
let undisturbed: string | null;
/** What an undisturbed run takes from its first line on, in milliseconds. */
let whole: number;

/** A run that gets signals, the first so long after its first line. */
async function stopped(folder: string, delay: number, ...signals: readonly NodeJS.Signals[]): Promise<Ended> {
  const child = startCommand(folder, "run");
  const begun = new Promise<void>((resolve) => child.stderr?.once("data", () => resolve()));
  const done = ended(child);
  await Promise.race([begun, done]);
  await pause(delay);
  for (const signal of signals) {
    child.kill(signal);
    await pause(50);
  }
  return done;
}

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-stop-")));
  const folder = await casesFolder(join(base, "whole"), SMALLEST);
  const child = startCommand(folder, "run");
  const done = ended(child);
  await new Promise<void>((resolve) => child.stderr?.once("data", () => resolve()));
  const start = performance.now();
  await done;
  whole = performance.now() - start;
  undisturbed = await currentSums(folder);
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe("a run that is stopped", () => {
  it("publishes when it is not", () => {
    expect(undisturbed).toContain("manifest.json");
  });

  it("at any moment says so, ends with 143 and leaves nothing half done; the next one completes it", async () => {
    process.stdout.write(`stopping, seed ${seed}\n`);
    const random = xorshift32(seed);
    const folder = await casesFolder(join(base, "stopped"), SMALLEST);
    const codes: (number | null)[] = [];
    for (let round = 0; round < 8; round += 1) {
      const { code, stderr } = await stopped(folder, random() * whole, random() < 0.5 ? "SIGTERM" : "SIGINT");
      codes.push(code);
      const now = await currentSums(folder);
      expect(now === null || now === undisturbed).toBe(true);
      expect(existsSync(join(folder, "store", "run.lock"))).toBe(false);
      expect(stderr).not.toMatch(/bug|unexpected|refused|^\s+at /m);
      // One that was done before it heard of it is done; the next begins again, or there would be nothing to stop.
      if (code === 0) {
        for (const made of ["store", "output"]) await rm(join(folder, made), { recursive: true });
        continue;
      }
      expect(code).toBe(143);
      expect(stderr).toContain("stopping: ");
      expect(stderr).toContain("error: the run was stopped");
    }
    expect(codes).toContain(143);
    expect((await command(folder, "run")).code).toBe(0);
    expect(await currentSums(folder)).toBe(undisturbed);
  });

  it("twice ends at once, and the next run completes it", async () => {
    const folder = await casesFolder(join(base, "twice"), SMALLEST);
    const { code, stderr } = await stopped(folder, whole / 3, "SIGTERM", "SIGTERM");
    // By the signal itself, unless it was ended already.
    expect([null, 143]).toContain(code);
    expect(stderr).toContain("stopping: ");
    expect((await command(folder, "run")).code).toBe(0);
    expect(await currentSums(folder)).toBe(undisturbed);
  });
});

it("a run names the month that it works on", async () => {
  const folder = await casesFolder(join(base, "months"), SMALLEST);
  const { stderr } = await command(folder, "run");
  expect(stderr).toMatch(/^stage, join, count, protect: as known at \d{4}-\d{2}-\d{2}[^:]*: \d{4}-\d{2}, 1 of 1 …$/m);
});
