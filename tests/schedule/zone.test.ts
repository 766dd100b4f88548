import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, zoneClock } from "../../src/schedule/zone.ts";

const helsinki = zoneClock("Europe/Helsinki");
const at = (clock: typeof helsinki, day: string, time: string): string =>
  new Date(clock.instantOf(day, time)).toISOString();

describe("the wall clock of Europe/Helsinki", () => {
  it.each([
    ["2026-01-15", "02:00", "2026-01-15T00:00:00.000Z", "winter time"],
    ["2026-07-15", "02:00", "2026-07-14T23:00:00.000Z", "summer time"],
    ["2026-03-29", "02:59", "2026-03-29T00:59:00.000Z", "the last minute before the gap"],
    ["2026-03-29", "03:00", "2026-03-29T01:00:00.000Z", "the gap's first minute comes right after it"],
    ["2026-03-29", "03:30", "2026-03-29T01:00:00.000Z", "so does one in its middle"],
    ["2026-03-29", "04:00", "2026-03-29T01:00:00.000Z", "the first time after the gap"],
    ["2026-10-25", "02:59", "2026-10-24T23:59:00.000Z", "the last minute before the fold"],
    ["2026-10-25", "03:30", "2026-10-25T00:30:00.000Z", "in the fold the first of the two"],
    ["2026-10-25", "04:00", "2026-10-25T02:00:00.000Z", "after the fold"],
  ])("%s %s is %s: %s", (day, time, instant) => {
    expect(at(helsinki, day, time)).toBe(instant);
  });

  it("shows the day that an instant falls on", () => {
    expect(helsinki.dayAt(Date.parse("2026-10-17T21:30Z"))).toBe("2026-10-18");
    expect(helsinki.dayAt(Date.parse("2026-10-17T20:59Z"))).toBe("2026-10-17");
  });
});

describe("other zones", () => {
  it.each([
    ["America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00:00.000Z", "a gap at midnight"],
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00.000Z", "a gap of half an hour"],
    ["Pacific/Apia", "2011-12-30", "02:00", "2011-12-30T10:00:00.000Z", "a day that never was"],
    ["Asia/Kathmandu", "2026-05-01", "02:00", "2026-04-30T20:15:00.000Z", "an offset of 5:45"],
  ])("%s %s %s is %s: %s", (zone, day, time, instant) => {
    expect(at(zoneClock(zone), day, time)).toBe(instant);
  });
});

const anyDay = fc.integer({ min: 0, max: 366 * 20 }).map((count) => addDays("2020-01-01", count));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const anyZone = fc.constantFrom("Europe/Helsinki", "UTC", "America/New_York", "Pacific/Chatham", "Australia/Lord_Howe");

const shown = (zone: string, instant: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(instant);

describe("properties", () => {
  it("a wall time comes when an independent formatter shows it, unless the clock skips it", () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, (zone, day, time) => {
        const instant = zoneClock(zone).instantOf(day, time);
        const now = shown(zone, instant);
        const before = shown(zone, instant - 1000);
        expect(now === `${day} ${time}` || (before < `${day} ${time}` && `${day} ${time}` < now)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("a later wall time never comes earlier", () => {
    fc.assert(
      fc.property(anyZone, anyDay, fc.tuple(anyTime, anyTime), (zone, day, times) => {
        const [early = "", late = ""] = times.toSorted();
        const clock = zoneClock(zone);
        expect(clock.instantOf(day, early)).toBeLessThanOrEqual(clock.instantOf(day, late));
      }),
      { numRuns: 300 },
    );
  });
});
