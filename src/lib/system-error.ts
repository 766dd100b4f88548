import { errorCode } from "./error-code.ts";
import { EXIT, TilannekuvaError } from "./errors.ts";

/** An error of a call to the system: it has the system's code, and mostly the path. */
interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  path?: string;
  readonly dest?: string;
}

interface Cause {
  /** In plain words, after the path. */
  readonly fact: string;
  readonly advice: string;
}

const again = "then run again: what was computed is kept";

const room = `Make room on its disk, ${again}.`;
const rights = `Give the user that runs this permission to use it, and to write where the run writes, ${again}.`;
const files = `Raise the limit of open files (ulimit -n; LimitNOFILE= of systemd) or set engine.threads lower, ${again}.`;
const disk = "Check the disk and the system's own log before you run again; restore damaged files from the backup.";
const mounted = `Check that its folder exists and is mounted, ${again}.`;
const memory = `Give the machine more memory, or set engine.memory_limit and engine.threads lower, ${again}.`;
const place = `Check what lies there and move it away, ${again}.`;

const CAUSES: Readonly<Record<string, Cause>> = {
  ENOSPC: { fact: "the disk is full", advice: room },
  EDQUOT: { fact: "this user's disk quota is used up", advice: room },
  EFBIG: { fact: "the file is larger than the system allows", advice: `Raise the limit of file sizes, ${again}.` },
  EROFS: { fact: "the disk is read-only", advice: `Mount it so that it can be written, ${again}.` },
  EACCES: { fact: "this user may not use it", advice: rights },
  EPERM: { fact: "this user has no permission for this operation", advice: rights },
  EMFILE: { fact: "too many files are open in this process", advice: files },
  ENFILE: { fact: "too many files are open on this machine", advice: files },
  EIO: { fact: "the disk gave an error", advice: disk },
  ESTALE: { fact: "the network drive has lost it", advice: mounted },
  ENODEV: { fact: "its disk is missing", advice: mounted },
  ENXIO: { fact: "its disk is missing", advice: mounted },
  ETIMEDOUT: { fact: "the network drive does not answer", advice: mounted },
  ENOTCONN: { fact: "the network drive is not connected", advice: mounted },
  EHOSTDOWN: { fact: "the network drive does not answer", advice: mounted },
  ENOENT: { fact: "it is not there, or no longer", advice: mounted },
  ENOTDIR: { fact: "a part of the path is not a folder", advice: place },
  EISDIR: { fact: "a folder is where a file should be", advice: place },
  EEXIST: { fact: "something with this name already exists", advice: place },
  ENOTEMPTY: { fact: "the folder is not empty", advice: place },
  ELOOP: { fact: "the path's links form a circle", advice: place },
  ENAMETOOLONG: { fact: "the path is too long", advice: `Choose a shorter path, ${again}.` },
  EBUSY: { fact: "another program is using it", advice: `Stop the other program's use of it, ${again}.` },
  ETXTBSY: { fact: "another program is using it", advice: `Stop the other program's use of it, ${again}.` },
  ENOMEM: { fact: "the machine has no memory left", advice: memory },
  EAGAIN: { fact: "the machine cannot take on more work", advice: memory },
};

/** Codes of a machine that has run short of a resource: they say nothing about the file. */
const SHORTAGE: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "ENOMEM", "EAGAIN"]);

const ABSENT: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR"]);

/** Node's own codes for a thread that got no memory, or did not start. */
const NO_MEMORY: ReadonlySet<unknown> = new Set(["ERR_WORKER_OUT_OF_MEMORY", "ERR_WORKER_INIT_FAILED"]);

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && "syscall" in error && /^E[A-Z0-9]+$/.test(errorCode(error) ?? "");

/** The first failure: closing a file afterwards may fail too. */
const first = (error: unknown): unknown =>
  error instanceof Error && error.name === "SuppressedError" && "suppressed" in error ? first(error.suppressed) : error;

const causeOf = (code: string): Cause =>
  CAUSES[code] ?? { fact: "the system refused", advice: `Check the system's own log, ${again}.` };

/**
 * The meaning of the system's code in plain words, with the code.
 *
 * @example spokenCode("ENOSPC") // "the disk is full (ENOSPC)"
 */
export const spokenCode = (code: string): string => `${causeOf(code).fact} (${code})`;

/**
 * A failure of the machine as reported to a person: where, what, what to do. Exit code 74.
 *
 * @example throw new SystemFailure("ENOSPC", "store/tmp");
 */
export class SystemFailure extends TilannekuvaError {
  readonly code: string;

  /** @param path Null where it is not known. */
  constructor(code: string, path: string | null, cause?: unknown) {
    const where = path === null ? "" : `${path}: `;
    super(`${where}${spokenCode(code)}`, { exitCode: EXIT.system, advice: causeOf(code).advice, cause });
    this.name = "SystemFailure";
    this.code = code;
  }
}

/** Of two paths, the one to be written; where a file is missing, it can only be the first. */
const pathOf = ({ code, path, dest }: SystemError): string | null => (ABSENT.has(code) ? path : (dest ?? path)) ?? null;

/**
 * An error as reported to a person; null for a bug of the program.
 *
 * @example const failure = describedFailure(error); process.exitCode = failure?.exitCode ?? EXIT.bug;
 */
export function describedFailure(thrown: unknown): TilannekuvaError | null {
  const error = first(thrown);
  if (error instanceof TilannekuvaError) return error;
  if (NO_MEMORY.has(errorCode(error))) return new SystemFailure("ENOMEM", null, error);
  return isSystemError(error) ? new SystemFailure(error.code, pathOf(error), error) : null;
}

/** Whether a file or folder is missing: the only system error from which that may be concluded. */
export const isAbsent = (error: unknown): boolean =>
  (isSystemError(error) || error instanceof SystemFailure) && ABSENT.has(error.code);

/** Whether the machine has run short of a resource, so that nothing can be said about the file. */
export const isShortage = (error: unknown): boolean => isSystemError(error) && SHORTAGE.has(error.code);

/**
 * Whether an error is the machine's, or a stop. Such an error says nothing about a file's content; code that blames other errors on the file
 * passes it on.
 */
export function isMachineFault(error: unknown): boolean {
  if (isAbsent(error)) return false;
  if (error instanceof TilannekuvaError) return error.exitCode === EXIT.system || error.exitCode === EXIT.stopped;
  return isSystemError(error) || NO_MEMORY.has(errorCode(error));
}

/**
 * The result of work, or another value where the file or folder is missing. Every other error is thrown.
 *
 * @example const names = await ifAbsent(readdir(folder), []);
 */
export async function ifAbsent<T, U>(work: Promise<T>, instead: U): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if (isAbsent(error)) return instead;
    throw error;
  }
}

/** The error, with the path where the system omits it: it knows an open file by a number only. */
export function named(thrown: unknown, path: string): unknown {
  const error = first(thrown);
  if (isSystemError(error)) error.path ??= path;
  return error;
}

/**
 * Does work with a file whose path its errors then name.
 *
 * @example await naming(path, () => handle.sync());
 */
export async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw named(error, path);
  }
}
