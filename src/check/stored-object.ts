import { stat } from "node:fs/promises";
import { sha256OfFile } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { StoreObject } from "./check-finding.ts";

const sizeOf = async (path: string): Promise<number | null> => (await ifAbsent(stat(path), null))?.size ?? null;

/**
 * The fault of a file: missing, of another size, and, if requested, of another hash; null without a fault.
 *
 * @param all whether to read the file, rather than only its size
 */
export async function wrongWith({ path, sha256, bytes }: StoreObject, all: boolean): Promise<string | null> {
  const size = await sizeOf(path);
  if (size === null) return "missing";
  if (size === 0 || (bytes !== null && bytes !== size)) return "damaged, of another size";
  if (!all || sha256 === null) return null;
  return (await sha256OfFile(path)) === sha256 ? null : "damaged, its SHA-256 differs";
}
