import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { everyMinute } from "../../src/schedule/heartbeat.ts";

const written: unknown[] = [];

beforeEach(() => {
  written.length = 0;
  vi.useFakeTimers({ now: new Date("2026-10-17T00:00:30Z") });
  for (const way of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, way).mockImplementation((...text) => void written.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("a beat every minute", () => {
  it("comes with the minute, until it is ended", async () => {
    const beat = vi.fn<() => void>();
    const end = everyMinute(beat);
    await vi.advanceTimersByTimeAsync(140_000);
    expect(beat).toHaveBeenCalledTimes(2);
    end();
    await vi.advanceTimersByTimeAsync(140_000);
    expect(beat).toHaveBeenCalledTimes(2);
  });

  it("that comes late, as a sleep or a busy process makes it, writes nothing of its own", async () => {
    const end = everyMinute(() => undefined);
    vi.setSystemTime(new Date("2026-10-17T00:20:30Z"));
    await vi.advanceTimersByTimeAsync(140_000);
    end();
    expect(written).toEqual([]);
  });
});
