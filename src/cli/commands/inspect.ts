import { chmod, copyFile, mkdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { nightly } from "../../../pipelines/nightly.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { settle, unfinished } from "../../lib/files.ts";
import { ifAbsent, isAbsent } from "../../lib/system-error.ts";
import { inspectPersonMonth } from "../../run/inspect.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export interface InspectOptions extends ConfiguredOptions {
  readonly month: string;
  readonly asOf?: string;
  readonly out: string;
}

/** The folder with its links followed, also where its last parts do not exist yet. */
const real = (folder: string): Promise<string> =>
  realpath(folder).catch(async (error: unknown) => {
    if (!isAbsent(error)) throw error;
    return join(await real(dirname(folder)), basename(folder));
  });

async function refuseOutput(out: string, output: string): Promise<void> {
  if (relative(await real(output), await real(dirname(out))).startsWith("..")) return;
  throw new TilannekuvaError(`${out}: person-months may not be written under the output folder`, {
    exitCode: EXIT.usage,
    advice: "They are personal data: choose a folder inside the secure environment.",
  });
}

async function refuseFolder(out: string): Promise<void> {
  const there = await ifAbsent(stat(out), null);
  if (there?.isDirectory() !== true) return;
  throw new TilannekuvaError(`${out}: is a folder`, { exitCode: EXIT.usage, advice: "Name the file to write in it." });
}

/** `tilannekuva inspect person-month`: a month's person-months as Parquet, inside the secure environment only. */
export async function inspectCommand(options: InspectOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const out = callerPath(options.out);
  await refuseOutput(out, configuration.paths.output);
  await refuseFolder(out);
  const { path, rows } = await inspectPersonMonth({
    pipeline: nightly,
    configuration,
    month: options.month,
    asOf: options.asOf ?? "9999-12-31",
  });
  await mkdir(dirname(out), { recursive: true });
  const draft = unfinished(out);
  await copyFile(path, draft);
  await chmod(draft, 0o600);
  await settle(draft, out);
  terminal.line(`${shown(out)}: ${rows} person-months of ${options.month}`);
  return EXIT.done;
}
