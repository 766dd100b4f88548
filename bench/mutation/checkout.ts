import { execFileSync } from "node:child_process";
import { cp, mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Large files that no test of a rule reads. */
const LEFT_OUT = /^(docs\/example|tests\/browser|notebooks)\//;

/** Copies a working tree, without files that git ignores, into a folder in which mutants are written; packages are shared. */
export async function copyCheckout(root: string, folder: string): Promise<void> {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  const files = listed.split("\0").filter((file) => file !== "" && !LEFT_OUT.test(file));
  for (const place of new Set(files.map(dirname))) await mkdir(join(folder, place), { recursive: true });
  // A file that is deleted and not yet committed is listed, too.
  for (const file of files) await cp(join(root, file), join(folder, file)).catch(() => null);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
}
