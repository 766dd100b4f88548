import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { errorCode } from "./error-code.ts";
import { isShortage } from "./system-error.ts";

/** A process, distinguished from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Clock ticks from the machine's start to the process's (field 22 of `/proc/<pid>/stat`); null where there is no /proc. */
  readonly started: string | null;
  /** The machine's start: another value after every boot; null where there is no /proc. */
  readonly boot: string | null;
  /** The process-id namespace of the number (containers have their own); null where there is no /proc. */
  readonly namespace: string | null;
}

/** `elsewhere` = on another machine or in another container, where this process cannot look. */
export type ProcessState = "running" | "gone" | "elsewhere";

/** What a lock needs from the machine: its own process, and whether another one is still running. */
export interface Machine {
  readonly self: ProcessIdentity;
  state(of: ProcessIdentity): ProcessState;
}

function textOrNull(read: () => string): string | null {
  try {
    return read().trim();
  } catch (error) {
    // A process that cannot be inspected because too many files are open is not gone.
    if (isShortage(error)) throw error;
    return null;
  }
}

/** The process's start in ticks; null when it is gone, a zombie, or cannot be seen. See proc(5): the name may hold blanks and brackets. */
function startTicks(pid: number): string | null {
  const stat = textOrNull(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields === undefined || fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function stateOn(self: ProcessIdentity, other: ProcessIdentity): ProcessState {
  if (other.host !== self.host) return "elsewhere";
  if (other.boot !== self.boot) return "gone";
  if (other.namespace !== self.namespace) return "elsewhere";
  if (other.started === null) return answersSignals(other.pid) ? "running" : "gone";
  return startTicks(other.pid) === other.started ? "running" : "gone";
}

/**
 * The machine that this process runs on. On Linux a process is known by number, start time and boot; elsewhere by number alone.
 *
 * @example thisMachine().state(identityFromALockFile) // "gone" after a crash
 */
export function thisMachine(): Machine {
  const self: ProcessIdentity = {
    pid: process.pid,
    host: hostname(),
    started: startTicks(process.pid),
    boot: textOrNull(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
    namespace: textOrNull(() => readlinkSync("/proc/self/ns/pid")),
  };
  return { self, state: (of) => stateOn(self, of) };
}
