import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../src/lib/errors.ts";
import { packageRoot } from "../src/lib/package-root.ts";

/** The cost of a command, its children's included. */
export interface Cost {
  /** Wall-clock. */
  readonly seconds: number;
  /** Processor seconds of all its threads; 0 where there is no /proc. */
  readonly processor: number;
  /** Largest resident memory, GB; 0 where there is no /proc. */
  readonly gigabytes: number;
}

/** What a file of /proc says; an empty text where the process has ended or there is no /proc. */
function procFile(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A process and all that descend from it and still run. */
function familyOf(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap((thread) =>
    procFile(`${pid}/task/${thread}/children`).split(" ").filter(Boolean),
  );
  return [pid, ...children.map(Number).flatMap(familyOf)];
}

const residentPeak = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(procFile(`${pid}/status`))?.[1] ?? 0) / 1024 ** 2;

/** Clock ticks of /proc in a second, the same on every Linux. */
const TICKS = 100;

/** Processor seconds of a process and of its children that have ended: fields 14 to 17 of proc_pid_stat(5). */
function processorTime(pid: number): number {
  const stat = procFile(`${pid}/stat`);
  const times = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15)
    .map(Number);
  return times.reduce((sum, ticks) => sum + ticks, 0) / TICKS;
}

const sumOver = (pids: readonly number[], value: (pid: number) => number): number =>
  pids.reduce((sum, pid) => sum + value(pid), 0);

/** A program with its arguments, and where it runs. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** File for what it writes to the terminal; without one only its errors are shown. */
  readonly log?: string;
  /** File for its result alone (standard output): its progress and errors are shown. */
  readonly result?: string;
  /** Exit codes with which its work is done; 0 alone unless given. */
  readonly ends?: ReadonlySet<number | null>;
  /** Called ten times a second while it runs, and once when it has ended, with the processor seconds that it has used so far. */
  readonly look?: (processor: number) => void;
}

/**
 * A run that published a snapshot: deliveries that were refused or held back, and held blocks, are reported and end it
 * with other codes than 0.
 */
export const PUBLISHED: ReadonlySet<number | null> = new Set([EXIT.done, EXIT.input, EXIT.gate]);

const DONE: ReadonlySet<number | null> = new Set([EXIT.done]);

/** Under an npm script paths would be relative to the folder that npm was called from. */
const environmentOf = ({ environment }: Command): NodeJS.ProcessEnv => ({
  ...process.env,
  npm_lifecycle_event: undefined,
  INIT_CWD: undefined,
  ...environment,
});

function start(command: Command): ChildProcess {
  const { log, result } = command;
  const file = log ?? result;
  const output = file === undefined ? "ignore" : openSync(file, "w");
  const child = spawn(command.program, command.args, {
    cwd: command.folder,
    env: environmentOf(command),
    stdio: ["ignore", output, log === undefined ? "inherit" : output],
  });
  if (output !== "ignore") closeSync(output);
  return child;
}

/**
 * Runs a program and measures it from outside, its children included.
 *
 * @throws Error where it ends with another exit code than expected.
 * @example const { seconds } = await measured({ program: "python3", args: ["count.py"], folder });
 */
export function measured(command: Command): Promise<Cost> {
  const started = performance.now();
  const child = start(command);
  let [gigabytes, processor] = [0, 0];
  const watch = setInterval(() => {
    const family = familyOf(child.pid ?? 0);
    gigabytes = Math.max(gigabytes, sumOver(family, residentPeak));
    processor = Math.max(processor, sumOver(family, processorTime));
    command.look?.(processor);
  }, 100);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on("exit", (code) => {
      clearInterval(watch);
      command.look?.(processor);
      const seconds = (performance.now() - started) / 1000;
      const where = command.log === undefined ? "" : `: ${command.log} says why`;
      const failure = `${[command.program, ...command.args].join(" ")} ended with exit code ${code}${where}`;
      if ((command.ends ?? DONE).has(code)) resolve({ seconds, processor, gigabytes });
      else reject(new Error(failure));
    });
  });
}

/**
 * Runs a command of the project in a folder as a user would, and measures it from outside.
 *
 * @throws Error where it ends with another exit code than expected.
 * @example await tilannekuva(["verify", "output/current"], folder); // { seconds: 1.2, processor: 1.6, gigabytes: 0.2 }
 */
export const tilannekuva = (
  args: readonly string[],
  folder: string,
  options: Pick<Command, "look" | "result" | "ends"> = {},
): Promise<Cost> =>
  measured({
    program: process.execPath,
    args: [join(packageRoot, "bin", "tilannekuva.cjs"), ...args],
    folder,
    ...options,
  });
