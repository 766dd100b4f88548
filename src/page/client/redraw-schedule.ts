/** Draws one figure after the other and lets the browser respond in between: no task is longer than one drawing. */
export interface Schedule {
  /** Puts a piece of work at the end; work of the same name that still waits is replaced. */
  readonly add: (name: string, work: () => void) => void;
}

/** Yields to the browser between two pieces of work. */
const breath = (go: () => void): void => {
  setTimeout(go, 0);
};

/** Work in a row. `done` is called whenever nothing waits any more. */
export function schedule(done: () => void): Schedule {
  const waiting = new Map<string, () => void>();
  let running = false;
  const step = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      running = false;
      done();
      return;
    }
    waiting.delete(next[0]);
    next[1]();
    breath(step);
  };
  const add = (name: string, work: () => void): void => {
    waiting.delete(name);
    waiting.set(name, work);
    if (running) return;
    running = true;
    breath(step);
  };
  return { add };
}
