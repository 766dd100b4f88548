import { cpus, totalmem } from "node:os";

/** The machine in one line: cores, memory, Node's version. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} x ${cpu?.model}, ${(totalmem() / 1024 ** 3).toFixed(0)} GB, Node ${process.version}`;
}
