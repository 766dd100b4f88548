import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reportFailure } from "../../src/cli/failure.ts";
import { runNight } from "../../src/cli/run-night.ts";
import { summaryLines } from "../../src/cli/summary/summary.ts";
import { ifAbsent } from "../../src/lib/system-error.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import { keptTerminal } from "../cli/made-up-terminal.ts";
import { residentsByBackground } from "../run/house.ts";

/** What a command came to, as a person and the service manager see it. */
export interface RunEnd {
  readonly code: number;
  readonly complaints: readonly string[];
  readonly lines: readonly string[];
}

const YAML =
  "ingest: { max_quarantine_share: 0.5, settle_minutes: 0 }\nhistory: { months: 1, vintages: none }\nengine: { threads: 1 }\n";

const DELIVERY = "2026-08-03_FOLK_ENHEN";
const FILE = "FOLK_ENHEN_2026_07.csv";

/** The smallest country that publishes something: one file of the cases' population, in a folder that was not there. */
export async function makeCountry(folder: string): Promise<void> {
  const [from, to] = [join(packageRoot, "fixtures", "cases", "inbox", DELIVERY), join(folder, "inbox", DELIVERY)];
  await rm(folder, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await cp(join(from, FILE), join(to, FILE));
  await writeFile(join(folder, "tilannekuva.yaml"), YAML);
}

/** One night as `tilannekuva run` does it, of the residents alone, with what it says. */
export async function runOnce(folder: string): Promise<RunEnd> {
  const terminal = keptTerminal();
  const call = { command: "run", pipeline: residentsByBackground, onRoom: () => undefined };
  try {
    const configuration = await loadConfiguration(folder, "tilannekuva.yaml");
    const report = await runNight({ ...call, configuration });
    for (const line of await summaryLines(report, configuration, 0)) terminal.line(line);
    return { ...terminal, code: report.exitCode };
  } catch (error) {
    return { ...terminal, code: reportFailure(error, terminal) };
  }
}

/** A lock that could not be removed outlives its process; this process lives on, so it is ended here. */
export const endProcess = (folder: string): Promise<void> => rm(join(folder, "store", "run.lock"), { force: true });

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** SHA256SUMS of the current snapshot, once every file in it is as they say; null where there is no current snapshot. */
export async function currentSums(folder: string): Promise<string | null> {
  const current = await ifAbsent(realpath(join(folder, "output", "current")), null);
  if (current === null) return null;
  const sums = await readFile(join(current, "SHA256SUMS"), "utf8");
  const files = new Set<string>();
  for (const name of await readdir(current, { recursive: true }))
    if ((await stat(join(current, name))).isFile() && name !== "SHA256SUMS") files.add(name);
  for (const line of sums.trim().split("\n")) {
    const [hash, name = ""] = line.split("  ");
    if (sha256(await readFile(join(current, name))) !== hash) throw new Error(`${name} is not as SHA256SUMS says`);
    files.delete(name);
  }
  if (files.size > 0) throw new Error(`SHA256SUMS does not know ${[...files].join(", ")}`);
  return sums;
}
