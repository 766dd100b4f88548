import { openWorkers } from "../../lib/worker-pool.ts";
import type { Found, Problem } from "./problem.ts";

/** Solvers (`Solver`) that work in parallel, each on a core of its own. */
export interface SolverPool {
  intervals(problem: Problem): Promise<readonly Found[] | null>;
  /** Ends the workers; unanswered problems are abandoned. */
  close(): Promise<void>;
}

/**
 * Opens `size` solvers in threads of their own.
 *
 * @example
 * const pool = openPool(2);
 * await pool.intervals(problem);
 * await pool.close();
 */
export function openPool(size: number): SolverPool {
  const file = new URL("./solver-worker.ts", import.meta.url);
  const workers = openWorkers<Problem, readonly Found[] | null>(size, { file, data: null });
  return { intervals: (problem) => workers.do(problem), close: () => workers.close() };
}
