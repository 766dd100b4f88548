import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { saidStop } from "../../src/cli/stopping.ts";
import { keptTerminal } from "./made-up-terminal.ts";

class MadeUpProcess extends EventEmitter {
  readonly codes: number[] = [];
  exit(code: number): void {
    this.codes.push(code);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each(["SIGTERM", "SIGINT"])("%s", (signal) => {
  it("is said at once, and ends the process within ten seconds where the work does not end", () => {
    const [source, terminal] = [new MadeUpProcess(), keptTerminal()];
    const stop = saidStop(terminal, source);
    source.emit(signal);
    expect(stop.signal.aborted).toBe(true);
    expect(terminal.complaints).toEqual([expect.stringMatching(/^stopping: /)]);
    expect(source.codes).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(source.codes).toEqual([143]);
  });

  it("is left to the work that ends by itself", () => {
    const source = new MadeUpProcess();
    const stop = saidStop(keptTerminal(), source);
    source.emit(signal);
    stop.dispose();
    vi.advanceTimersByTime(60_000);
    expect(source.codes).toEqual([]);
  });
});
