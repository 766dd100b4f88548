import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SlotEvent } from "../../src/history/ledger.ts";
import { dueSlots, nextSlot, slotsBetween } from "../../src/schedule/due-slots.ts";
import type { Schedule } from "../../src/schedule/due-slots.ts";

const nightly: Schedule = { slots: ["02:00"], time_zone: "Europe/Helsinki" };
const began = (at: string): SlotEvent => ({ event: "schedule_started", at });
const slot = (instant: string, outcome: "started" | "ended" | "deferred" | "interrupted"): SlotEvent => ({
  event: "slot",
  at: instant,
  slot: instant,
  outcome,
});
const due = (events: readonly SlotEvent[], now: string, schedule = nightly) =>
  dueSlots(schedule, events, new Date(now));

const start = began("2026-10-16T12:00:00.000Z");
const first = "2026-10-16T23:00:00.000Z";
const second = "2026-10-17T23:00:00.000Z";

describe("what is due", () => {
  it("is nothing before the schedule ever started, and nothing of the time before", () => {
    expect(due([], second)).toEqual({ run: null, missed: null });
    expect(due([start], "2026-10-16T22:59:59.000Z")).toEqual({ run: null, missed: null });
  });

  it("is the slot from its very instant on, until it ended", () => {
    expect(due([start], first).run).toBe(first);
    expect(due([start], "2026-10-17T05:00:00.000Z").run).toBe(first);
    expect(due([start, slot(first, "started"), slot(first, "ended")], "2026-10-17T05:00:00.000Z").run).toBe(null);
  });

  it("is the newest of several after a sleep, the older ones are missed", () => {
    expect(due([start], "2026-10-20T08:00:00.000Z")).toEqual({
      run: "2026-10-19T23:00:00.000Z",
      missed: { oldest: first, newest: "2026-10-18T23:00:00.000Z", count: 3 },
    });
  });

  it("is a slot again whose run was deferred, interrupted or cut off by a crash", () => {
    for (const outcome of ["deferred", "interrupted"] as const) {
      expect(due([start, slot(first, "started"), slot(first, outcome)], first).run).toBe(first);
    }
    expect(due([start, slot(first, "started")], first).run).toBe(first);
  });

  it("is no slot that crashed three times", () => {
    const crash = slot(first, "started");
    expect(due([start, crash, crash], first).run).toBe(first);
    expect(due([start, crash, crash, crash], first).run).toBe(null);
    expect(due([start, crash, crash, crash], second).run).toBe(second);
  });

  it("is a slot that never ran although the clock was once far in the future", () => {
    const wrong = {
      event: "slot",
      at: "2099-01-01T00:00:00.000Z",
      slot: "2098-12-31T00:00:00.000Z",
      outcome: "missed",
    } as const;
    const ran = {
      event: "slot",
      at: "2099-01-01T00:00:00.000Z",
      slot: "2099-01-01T00:00:00.000Z",
      outcome: "ended",
    } as const;
    expect(due([start, wrong, ran], first).run).toBe(first);
  });

  it("is, in spring's gap, the slot at the first instant after it, once", () => {
    const halfPastThree: Schedule = { ...nightly, slots: ["03:30"] };
    const events = [began("2026-03-28T12:00:00.000Z")];
    expect(due(events, "2026-03-29T00:59:59.000Z", halfPastThree).run).toBe(null);
    expect(due(events, "2026-03-29T01:00:00.000Z", halfPastThree).run).toBe("2026-03-29T01:00:00.000Z");
  });

  it("is, in autumn's fold, the slot at the first of the two times, and not again at the second", () => {
    const halfPastThree: Schedule = { ...nightly, slots: ["03:30"] };
    const events = [began("2026-10-24T12:00:00.000Z")];
    const instant = "2026-10-25T00:30:00.000Z";
    expect(due(events, instant, halfPastThree).run).toBe(instant);
    const after = [...events, slot(instant, "started"), slot(instant, "ended")];
    expect(due(after, "2026-10-25T01:30:00.000Z", halfPastThree)).toEqual({ run: null, missed: null });
  });
});

const minute = 60_000;
const hour = 60 * minute;
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "59"))
  .map(([hours, minutes]) => `${String(hours).padStart(2, "0")}:${minutes}`);
const anySchedule = fc.record({
  slots: fc.uniqueArray(anyTime, { minLength: 1, maxLength: 4 }).map((times) => times.toSorted()),
  time_zone: fc.constantFrom("Europe/Helsinki", "America/New_York", "UTC"),
});
/** Around a change to summer or to winter time, or anywhere in the year. */
const anyStart = fc
  .tuple(
    fc.constantFrom("2026-03-27T00:00Z", "2026-10-23T00:00Z", "2026-03-07T00:00Z", "2026-06-01T00:00Z"),
    fc.nat(hour),
  )
  .map(([day, shift]) => Date.parse(day) + shift);

interface Night {
  readonly ran: readonly string[];
  readonly missed: number;
  readonly events: readonly SlotEvent[];
}

/** A daemon that looks at the clock at the given instants, and whose runs all succeed. */
function live(schedule: Schedule, instants: readonly number[]): Night {
  const events: SlotEvent[] = [];
  const ran: string[] = [];
  let missedCount = 0;
  for (const instant of instants) {
    const at = new Date(instant).toISOString();
    if (!events.some((event) => event.event === "schedule_started" && event.at <= at)) events.push(began(at));
    const { run, missed } = dueSlots(schedule, events, new Date(instant));
    if (missed !== null) {
      const { oldest, newest, count } = missed;
      events.push({ event: "slot", at, slot: newest, outcome: "missed", since: oldest, count });
      missedCount += count;
    }
    if (run === null) continue;
    ran.push(run);
    events.push(
      { event: "slot", at, slot: run, outcome: "started" },
      { event: "slot", at, slot: run, outcome: "ended", exitCode: 0 },
    );
  }
  return { ran, missed: missedCount, events };
}

/** The instants reached from a first one by steps of the given lengths. */
function walk(from: number, steps: readonly number[]): readonly number[] {
  let instant = from;
  return [from].concat(steps.map((step) => (instant += step)));
}

const isoSlots = (schedule: Schedule, after: number, until: number): readonly string[] =>
  slotsBetween(schedule, after, until).map((instant) => new Date(instant).toISOString());

describe("properties", () => {
  it("with a beat every ten minutes every slot runs exactly once, across changes of the clock", () => {
    fc.assert(
      fc.property(anySchedule, anyStart, (schedule, from) => {
        const until = from + 4 * 24 * hour;
        const beats = Array.from(
          { length: (until - from) / (10 * minute) + 1 },
          (_, index) => from + index * 10 * minute,
        );
        const once = { ...schedule, slots: schedule.slots.slice(0, 1) };
        const { ran, missed } = live(once, beats);
        expect(ran).toEqual(isoSlots(once, from, until));
        const apart = ran.slice(1).map((instant, index) => Date.parse(instant) - Date.parse(ran[index] ?? ""));
        expect(apart.every((length) => length >= 23 * hour && length <= 25 * hour)).toBe(true);
        expect(missed).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it("after sleeps and restarts of any length every slot ran once or was missed, and none ran that a newer one overtook", () => {
    fc.assert(
      fc.property(
        anySchedule,
        anyStart,
        fc.array(fc.integer({ min: 1, max: 60 * hour }), { maxLength: 20 }),
        (schedule, from, sleeps) => {
          const instants = walk(from, sleeps);
          const { ran, missed } = live(schedule, instants);
          expect(ran.length + missed).toBe(slotsBetween(schedule, from, instants.at(-1) ?? from).length);
          expect(ran).toEqual([...new Set(ran)].toSorted());
          const newest = instants.flatMap((instant) => isoSlots(schedule, from, instant).slice(-1));
          expect(ran).toEqual([...new Set(newest)]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("when the clock steps to and fro no slot runs twice, and after each look nothing before it is open", () => {
    fc.assert(
      fc.property(
        anySchedule,
        anyStart,
        fc.array(fc.integer({ min: -50 * hour, max: 60 * hour }), { maxLength: 20 }),
        (schedule, from, steps) => {
          const instants = walk(from, steps);
          const { ran, events } = live(schedule, instants);
          expect(new Set(ran).size).toBe(ran.length);
          expect(dueSlots(schedule, events, new Date(instants.at(-1) ?? from))).toEqual({ run: null, missed: null });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("a slot's time of day is what the schedule says, or the end of the gap that swallowed it", () => {
    fc.assert(
      fc.property(anySchedule, anyStart, (schedule, from) => {
        const format = new Intl.DateTimeFormat("sv-SE", { timeZone: schedule.time_zone, timeStyle: "short" });
        for (const instant of slotsBetween(schedule, from, from + 4 * 24 * hour)) {
          const skipped =
            format.format(instant - 1000) < "03:00" && ["03:00", "04:00"].includes(format.format(instant));
          expect(skipped || schedule.slots.includes(format.format(instant))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const next = (now: string, schedule = nightly) => nextSlot(schedule, new Date(now));

describe("the next slot", () => {
  it("is the first after now, with the time of its zone", () => {
    expect(next("2026-10-17T12:00Z")).toEqual({ at: second, local: "2026-10-18T02:00" });
    expect(next(second)).toEqual({ at: "2026-10-18T23:00:00.000Z", local: "2026-10-19T02:00" });
  });

  it("is the nearest of several, and right after the gap of a spring night", () => {
    const often = { slots: ["02:00", "03:30"], time_zone: "Europe/Helsinki" };
    expect(next("2026-03-29T00:30Z", often)).toEqual({ at: "2026-03-29T01:00:00.000Z", local: "2026-03-29T04:00" });
  });
});
