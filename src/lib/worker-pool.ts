import { Worker } from "node:worker_threads";
import { TilannekuvaError } from "./errors.ts";
import type { ExitCode } from "./errors.ts";

/** Workers that do the same kind of task in parallel, each on a core of its own. */
export interface WorkerPool<Task, Result> {
  do(task: Task): Promise<Result>;
  /** Ends the workers; unanswered tasks are abandoned. */
  close(): Promise<void>;
}

/** A task for a worker. */
export interface Order<Task> {
  readonly id: number;
  readonly task: Task;
}

/** Why a task failed; with an exit code where a person can act on it. */
export interface Failure {
  readonly message: string;
  readonly described?: { readonly exitCode: ExitCode; readonly advice: string };
}

/** A worker's answer: the result, or why the task failed. */
export type Answer<Result> =
  { readonly id: number; readonly result: Result } | { readonly id: number; readonly failure: Failure };

interface QueuedTask<Result> {
  readonly settle: (answer: Answer<Result>) => void;
  readonly fail: (reason: Error) => void;
}

interface Hand<Result> {
  readonly worker: Worker;
  readonly open: Map<number, QueuedTask<Result>>;
  hasEnded: boolean;
}

const ended = (): Error => new Error("a worker has ended");

/** In a checkout a worker is TypeScript; as installed, it is JavaScript. */
const installed = (file: URL): URL =>
  import.meta.url.endsWith(".ts") ? file : new URL(file.href.replace(/\.ts$/, ".js"));

function openHand<Result>(file: URL, data: unknown): Hand<Result> {
  const worker = new Worker(installed(file), { workerData: data });
  const open = new Map<number, QueuedTask<Result>>();
  const hand: Hand<Result> = { worker, open, hasEnded: false };
  const giveUp = (reason: Error): void => {
    hand.hasEnded = true;
    for (const { fail } of open.values()) fail(reason);
    open.clear();
  };
  worker.on("message", (answer: Answer<Result>) => {
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    // A run that is done does not wait for idle workers.
    if (open.size === 0) worker.unref();
    waiting?.settle(answer);
  });
  worker.on("error", giveUp);
  worker.on("exit", () => giveUp(ended()));
  worker.unref();
  return hand;
}

function resultOf<Result>(answer: Answer<Result>): Result {
  if ("result" in answer) return answer.result;
  const { message, described } = answer.failure;
  throw described === undefined ? new Error(message) : new TilannekuvaError(message, described);
}

/**
 * Opens up to `size` workers, each when the others have no free capacity; a task goes to the least busy one.
 *
 * @param from the worker's file, and the data that it starts with
 * @example
 * const pool = openWorkers<Problem, Found>(2, { file: new URL("./worker.ts", import.meta.url), data: null });
 * await pool.do(problem);
 * await pool.close();
 */
export function openWorkers<Task, Result>(
  size: number,
  from: { readonly file: URL; readonly data: unknown },
): WorkerPool<Task, Result> {
  const hands: Hand<Result>[] = [];
  let orders = 0;
  let isClosed = false;
  const ask = (task: Task): Promise<Answer<Result>> =>
    new Promise((settle, fail) => {
      const isBusy = hands.every(({ open }) => open.size > 0);
      if (isBusy && hands.length < size && !isClosed) hands.push(openHand<Result>(from.file, from.data));
      const [hand] = hands.filter((one) => !one.hasEnded).toSorted((a, b) => a.open.size - b.open.size);
      if (hand === undefined) throw ended();
      orders += 1;
      hand.open.set(orders, { settle, fail });
      hand.worker.ref();
      hand.worker.postMessage({ id: orders, task } satisfies Order<Task>);
    });
  return {
    do: async (task) => resultOf(await ask(task)),
    close: async () => {
      isClosed = true;
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}
