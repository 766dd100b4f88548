import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import { PUBLISHED } from "../command.ts";

/** A country large enough for narrow intervals and few withheld cells. */
const COUNTRY = ["--persons", "200000", "--months", "36", "--seed", "7", "--from", "2023-10"];

/** The day of the last delivery. */
const AS_OF = "2026-11-29";

const CONFIGURATION = `ingest: { settle_minutes: 0 }
history: { vintages: 24 }
publisher: { name: "Demonstration, invented data", uri: "https://www.example.org", contact: picture@example.org }
accessibility: { contact: accessibility@example.org }
`;

/** Runs a command of the project in a folder as a user would, and shows its output. */
function command(folder: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(packageRoot, "src", "cli", "main.ts"), ...args], {
    cwd: folder,
    env: { ...process.env, npm_lifecycle_event: undefined, INIT_CWD: undefined },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) =>
      PUBLISHED.has(code) ? resolve() : reject(new Error(`tilannekuva ${args.join(" ")} ended with exit code ${code}`)),
    );
  });
}

const currentOf = (output: string): Promise<string> => realpath(join(output, "current"));

/**
 * The folder of an existing snapshot: a snapshot itself, the current one of an output, or that of a working folder with its configuration, in which
 * a run brings it up to date first.
 */
export async function snapshotFrom(folder: string): Promise<string> {
  if (existsSync(join(folder, "manifest.json"))) return realpath(folder);
  if (existsSync(join(folder, "current", "manifest.json"))) return currentOf(folder);
  if (!existsSync(join(folder, "tilannekuva.yaml")))
    throw new Error(`${folder}: neither a snapshot, nor an output, nor a folder with a tilannekuva.yaml`);
  await command(folder, ["run"]);
  return currentOf(join(folder, "output"));
}

/** Makes the example's country and its snapshot in an empty folder: twenty to fifty minutes on two idle cores, 12 GB of disk. */
export async function newSnapshot(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tilannekuva.yaml"), CONFIGURATION);
  await command(folder, ["synth", "--out", "inbox", ...COUNTRY]);
  await command(folder, ["run", "--as-of", AS_OF]);
  return currentOf(join(folder, "output"));
}
