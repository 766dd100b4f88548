/** The part of a process that receives signals. */
export interface SignalSource {
  once(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  removeListener(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
}

/** An abort signal, set off by Ctrl-C or by the service manager. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Gives the signals back to the process's own handling. */
  dispose(): void;
}

/**
 * Turns the first SIGTERM or SIGINT into an abort, so that work ends cleanly; a second one ends the process at once.
 *
 * @example const stop = stopOnSignals(process); await runOnce(stop.signal); stop.dispose();
 */
export function stopOnSignals(source: SignalSource): Stop {
  const controller = new AbortController();
  const dispose = (): void => {
    source.removeListener("SIGTERM", abort);
    source.removeListener("SIGINT", abort);
  };
  function abort(): void {
    dispose();
    controller.abort();
  }
  source.once("SIGTERM", abort);
  source.once("SIGINT", abort);
  return { signal: controller.signal, dispose };
}
