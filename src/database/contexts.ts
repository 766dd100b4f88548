import type { Database } from "./database.ts";
import type { StepContext } from "./step.ts";

/** A few sessions that steps share: each serves one step at a time, as its variables are its own. */
export interface Contexts {
  /** Waits for a free session and works with it. */
  use<T>(work: (context: StepContext) => Promise<T>): Promise<T>;
  /** Accepts no more work, waits for the work in progress, and closes the sessions. */
  close(): Promise<void>;
}

interface QueuedUse {
  readonly begin: (context: StepContext) => void;
  readonly giveUp: (reason: Error) => void;
}

const closed = (): Error => new Error("the sessions are closed: other work of the same run has failed");

/**
 * Opens `count` sessions for steps that run side by side.
 *
 * @example
 * const contexts = await openContexts(database, { store: "store", count: 2 });
 * await contexts.use((context) => materialise(step, context));
 * await contexts.close();
 */
export async function openContexts(
  database: Database,
  options: { readonly store: string; readonly count: number },
): Promise<Contexts> {
  const sessions = await Promise.all(Array.from({ length: options.count }, () => database.session()));
  const free: StepContext[] = sessions.map((session) => ({ session, engine: database.engine, store: options.store }));
  const waiting: QueuedUse[] = [];
  let closing: (() => void) | undefined;
  const claim = (): StepContext | Promise<StepContext> => {
    if (closing !== undefined) throw closed();
    return free.pop() ?? new Promise((begin, giveUp) => waiting.push({ begin, giveUp }));
  };
  const release = (context: StepContext): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(context);
    else next.begin(context);
    if (free.length === sessions.length) closing?.();
  };
  return {
    use: async (work) => {
      const context = await claim();
      try {
        return await work(context);
      } finally {
        release(context);
      }
    },
    close: async () => {
      for (const one of waiting.splice(0)) one.giveUp(closed());
      await new Promise<void>((resolve) => {
        closing = resolve;
        if (free.length === sessions.length) resolve();
      });
      for (const session of sessions) session.close();
    },
  };
}
