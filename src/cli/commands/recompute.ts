import { join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { recompute } from "../../publish/snapshot/recompute-snapshot.ts";
import { revisionDeclarations } from "../../definitions/revision-declarations.ts";
import { pipelineOfSnapshot } from "../declarations.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { indicateWith } from "../../run/indicate.ts";
import { presentWith } from "../../run/present-release.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

interface RecomputeOptions extends ConfiguredOptions {
  readonly out?: string;
}

/**
 * `tilannekuva recompute SNAPSHOT`: recomputes its observations from its published counts alone and compares them byte for byte.
 * Exit 3 when a file differs.
 */
export async function recomputeCommand(
  named: string,
  options: RecomputeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = await snapshotFolder(named, options);
  if (options.out !== undefined) requireOutside(callerPath(options.out), await configurationFor(options));
  await using temporary = await temporaryFolder();
  const out = options.out === undefined ? join(temporary.path, "recomputed") : callerPath(options.out);
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders: [folder, out] });
  try {
    const pipeline = await pipelineOfSnapshot(folder);
    const { vocabulary } = pipeline.indicators;
    const { identical, files, notes } = await recompute(folder, out, {
      database,
      indicate: indicateWith(pipeline),
      present: presentWith(pipeline),
      revisions: revisionDeclarations(pipeline),
      vocabulary,
    });
    for (const { file, same } of files) terminal.line(`${same ? "same     " : "different"}  ${file}`);
    for (const note of notes) terminal.line(`note: ${note}`);
    terminal.line(identical ? `${folder}: observations identical, byte for byte` : `${folder}: observations differ`);
    return identical ? EXIT.done : EXIT.input;
  } finally {
    database.close();
  }
}
