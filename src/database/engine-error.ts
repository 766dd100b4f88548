import { EXIT, TilannekuvaError, stopFailure } from "../lib/errors.ts";
import { SystemFailure, describedFailure } from "../lib/system-error.ts";

/** Facts about an engine that its error messages need. */
export interface EngineFacts {
  /** Folders that a path in a message may lie in. */
  readonly folders: readonly string[];
  /** Folder for spilled data. */
  readonly temporary: string;
  /** The real path, where the engine knows its folder by another name. */
  readonly real: (path: string) => string;
  /** Such as `4GB`; undefined where none was set. */
  readonly memoryLimit?: string | undefined;
}

/** The C library's words for the system's codes, as the engine passes them on. */
const WORDS: readonly (readonly [words: string, code: string])[] = [
  ["No space left on device", "ENOSPC"],
  ["Disk quota exceeded", "EDQUOT"],
  ["File too large", "EFBIG"],
  ["Read-only file system", "EROFS"],
  ["Permission denied", "EACCES"],
  ["Operation not permitted", "EPERM"],
  ["Too many open files in system", "ENFILE"],
  ["Too many open files", "EMFILE"],
  ["Input/output error", "EIO"],
  ["Stale file handle", "ESTALE"],
  ["No such device or address", "ENXIO"],
  ["No such device", "ENODEV"],
  ["Connection timed out", "ETIMEDOUT"],
  ["Transport endpoint is not connected", "ENOTCONN"],
  ["No such file or directory", "ENOENT"],
  ["No files found that match the pattern", "ENOENT"],
  ["Not a directory", "ENOTDIR"],
  ["Is a directory", "EISDIR"],
  ["Too many levels of symbolic links", "ELOOP"],
  ["File name too long", "ENAMETOOLONG"],
  ["Device or resource busy", "EBUSY"],
  ["Text file busy", "ETXTBSY"],
  ["Cannot allocate memory", "ENOMEM"],
  ["Resource temporarily unavailable", "EAGAIN"],
];

/** The path that a message quotes, recognised as such because it lies below one of the engine's folders. */
function pathIn(message: string, { folders, temporary, real }: EngineFacts): string | null {
  const quoted = [...message.matchAll(/"([^"\n]+)"/g)].map(([, path]) => path ?? "");
  const roots = [...folders, temporary].map((folder) => folder.replace(/\/*$/, ""));
  const found = quoted.find((path) => roots.some((root) => path === root || path.startsWith(`${root}/`)));
  return found === undefined ? null : real(found);
}

function outOfMemory(message: string, { temporary, memoryLimit, real }: EngineFacts): TilannekuvaError {
  // The engine counts what it has spilled against what the disk has left.
  if (message.includes("max_temp_directory_size")) return new SystemFailure("ENOSPC", real(temporary));
  const limit = memoryLimit === undefined ? "is not set, so four fifths of the machine's" : `is ${memoryLimit}`;
  return new TilannekuvaError(`the database engine has no memory left: engine.memory_limit ${limit}`, {
    exitCode: EXIT.system,
    advice: "Set engine.memory_limit higher or engine.threads lower, then run again: what was computed is kept.",
  });
}

function systemCause(message: string, facts: EngineFacts): TilannekuvaError | null {
  const [, code] = WORDS.find(([words]) => message.includes(words)) ?? [];
  // A message without a path is about the engine's own files: spilled data.
  return code === undefined ? null : new SystemFailure(code, pathIn(message, facts) ?? facts.real(facts.temporary));
}

/**
 * The engine's error in the pipeline's words. The engine's own messages quote rows of data, so they are not passed on: a failure of the machine
 * is reported with its cause and path, anything else by its kind.
 */
export function engineFailure(error: unknown, facts: EngineFacts): TilannekuvaError {
  // A failure outside the engine, such as in looking at a folder for it.
  const beside = describedFailure(error);
  if (beside !== null) return beside;
  const message = error instanceof Error ? error.message : "";
  const kind = /^[A-Z][A-Za-z ]* Error/.exec(message)?.[0] ?? "Error";
  if (kind === "INTERRUPT Error") return stopFailure();
  if (kind === "Out of Memory Error") return outOfMemory(message, facts);
  const failure = kind === "IO Error" || kind === "FATAL Error" ? systemCause(message, facts) : null;
  if (failure !== null) return failure;
  // TILANNEKUVA_DEBUG_SQL=1 is for development on invented data.
  const cause = process.env["TILANNEKUVA_DEBUG_SQL"] === "1" ? error : undefined;
  return new TilannekuvaError(`the database engine refused a statement (${kind})`, {
    exitCode: EXIT.bug,
    advice:
      "This is a fault in the pipeline or a damaged file in the store: run again, then report it with the run's log.",
    cause,
  });
}
