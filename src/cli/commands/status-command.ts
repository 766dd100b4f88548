import type { ExitCode } from "../../lib/errors.ts";
import { sayJson } from "../say-json.ts";
import { configurationFor } from "../session.ts";
import type { JsonOptions } from "../session.ts";
import { statusOf } from "../status/status.ts";
import { statusLines, statusResult } from "../status/status-lines.ts";
import type { Terminal } from "../terminal.ts";
import { troublesExitCode } from "../troubles.ts";

/**
 * `tilannekuva status`: the newest run and the next slot, the current snapshot, refused, held and overdue deliveries, the freshness of the
 * extracts. Exits with the code of whatever would keep the next run from starting.
 */
export async function statusCommand({ json, ...options }: JsonOptions, terminal: Terminal): Promise<ExitCode> {
  const status = await statusOf(await configurationFor(options));
  if (json === true) sayJson(statusResult(status), terminal);
  else for (const line of statusLines(status)) terminal.line(line);
  return troublesExitCode(status.troubles);
}
