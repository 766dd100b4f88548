import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packageRoot } from "./package-root.ts";

const needs = z.record(z.string(), z.string()).default({});

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().default(""), dependencies: needs, optionalDependencies: needs }),
  ),
});

/** The packages that build the page: its bytes depend on their versions as much as on its own text. */
export const PAGE_BUILDERS = ["@observablehq/plot", "esbuild"] as const;

/**
 * Some packages of npm's lock file and all their dependencies, by name, with the hash of each. Those for other systems are included, so
 * the result is the same everywhere.
 *
 * @throws Error when a package is not in the lock file
 * @example lockedPackages(["esbuild"]).esbuild // "sha512-HKVLS8dv…"
 */
export function lockedPackages(names: readonly string[]): Readonly<Record<string, string>> {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(packageRoot, "package-lock.json"), "utf8")));
  const found = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const entry = packages[`node_modules/${name}`];
    if (entry === undefined) throw new Error(`package-lock.json has no ${name}`);
    if (found.has(name)) continue;
    found.set(name, entry.integrity);
    waiting.push(...Object.keys(entry.dependencies), ...Object.keys(entry.optionalDependencies));
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
