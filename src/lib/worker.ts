import { parentPort } from "node:worker_threads";
import { TilannekuvaError } from "./errors.ts";
import type { Failure, Order, Answer } from "./worker-pool.ts";

/** An error's class is lost between threads, so exit code and advice are passed on. */
function failureOf(error: unknown): Failure {
  if (error instanceof TilannekuvaError)
    return { message: error.message, described: { exitCode: error.exitCode, advice: error.advice } };
  return { message: error instanceof Error ? error.message : "a worker failed" };
}

/** A worker's task. */
export type Work<Task, Result> = (task: Task) => Result;

/**
 * Answers each order that the worker receives.
 *
 * @example answerOrders<Problem, Found>((problem) => solver.intervals(problem))
 */
export const answerOrders = <Task, Result>(work: Work<Task, Result>): void => {
  parentPort?.on("message", ({ id, task }: Order<Task>) => {
    const answer = (): Answer<Result> => {
      try {
        return { id, result: work(task) };
      } catch (error) {
        return { id, failure: failureOf(error) };
      }
    };
    parentPort?.postMessage(answer());
  });
};
