import { Worker } from "node:worker_threads";
import type { Found, Problem } from "./problem.ts";

/** What a worker is asked: the intervals of all targets. */
export interface Order {
  readonly id: number;
  readonly problem: Problem;
}

/** What it answers; nothing else where the solver failed. */
export interface Answer {
  readonly id: number;
  readonly intervals?: readonly Found[] | null;
}

/** Solvers (`Solver`) that work side by side, each on a core of its own. */
export interface SolverPool {
  intervals(problem: Problem): Promise<readonly Found[] | null>;
  /** Ends the workers; what they have not answered is given up. */
  close(): Promise<void>;
}

interface Waiting {
  readonly settle: (answer: Answer) => void;
  readonly fail: (reason: Error) => void;
}

/** From a checkout the worker is TypeScript, as installed it is JavaScript. */
const workerFile = (): URL => new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

interface Hand {
  readonly worker: Worker;
  readonly open: Map<number, Waiting>;
}

function openHand(): Hand {
  const worker = new Worker(workerFile());
  const open = new Map<number, Waiting>();
  const giveUp = (reason: Error): void => {
    for (const { fail } of open.values()) fail(reason);
    open.clear();
  };
  worker.on("message", (answer: Answer) => {
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    // A run that is done does not wait for workers that have nothing to do.
    if (open.size === 0) worker.unref();
    waiting?.settle(answer);
  });
  worker.on("error", giveUp);
  worker.on("exit", () => giveUp(new Error("the solver's worker has ended")));
  worker.unref();
  return { worker, open };
}

function told<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Error("the solver failed");
  return answer;
}

/**
 * Opens `size` solvers in threads of their own; a task goes to the one with least to do.
 *
 * @example
 * const pool = openPool(2);
 * await pool.intervals(problem);
 * await pool.close();
 */
export function openPool(size: number): SolverPool {
  // A run that has nothing to audit starts no thread.
  const hands: Hand[] = [];
  let orders = 0;
  const ask = (question: Omit<Order, "id">): Promise<Answer> =>
    new Promise((settle, fail) => {
      if (hands.length === 0) hands.push(...Array.from({ length: size }, openHand));
      const hand = hands.toSorted((a, b) => a.open.size - b.open.size)[0]!;
      orders += 1;
      hand.open.set(orders, { settle, fail });
      hand.worker.ref();
      hand.worker.postMessage({ id: orders, ...question } satisfies Order);
    });
  return {
    intervals: async (problem) => told((await ask({ problem })).intervals),
    close: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}
