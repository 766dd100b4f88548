import { EXIT } from "../lib/errors.ts";
import { stopOnSignals } from "../lib/signals.ts";
import type { SignalSource, Stop } from "../lib/signals.ts";
import type { Terminal } from "./terminal.ts";

/** The part of the process that a stop needs. */
interface Stoppable extends SignalSource {
  exit(code: number): void;
}

// Milliseconds. The engine, the solvers and all other work receive a stop at once; this limit is for a disk that does not answer.
const AT_MOST = 9_000;

/**
 * A stop that is announced at once, and that ends the process if the work has not ended by then. Whatever a killed process leaves, the next
 * run puts right.
 *
 * @example const stop = saidStop(terminal); await runNight({ signal: stop.signal, … }); stop.dispose();
 */
export function saidStop(terminal: Terminal, source: Stoppable = process): Stop {
  const stop = stopOnSignals(source);
  let last: NodeJS.Timeout | undefined;
  stop.signal.addEventListener("abort", () => {
    terminal.settle();
    terminal.complain("stopping: this takes a few seconds and leaves nothing half done; a second signal ends at once");
    last = setTimeout(() => source.exit(EXIT.stopped), AT_MOST);
    last.unref();
  });
  return {
    signal: stop.signal,
    dispose: () => {
      clearTimeout(last);
      stop.dispose();
    },
  };
}
