import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";

/** What a command did. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const text = (stream: NodeJS.ReadableStream | null): (() => string) => {
  const parts: string[] = [];
  stream?.on("data", (part: Buffer) => parts.push(part.toString()));
  return () => parts.join("");
};

/** Starts `tilannekuva` in a folder, as a person there would. */
export const startCommand = (folder: string, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(packageRoot, "src", "cli", "main.ts"), ...args], {
    cwd: folder,
    // Under npm the commands would take their folder from INIT_CWD.
    env: { ...process.env, npm_lifecycle_event: undefined, NO_COLOR: "1" },
  });

/** Waits for a started command's end. */
export const ended = (child: ChildProcess): Promise<Ended> => {
  const stdout = text(child.stdout);
  const stderr = text(child.stderr);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout: stdout(), stderr: stderr() })));
};

/** Runs `tilannekuva` in a folder to its end. */
export const command = (folder: string, ...args: readonly string[]): Promise<Ended> =>
  ended(startCommand(folder, ...args));

/** The areas of one city alone. */
export const HELSINKI = join(packageRoot, "fixtures", "areas", "helsinki.yaml");

/** Settings of nights that publish one city alone: half the work, where it does not matter how many cities there are. */
export const ONE_CITY = `paths: { areas: ${JSON.stringify(HELSINKI)} }\n`;

/** Settings of nights that publish the newest month only. */
export const ONE_MONTH = "history: { months: 1 }\n";

/** Settings of the smallest nights. */
export const SMALLEST = `${ONE_CITY}${ONE_MONTH}`;

/** A working folder with the cases' deliveries in its inbox and the quarantine limit that they need, and other settings. */
export async function casesFolder(folder: string, settings = ""): Promise<string> {
  await mkdir(folder, { recursive: true });
  await cp(join(packageRoot, "fixtures", "cases", "inbox"), join(folder, "inbox"), { recursive: true });
  await writeFile(join(folder, "tilannekuva.yaml"), `ingest: { max_quarantine_share: 0.5 }\n${settings}`);
  return folder;
}
