import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { stopOnSignals } from "../../src/lib/signals.ts";

describe.each(["SIGTERM", "SIGINT"] as const)("%s", (name) => {
  it("aborts once, and the second one is the process's own again", () => {
    const source = new EventEmitter();
    const { signal } = stopOnSignals(source);
    expect(signal.aborted).toBe(false);
    source.emit(name);
    expect(signal.aborted).toBe(true);
    expect(source.eventNames()).toEqual([]);
  });
});

it("a stop that is disposed of hears nothing more", () => {
  const source = new EventEmitter();
  const stop = stopOnSignals(source);
  stop.dispose();
  source.emit("SIGTERM");
  expect(stop.signal.aborted).toBe(false);
});
