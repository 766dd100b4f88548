import { threadId, workerData } from "node:worker_threads";
import { EXIT, TilannekuvaError } from "../../src/lib/errors.ts";
import { answerOrders } from "../../src/lib/worker.ts";

/** What a worker of the tests is asked. */
export interface MadeUpTask {
  readonly do: "double" | "fail" | "refuse" | "throw a text" | "end";
  readonly number?: number;
  /** Milliseconds that it takes. */
  readonly takes?: number;
}

/** What it answers: a number twice, which thread it is, and what it began with. */
export interface MadeUpAnswer {
  readonly number: number;
  readonly thread: number;
  readonly data: unknown;
}

/** Keeps the thread busy: a worker does one task after the other. */
const pause = (milliseconds: number): unknown =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const data: unknown = workerData;

const text: unknown = "a text";

const does: Readonly<Record<MadeUpTask["do"], (task: MadeUpTask) => MadeUpAnswer>> = {
  double: ({ number = 0, takes = 0 }) => {
    pause(takes);
    return { number: 2 * number, thread: threadId, data };
  },
  fail: () => {
    throw new RangeError("no such number");
  },
  refuse: () => {
    throw new TilannekuvaError("the number is refused", { exitCode: EXIT.gate, advice: "Ask for another one." });
  },
  "throw a text": () => {
    throw text;
  },
  end: () => process.exit(3),
};

answerOrders((task: MadeUpTask) => does[task.do](task));
