import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";

/** A worker's order: the test files to run, in this order, and the mutated file or none; paths from the checkout's root. */
export interface Asked {
  readonly file: string | null;
  readonly tests: readonly string[];
}

/** A worker's answers: each test file as it ends, and finally that nothing is left to run; `gone` when the worker itself ends. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "ended"; readonly test: string; readonly passed: boolean; readonly seconds: number }
  | { readonly kind: "done" }
  | { readonly kind: "gone" };

/**
 * The result of running test files: all passed, or one failed or was still running when its time was up. `lost` where the worker ended, which
 * says nothing about the tests.
 */
export type RunOutcome =
  | { readonly kind: "passed" | "lost" }
  | { readonly kind: "failed"; readonly test: string }
  | { readonly kind: "timeout"; readonly test: string };

/** The test files to run, and how long they may take. */
interface Run {
  readonly asked: Asked;
  /** Seconds that a test file may take. */
  readonly patience: (test: string) => number;
  /** Called for every test file that passed. */
  readonly ended?: (test: string, seconds: number) => void;
}

/** Runs test files in a checkout until the first that fails. */
export interface Runner {
  readonly folder: string;
  readonly run: (one: Run) => Promise<RunOutcome>;
  readonly close: () => void;
}

/** Ends a worker and all that it started. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It had ended already.
  }
}

/** A worker and its unread answers. */
interface Worker {
  readonly process: ChildProcess;
  /** The next answer; null where none came within so many seconds. */
  next(seconds: number): Promise<Answer | null>;
}

function startWorker(folder: string): Worker {
  const worker = fork(join(import.meta.dirname, "worker.ts"), [folder], {
    cwd: folder,
    detached: true,
    // What a killed test leaves behind lies beside the checkout and is removed with it.
    env: { ...process.env, TMPDIR: join(folder, "..") },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const unread: Answer[] = [];
  let arrived = Promise.withResolvers<void>();
  const take = (answer: Answer): void => {
    unread.push(answer);
    arrived.resolve();
  };
  worker.on("message", (answer: Answer) => take(answer));
  worker.on("exit", () => take({ kind: "gone" }));
  const next = async (seconds: number): Promise<Answer | null> => {
    const timer = setTimeout(() => arrived.resolve(), seconds * 1000);
    if (unread.length === 0) await arrived.promise;
    clearTimeout(timer);
    arrived = Promise.withResolvers();
    return unread.shift() ?? null;
  };
  return { process: worker, next };
}

/** Sends a worker an order. */
async function follow(worker: Worker, { asked, patience, ended }: Run): Promise<RunOutcome> {
  worker.process.send(asked);
  let failed: string | undefined;
  for (let at = 0; ; at += 1) {
    const test = asked.tests[Math.min(at, asked.tests.length - 1)]!;
    const answer = await worker.next(patience(test));
    if (answer === null) return { kind: "timeout", test };
    if (answer.kind === "gone") return { kind: "lost" };
    if (answer.kind === "done") break;
    // After a failure the others are reported as passed without being run.
    if (answer.kind !== "ended" || failed !== undefined) continue;
    if (answer.passed) ended?.(answer.test, answer.seconds);
    else failed = answer.test;
  }
  return failed === undefined ? { kind: "passed" } : { kind: "failed", test: failed };
}

/** Seconds that a worker may take to start, on a busy machine. */
const START = 120;

/** Starts a worker that runs test files of the checkout in a folder; if it hangs, it is killed and replaced. */
export function openRunner(folder: string): Runner {
  let worker: Worker | null = null;
  const close = (): void => {
    if (worker !== null) kill(worker.process);
    worker = null;
  };
  const run = async (one: Run): Promise<RunOutcome> => {
    if (worker === null) {
      worker = startWorker(folder);
      if ((await worker.next(START))?.kind !== "ready") throw new Error("a worker that runs tests did not start");
    }
    const ending = await follow(worker, one);
    if (ending.kind === "timeout" || ending.kind === "lost") close();
    return ending;
  };
  return { folder, run, close };
}
