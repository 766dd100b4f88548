import { parentPort } from "node:worker_threads";
import type { Answer, Order } from "./pool.ts";
import { openSolver } from "./solver.ts";

const solver = await openSolver();

function answerTo({ id, problem }: Order): Answer {
  try {
    return { id, intervals: solver.intervals(problem) };
  } catch {
    return { id };
  }
}

parentPort?.on("message", (order: Order) => {
  parentPort?.postMessage(answerTo(order));
});
