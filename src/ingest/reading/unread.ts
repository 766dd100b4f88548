import { basename } from "node:path";
import { isShortage } from "../../lib/system-error.ts";

/** A delivered file that cannot be read for now: a matter of the system, not of its bytes. */
export class Unread extends Error {
  readonly file: string;

  constructor(file: string, code: string) {
    super(`the file ${cannotBeRead(code)}`);
    this.name = "Unread";
    this.file = file;
  }
}

const READING: ReadonlySet<unknown> = new Set(["open", "read", "stat", "fstat", "lstat", "scandir"]);

/** The message for a file or folder that cannot be read, with the system's code. */
export const cannotBeRead = (code: string): string =>
  `cannot be read (${code}): see that it is there and that this user may read it, or deliver it again`;

/** The system's code of an error, `ENOENT`; null for any other error. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && "code" in error && "syscall" in error ? String(error.code) : null;

const isOf = (path: string, error: unknown): boolean => {
  if (!(error instanceof Error && "syscall" in error && READING.has(error.syscall))) return false;
  return !("path" in error) || error.path === path;
};

/**
 * Does work that reads a delivered file.
 *
 * @throws Unread where the file cannot be read; any other error of the work unchanged.
 */
export async function whileReading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === null || isShortage(error) || !isOf(path, error)) throw error;
    throw new Unread(basename(path), code);
  }
}
