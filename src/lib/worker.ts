import { parentPort } from "node:worker_threads";
import { TilannekuvaError } from "./errors.ts";
import type { Failure, Order, Answer } from "./worker-pool.ts";

/** An error's class does not travel between threads: what a person is told does. */
function failureOf(error: unknown): Failure {
  if (error instanceof TilannekuvaError)
    return { message: error.message, told: { exitCode: error.exitCode, advice: error.advice } };
  return { message: error instanceof Error ? error.message : "a worker failed" };
}

/** What a worker does with its tasks. */
export type Work<Task, Result> = (task: Task) => Result;

/**
 * What a worker's file does: answers each order.
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
