import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { quarantined } from "../../ingest/ingest.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { table } from "../terminal.ts";
import type { Terminal } from "../terminal.ts";

/** `tilannekuva quarantine`: which rows were refused and why, with line numbers and without values. */
export async function quarantineCommand(options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const { paths } = await configurationFor(options);
  const found = await quarantined(paths.store);
  if (found.length === 0) terminal.line("No row was refused.");
  else {
    const rows = found.map(({ file, reason, count, lines }) => [file, reason, String(count), lines.join(" ")]);
    for (const line of table(["file", "reason", "rows", "first lines"], rows)) terminal.line(line);
  }
  return EXIT.done;
}
