import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isInside } from "../../lib/inside.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import { SIGNATURE } from "../../publish/snapshot/signature-file.ts";

/** A snapshot that is shown: its id and its folder. */
export interface Shown {
  readonly id: string;
  readonly folder: string;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  gz: "application/gzip",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  sig: "application/octet-stream",
};

/** A file's media type, by the end of its name. */
export const typeOf = (file: string): string => TYPES[file.split(".").at(-1) ?? ""] ?? "text/plain; charset=utf-8";

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/**
 * The file of a snapshot that a path asks for, if its manifest lists it or it is the signature, and, with links followed, it lies in the snapshot's folder; otherwise null.
 *
 * @param path after the snapshot's id: `brief/KU049.fi.html`
 * @example await fileIn({ id, folder }, "index.html") // "/srv/output/snapshots/…/index.html"
 */
export async function fileIn({ folder }: Shown, path: string): Promise<string | null> {
  const name = decoded(path);
  const files = (await readManifest(folder))?.files ?? [];
  if (name === null || ![...files, SIGNATURE].includes(name)) return null;
  const file = join(folder, name);
  const found = await ifAbsent(stat(file), null);
  return found?.isFile() === true && isInside(await realpath(file), folder) ? file : null;
}
