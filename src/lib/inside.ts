import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { errorCode } from "./error-code.ts";

/** The target of a link to nothing yet; null where there is no link. */
function targetOf(path: string): string | null {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink ? resolve(dirname(path), readlinkSync(path)) : null;
}

/** The path with its links and `..` followed, also where its last parts do not exist yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") return path;
    const target = targetOf(path);
    if (target !== null) return realPath(target);
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
  }
}

/**
 * Whether a path is a folder or lies in it, with links and `..` followed.
 *
 * @example isInside("/srv/out/../store/a.parquet", "/srv/store") // true
 */
export function isInside(inner: string, outer: string): boolean {
  const way = relative(realPath(outer), realPath(inner));
  return way === "" || (way !== ".." && !way.startsWith("../") && !isAbsolute(way));
}
