import { relative } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";

/** A call to the file system or a statement of the engine. */
export interface Operation {
  /** `fs.rename`, `handle.sync`, `stream.read`, `engine.run`. */
  readonly what: string;
  /** Who asked: functions of `src/`, the innermost first, and of a statement how it begins. */
  readonly site: string;
  /** The file it is about, below the folder that is watched. */
  readonly path: string;
  /** Of a rename, a link or a copy: where to. */
  readonly dest?: string;
  readonly writes: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: "No space left on device",
  EDQUOT: "Disk quota exceeded",
  EROFS: "Read-only file system",
  EACCES: "Permission denied",
  EPERM: "Operation not permitted",
  EMFILE: "Too many open files",
  ENFILE: "Too many open files in system",
  EIO: "Input/output error",
  ESTALE: "Stale file handle",
};

/** What no message may show: it stands where the engine quotes a row. */
export const CANARY = "QZ7person1";

const OF_THE_OPEN_FILE: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EIO"]);

/** The error by which the system refuses an operation: of an open file it does not say the path. */
export function systemErrorOf(code: string, { what, path, dest }: Operation): Error {
  const open =
    /^(handle|stream)\.(?!open)/.test(what) || (/readFile|writeFile|append/.test(what) && OF_THE_OPEN_FILE.has(code));
  const where = open ? {} : { path, ...(dest === undefined ? {} : { dest }) };
  const syscall = what.slice(what.indexOf(".") + 1);
  return Object.assign(new Error(`${code}: injected, ${syscall}`), { errno: -1, code, syscall, ...where });
}

/** The engine's error for the same failure. */
export function engineErrorOf(code: string, { path, writes }: Operation): Error {
  if (code === "ENOMEM")
    return new Error(`Out of Memory Error: could not allocate block of size 256.0 KiB\n\nLINE 1: '${CANARY}'`);
  const did = writes ? "Could not write file" : "Cannot open file";
  return new Error(`IO Error: ${did} "${path}": ${WORDS[code] ?? code}\n\nLINE 1: select '${CANARY}'`);
}

/** Functions of `src/` on the way to a call, innermost first, without the machinery between. */
export function siteOf(stack: string): string {
  const frames = stack.split("\n").flatMap((line) => {
    const [, name = "", path = "", at = ""] =
      /at (?:async )?(?:(\S+) .*?)?\(?(?:file:\/\/)?(\/\S+?):(\d+):\d+\)?$/.exec(line) ?? [];
    const file = relative(packageRoot, path);
    return file.startsWith("src/") && !/^src\/(database\/database|lib\/system-error)\.ts$/.test(file)
      ? [`${file}:${at} ${name}`]
      : [];
  });
  const outer = frames.find((frame) => !frame.startsWith("src/lib/") && !frame.startsWith("src/database/"));
  return [...new Set([frames[0] ?? "elsewhere", outer ?? ""])].filter((frame) => frame !== "").join(" < ");
}
