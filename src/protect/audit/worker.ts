import { workerData } from "node:worker_threads";
import type { Grid } from "../../attack/grid.ts";
import { latticeOf } from "../../attack/lattice.ts";
import { answerOrders } from "../../lib/worker.ts";
import { auditTask } from "./auditor.ts";
import type { AuditTask } from "./auditor.ts";

const grid: Grid = workerData;
const lattice = latticeOf(grid);

answerOrders((task: AuditTask) => auditTask(lattice, task));
