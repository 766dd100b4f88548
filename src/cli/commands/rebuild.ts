import { join } from "node:path";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { rebuild } from "../../rebuild/rebuild-snapshot.ts";
import { pipelineFor } from "../declarations.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

interface RebuildOptions extends ConfiguredOptions {
  readonly out?: string;
}

/**
 * `tilannekuva rebuild SNAPSHOT`: rebuilds an earlier snapshot from the store's archive and history and compares every file byte for
 * byte. Exit 3 when a file differs, or when the snapshot cannot be rebuilt, with the reasons.
 */
export async function rebuildCommand(named: string, options: RebuildOptions, terminal: Terminal): Promise<ExitCode> {
  const snapshot = await snapshotFolder(named, options);
  const configuration = await configurationFor(options);
  if (options.out !== undefined) requireOutside(callerPath(options.out), configuration, ["inbox", "store", "output"]);
  await using temporary = await temporaryFolder();
  const out = options.out === undefined ? join(temporary.path, "output") : callerPath(options.out);
  const { identical, files, reasons, notes, folder } = await rebuild({
    pipeline: await pipelineFor(configuration),
    configuration,
    snapshot,
    out,
  });
  for (const { file, same } of files) terminal.line(`${same ? "same     " : "different"}  ${file}`);
  for (const reason of reasons) terminal.line(`reason: ${reason}`);
  for (const note of notes) terminal.line(`note: ${note}`);
  if (folder !== null && options.out !== undefined) terminal.line(`rebuilt in ${shown(folder)}`);
  const verdict = identical ? "identical, byte for byte" : folder === null ? "cannot be rebuilt" : "differs";
  terminal.line(`${shown(snapshot)}: ${verdict}`);
  return identical ? EXIT.done : EXIT.input;
}
