import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Finding } from "./check-finding.ts";
import { filesBelow } from "./walk.ts";

const OTHERS = 0o077;

/** The folders above a path in the store, the store itself included. */
const foldersAbove = (path: string, store: string): readonly string[] =>
  path === store ? [] : [dirname(path), ...foldersAbove(dirname(path), store)];

/** Files and folders of the store that others than its owner may read, write or enter. */
export async function rightsFindings(store: string): Promise<readonly Finding[]> {
  const files = await filesBelow(store);
  const open: Finding[] = [];
  for (const path of new Set([...files.flatMap((file) => foldersAbove(file, store)), ...files])) {
    const stats = await lstat(path).catch(() => null);
    if (stats === null || stats.isSymbolicLink() || (stats.mode & OTHERS) === 0) continue;
    open.push({ path, message: "open to others than its owner", remedy: "rights" });
  }
  return open;
}
