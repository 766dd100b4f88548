import { answerOrders } from "../../lib/worker.ts";
import type { Problem } from "./problem.ts";
import { openSolver } from "./solver.ts";

const solver = await openSolver();

answerOrders((problem: Problem) => solver.intervals(problem));
