import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { packageRoot } from "../../src/lib/package-root.ts";

const report = z.object({
  modules: z.array(
    z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string(), valid: z.boolean() })) }),
  ),
  summary: z.object({
    totalCruised: z.number(),
    totalDependenciesCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What dependency-cruiser found in a project folder, by the house's own rules. */
export async function cruise(folder: string): Promise<z.infer<typeof report>> {
  const cruiser = join(packageRoot, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const parts = ["src", "pipelines"].filter((part) => existsSync(join(folder, part)));
  const options = ["--config", join(packageRoot, ".dependency-cruiser.cjs"), "--output-type", "json", ...parts];
  // The exit code counts the violations; the report on stdout has them by name.
  const { stdout } = await promisify(execFile)(process.execPath, [cruiser, ...options], {
    cwd: folder,
    maxBuffer: 1 << 28,
  }).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  return report.parse(JSON.parse(stdout));
}
