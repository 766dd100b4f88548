import { randomUUID } from "node:crypto";
import { link, mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { errorCode } from "./error-code.ts";
import { EXIT, TilannekuvaError } from "./errors.ts";
import { readText, removed, unfinished, writeFileDurably } from "./files.ts";
import { thisMachine } from "./process-identity.ts";
import type { Machine } from "./process-identity.ts";
import { isAbsent, isMachineFault } from "./system-error.ts";

const lockFile = z.object({
  pid: z.number(),
  host: z.string(),
  started: z.string().nullable(),
  boot: z.string().nullable(),
  namespace: z.string().nullable(),
  // Unique, so that a takeover can name the very lock that it takes over.
  token: z.string(),
  purpose: z.string(),
  // When the lock was taken, UTC.
  since: z.string(),
});

/** A lock file's content: its holder. */
type Holder = Readonly<z.infer<typeof lockFile>>;

export interface Lock {
  /** Removes the lock file if it is still this process's. */
  release(): Promise<void>;
}

export interface LockOptions {
  /** The command that holds the lock, for messages: `run`. */
  readonly purpose: string;
  readonly now: () => Date;
  readonly machine?: Machine;
}

// A takeover lasts milliseconds; a process that meets one waits for its end, at most this long.
const patience = { rounds: 100, milliseconds: 20 } as const;

async function holderOf(path: string): Promise<Holder | null> {
  try {
    return lockFile.parse(JSON.parse(await readText(path)));
  } catch (error) {
    if (isAbsent(error)) return null;
    if (isMachineFault(error)) throw error;
    throw new TilannekuvaError(`${path}: the lock file cannot be read`, {
      exitCode: EXIT.locked,
      advice: "Make sure that no other run is going on, then remove the file.",
      cause: error,
    });
  }
}

function taken(path: string, holder: Holder, elsewhere: boolean): TilannekuvaError {
  const who = `process ${holder.pid} on ${holder.host} (tilannekuva ${holder.purpose})`;
  return new TilannekuvaError(`${path}: another run has held the lock since ${holder.since}: ${who}`, {
    exitCode: EXIT.locked,
    advice: elsewhere
      ? `Whether it is still running cannot be seen from this machine or container. Look on ${holder.host}; if it is gone, remove the lock file.`
      : "Wait until it ends and run again; a lock left by a crash is taken over automatically.",
  });
}

/** True when the draft became the lock: a hard link appears completely or not at all, and only where nothing was. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

interface Attempt {
  readonly path: string;
  readonly draft: string;
  readonly options: Required<LockOptions>;
}

/**
 * Replaces the lock of a process that is gone. Only one process may do so for one stale lock, or the slower of two would replace the
 * valid lock of the faster. They contend for a lock named after the stale one's token, and look again once they have it.
 */
async function takeOver(dead: Holder, { path, draft, options }: Attempt): Promise<boolean> {
  const guard = await tryLock(`${path}.${dead.token}`, options);
  if (guard === null) return false;
  try {
    if ((await holderOf(path))?.token !== dead.token) return false;
    await rename(draft, path);
    return true;
  } finally {
    await guard.release();
  }
}

/** One attempt: true when this process now has the lock, false when another attempt is worthwhile, else the running holder. */
async function attempt(look: Attempt): Promise<boolean | Holder> {
  if (await claim(look.draft, look.path)) return true;
  const holder = await holderOf(look.path);
  if (holder === null) return false;
  return look.options.machine.state(holder) === "gone" ? takeOver(holder, look) : holder;
}

async function tryLock(path: string, options: Required<LockOptions>): Promise<Lock | null> {
  const result = await contend(path, options);
  return "release" in result ? result : null;
}

async function contend(path: string, options: Required<LockOptions>): Promise<Lock | Holder> {
  const { machine, now, purpose } = options;
  const token = randomUUID();
  const draft = unfinished(path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFileDurably(draft, JSON.stringify({ ...machine.self, token, purpose, since: now().toISOString() }));
  try {
    for (let round = 0; round < patience.rounds; round += 1) {
      const outcome = await attempt({ path, draft, options });
      if (typeof outcome === "object") return outcome;
      if (outcome) return { release: () => release(path, token) };
      await pause(patience.milliseconds);
    }
  } finally {
    await removed(draft);
  }
  throw new TilannekuvaError(`${path}: the lock changes hands too often to be acquired`, {
    exitCode: EXIT.locked,
    advice: "Several runs are being started repeatedly: stop all but one.",
  });
}

async function release(path: string, token: string): Promise<void> {
  if ((await holderOf(path))?.token === token) await rm(path, { force: true });
}

/**
 * Lets one run at a time into the store. The lock of a process that is gone (crashed, killed, or from before the machine's last
 * start) is taken over at once; that of another machine or container is honoured, as its state cannot be seen from here.
 *
 * @throws TilannekuvaError with exit code 75, naming the holder and since when, when it is held.
 * @example
 * const lock = await acquireLock(join(store, "run.lock"), { purpose: "run", now: () => new Date() });
 * try { await night(); } finally { await lock.release(); }
 */
export async function acquireLock(path: string, options: LockOptions): Promise<Lock> {
  const machine = options.machine ?? thisMachine();
  const result = await contend(path, { ...options, machine });
  if ("release" in result) return result;
  throw taken(path, result, machine.state(result) === "elsewhere");
}

const STATES = { running: "held", gone: "free", elsewhere: "unknown" } as const;

/**
 * The state of a lock, without acquiring it: `free` also where its holder is gone; `unknown` where that cannot be seen from here.
 *
 * @example await lockState(join(store, "schedule.lock")) // "held" while the daemon runs
 */
export async function lockState(path: string, machine: Machine = thisMachine()): Promise<"free" | "held" | "unknown"> {
  const holder = await holderOf(path).catch((error: unknown) => {
    if (error instanceof TilannekuvaError) return "unknown" as const;
    throw error;
  });
  if (holder === "unknown") return "unknown";
  if (holder === null) return "free";
  return STATES[machine.state(holder)];
}
