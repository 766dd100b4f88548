import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import type { UnzipFileInfo } from "fflate";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readBytes } from "../lib/files.ts";
import { filesUnder } from "../publish/snapshot/checksums.ts";
import { writeBytes } from "../publish/formats/write-pieces.ts";

/** The first time that a ZIP file can name: no clock is in a package. */
const NO_TIME = new Date(1980, 0, 1);

/** What no package comes near to; a file made to fill a disk or the memory does. */
const MOST_FILES = 5000;
const MOST_BYTES = 1_500_000_000;

const refused = (file: string, fact: string): TilannekuvaError =>
  new TilannekuvaError(`${file}: ${fact}`, {
    exitCode: EXIT.input,
    advice: "Name a package as `tilannekuva share` wrote it; have it sent again if it was damaged on its way.",
  });

/**
 * All files of a folder as one ZIP file, stored and in the order of their names: the same files give the same bytes.
 *
 * @example await writeBytes("KU049.zip", await packedFolder(folder));
 */
export async function packedFolder(folder: string): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const name of await filesUnder(folder)) files[name] = await readBytes(join(folder, name));
  return zipSync(files, { mtime: NO_TIME, level: 0 });
}

const isPlain = (name: string): boolean =>
  name.split("/").every((part) => /^[A-Za-z0-9_.-]+$/.test(part) && part !== "." && part !== "..");

/** Refuses, before anything is unpacked, a name that leads elsewhere, and more than a package can hold. */
function guard(file: string): (info: UnzipFileInfo) => boolean {
  const seen = new Set<string>();
  let bytes = 0;
  return ({ name, originalSize }) => {
    if (!isPlain(name)) throw refused(file, "holds a file whose name is not allowed in a package");
    if (seen.has(name)) throw refused(file, `holds ${name} twice`);
    seen.add(name);
    bytes += originalSize;
    if (seen.size > MOST_FILES || bytes > MOST_BYTES) throw refused(file, "holds more than a package can hold");
    return true;
  };
}

function unzipped(file: string, content: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(content, { filter: guard(file) });
  } catch (error) {
    if (error instanceof TilannekuvaError) throw error;
    throw refused(file, "is no ZIP file, or a damaged one");
  }
}

/**
 * Unpacks a package into an empty folder. Nothing is written outside of it.
 *
 * @param file As the user named it, for messages.
 * @throws TilannekuvaError (exit 3) that names the file where it is no ZIP file, or holds what no package holds.
 * @example await unpackInto(folder, { file: "KU049.zip", content });
 */
export async function unpackInto(
  folder: string,
  { file, content }: { readonly file: string; readonly content: Uint8Array },
): Promise<void> {
  const files = Object.entries(unzipped(file, content));
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeBytes(join(folder, name), bytes);
  }
}

/**
 * Requires that a package is what its files give when they are packed: so no byte beside them was changed.
 *
 * @param folder Where it was unpacked.
 * @throws TilannekuvaError (exit 3) that names the file.
 * @example await requireAsPacked(folder, { file: "KU049.zip", content });
 */
export async function requireAsPacked(
  folder: string,
  { file, content }: { readonly file: string; readonly content: Uint8Array },
): Promise<void> {
  if (Buffer.compare(await packedFolder(folder), content) !== 0)
    throw refused(file, "is not written as a package is: a byte beside its files was changed");
}
