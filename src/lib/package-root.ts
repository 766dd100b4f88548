import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function climb(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : climb(dirname(folder));
}

/** The folder that holds package.json, sql/ and pipelines/codes/: the same from a checkout and from the built package. */
export const packageRoot: string = climb(dirname(fileURLToPath(import.meta.url)));
