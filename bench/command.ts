import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/lib/package-root.ts";

/** The cost of a command. */
export interface Cost {
  /** Wall-clock. */
  readonly seconds: number;
  /** Processor seconds of all its threads; 0 where there is no /proc. */
  readonly processor: number;
  /** Largest resident memory, GB; 0 where there is no /proc. */
  readonly gigabytes: number;
}

function residentPeak(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024 ** 2;
  } catch {
    return 0;
  }
}

/** Clock ticks of /proc in a second, the same on every Linux. */
const TICKS = 100;

/** Processor seconds of a process so far: user and system time, fields 14 and 15 of proc_pid_stat(5). */
function processorTime(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return ((user ?? 0) + (system ?? 0)) / TICKS;
  } catch {
    return 0;
  }
}

/** Called ten times a second while a command runs, with the processor seconds it has used so far, and once when it has ended. */
export type Watch = (processor: number) => void;

/**
 * Runs a command of the project in a folder as a user would, and measures it from outside.
 *
 * @throws Error where it ends with another exit code than 0.
 * @example await tilannekuva(["verify", "output/current"], folder); // { seconds: 1.2, processor: 1.6, gigabytes: 0.2 }
 */
export function tilannekuva(args: readonly string[], folder: string, look: Watch = () => {}): Promise<Cost> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, "bin", "tilannekuva.cjs"), ...args], {
    cwd: folder,
    // Under an npm script paths would be relative to the folder that npm was called from.
    env: { ...process.env, npm_lifecycle_event: undefined, INIT_CWD: undefined },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let [gigabytes, processor] = [0, 0];
  const watch = setInterval(() => {
    gigabytes = Math.max(gigabytes, residentPeak(child.pid ?? 0));
    processor = Math.max(processor, processorTime(child.pid ?? 0));
    look(processor);
  }, 100);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      look(processor);
      if (code === 0) resolve({ seconds, processor, gigabytes });
      else reject(new Error(`tilannekuva ${args.join(" ")} ended with exit code ${code}`));
    });
  });
}
