import { beforeEach, describe, expect, it } from "vitest";
import { EXIT, TilannekuvaError } from "../../src/lib/errors.ts";
import type { ExitCode } from "../../src/lib/errors.ts";
import type { Ledger, LedgerEvent } from "../../src/history/ledger.ts";
import { runSchedule } from "../../src/schedule/run-schedule.ts";
import type { RunOnce } from "../../src/schedule/run-schedule.ts";

let ledger: Ledger;

/** A ledger in memory: no disk, so that a daemon on it never waits for anything but its runs. */
function memoryLedger(): Ledger {
  const events: LedgerEvent[] = [];
  return {
    append: (event) => {
      events.push(event);
      return Promise.resolve();
    },
    read: () => Promise.resolve({ events: [...events], unreadable: 0, damaged: [] }),
  };
}

beforeEach(() => {
  ledger = memoryLedger();
});

/** Lets everything happen that waits for nothing but promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const never: RunOnce = () => Promise.reject(new Error("ran"));

/** A daemon whose clock and heart are in the test's hands. */
function daemon(runOnce: RunOnce, from = "2026-10-16T12:00:00.000Z") {
  const controller = new AbortController();
  let now = new Date(from);
  let beat: (() => void) | undefined;
  let stopped = false;
  const done = runSchedule({
    schedule: { slots: ["02:00"], time_zone: "Europe/Helsinki" },
    runOnce,
    ledger,
    clock: () => now,
    signal: controller.signal,
    heartbeat: (onBeat) => {
      beat = onBeat;
      return () => (stopped = true);
    },
  });
  return {
    done,
    isStopped: () => stopped,
    abort: () => controller.abort(),
    beatAt: async (instant: string): Promise<void> => {
      await settled();
      now = new Date(instant);
      beat?.();
      await settled();
    },
  };
}

const outcomes = async (): Promise<readonly string[]> =>
  (await ledger.read()).events.flatMap((event) => (event.event === "slot" ? [event.outcome] : [event.event]));

describe("the daemon", () => {
  it("runs a night's slot once, however often its heart beats, and ends with 0 when stopped", async () => {
    const slots: string[] = [];
    const { beatAt, abort, done, isStopped } = daemon(({ slot }) => (slots.push(slot), Promise.resolve(EXIT.done)));
    for (const minute of ["00", "01", "02"]) await beatAt(`2026-10-16T23:${minute}:00.000Z`);
    abort();
    expect(await done).toBe(0);
    expect(isStopped()).toBe(true);
    expect(slots).toEqual(["2026-10-16T23:00:00.000Z"]);
    expect(await outcomes()).toEqual(["schedule_started", "started", "ended"]);
  });

  it("remembers across a restart what ran, and notes what it missed", async () => {
    const slots: string[] = [];
    const runOnce: RunOnce = ({ slot }) => (slots.push(slot), Promise.resolve(EXIT.done));
    const earlier = daemon(runOnce);
    await earlier.beatAt("2026-10-16T23:00:30.000Z");
    earlier.abort();
    await earlier.done;
    const later = daemon(runOnce, "2026-10-19T23:30:00.000Z");
    await settled();
    later.abort();
    await later.done;
    expect(slots).toEqual(["2026-10-16T23:00:00.000Z", "2026-10-19T23:00:00.000Z"]);
    expect(await outcomes()).toEqual(["schedule_started", "started", "ended", "missed", "started", "ended"]);
    expect((await ledger.read()).events[3]).toMatchObject({
      since: "2026-10-17T23:00:00.000Z",
      slot: "2026-10-18T23:00:00.000Z",
      count: 2,
    });
  });

  it("goes on after a run that failed, noting its exit code", async () => {
    const failures: readonly (() => Promise<ExitCode>)[] = [
      () => Promise.reject(new TilannekuvaError("no", { exitCode: EXIT.gate })),
      () => Promise.reject(new Error("boom")),
      () => Promise.resolve(EXIT.input),
    ];
    let night = 0;
    const { beatAt, abort, done } = daemon(() => failures[night++]?.() ?? Promise.resolve(EXIT.done));
    for (const day of ["16", "17", "18", "19"]) await beatAt(`2026-10-${day}T23:00:00.000Z`);
    abort();
    await done;
    const codes = (await ledger.read()).events.flatMap((event) => ("exitCode" in event ? [event.exitCode] : []));
    expect(codes).toEqual([4, 1, 3, 0]);
  });

  it("has one run at a time and lets a run that is going on end cleanly", async () => {
    let running = 0;
    let most = 0;
    const { beatAt, abort, done } = daemon(async ({ signal }) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      running -= 1;
      signal.throwIfAborted();
      return EXIT.done;
    });
    await beatAt("2026-10-16T23:00:00.000Z");
    await beatAt("2026-10-17T23:00:00.000Z");
    expect(running).toBe(1);
    abort();
    expect(await done).toBe(0);
    expect([most, running]).toEqual([1, 0]);
    expect(await outcomes()).toEqual(["schedule_started", "started", "interrupted"]);
  });

  it("tries a slot again five minutes later when another run held the lock", async () => {
    const answers: ExitCode[] = [EXIT.locked, EXIT.done];
    let tries = 0;
    const { beatAt, abort, done } = daemon(() => Promise.resolve(answers[tries++] ?? EXIT.done));
    for (const minute of ["00", "01", "04", "06", "07"]) await beatAt(`2026-10-16T23:${minute}:00.000Z`);
    abort();
    await done;
    expect(tries).toBe(2);
    expect(await outcomes()).toEqual(["schedule_started", "started", "deferred", "started", "ended"]);
  });

  it("ends with the error when the ledger cannot be written", async () => {
    ledger = { ...ledger, append: () => Promise.reject(new Error("disk full")) };
    const { done, isStopped } = daemon(() => Promise.resolve(EXIT.done));
    await expect(done).rejects.toThrow("disk full");
    expect(isStopped()).toBe(true);
  });

  it("does not start at all when it was stopped before", async () => {
    const signal = AbortSignal.abort();
    const schedule = { slots: ["02:00"], time_zone: "Europe/Helsinki" };
    expect(await runSchedule({ schedule, runOnce: never, ledger, clock: () => new Date(), signal })).toBe(0);
    expect((await ledger.read()).events).toEqual([]);
  });
});
