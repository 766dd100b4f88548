import { workerData } from "node:worker_threads";
import { answerOrders } from "../../lib/worker.ts";
import type { Grid } from "../structure/cell-grid.ts";
import { latticeOf } from "../structure/lattice.ts";
import { auditTask } from "./auditor.ts";
import type { AuditTask } from "./auditor.ts";

const grid: Grid = workerData;
const lattice = latticeOf(grid);

answerOrders((task: AuditTask) => auditTask(lattice, task));
