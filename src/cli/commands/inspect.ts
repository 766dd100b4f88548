import { chmod, copyFile, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { settle, unfinished } from "../../lib/files.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import { inspectPersonMonth } from "../../run/inspect-person-months.ts";
import { pipelineFor } from "../declarations.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export interface InspectOptions extends ConfiguredOptions {
  readonly month: string;
  readonly asOf?: string;
  readonly out: string;
}

async function refuseFolder(out: string): Promise<void> {
  const there = await ifAbsent(stat(out), null);
  if (there?.isDirectory() !== true) return;
  throw new TilannekuvaError(`${out}: is a folder`, { exitCode: EXIT.usage, advice: "Name a file in that folder." });
}

/** `tilannekuva inspect person-month`: writes a month's person-months as Parquet, inside the secure environment only. */
export async function inspectCommand(options: InspectOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const out = callerPath(options.out);
  requireOutside(out, configuration, ["inbox", "store", "output"]);
  await refuseFolder(out);
  const asOf = options.asOf ?? "9999-12-31";
  const { path, rows } = await inspectPersonMonth({
    pipeline: await pipelineFor(configuration),
    configuration,
    month: options.month,
    asOf,
  });
  await mkdir(dirname(out), { recursive: true });
  const draft = unfinished(out);
  await copyFile(path, draft);
  await chmod(draft, 0o600);
  await settle(draft, out);
  terminal.line(`${shown(out)}: ${rows} person-months of ${options.month}`);
  return EXIT.done;
}
