import { parentPort } from "node:worker_threads";
import type { Answer, Order } from "./pool.ts";
import { openSolver } from "./solver.ts";

const solver = await openSolver();

function answerTo({ id, problem, target }: Order): Answer {
  try {
    return target === undefined
      ? { id, intervals: solver.intervals(problem) }
      : { id, reasons: solver.reasons(problem, target) };
  } catch {
    return { id };
  }
}

parentPort?.on("message", (order: Order) => {
  parentPort?.postMessage(answerTo(order));
});
