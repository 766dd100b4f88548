import type { ExitCode } from "../../lib/errors.ts";
import { planNight } from "../../run/plan-night.ts";
import { cutoffOf } from "../clock.ts";
import { pipelineFor } from "../declarations.ts";
import { sayJson } from "../say-json.ts";
import { configurationFor } from "../session.ts";
import type { JsonOptions } from "../session.ts";
import { planLines, planResult } from "../summary/plan-lines.ts";
import type { Terminal } from "../terminal.ts";
import { troubleLines, troublesExitCode, troublesIn } from "../troubles.ts";

/** `tilannekuva plan`: what a run would do, and why. Exits with the code of whatever would keep the next run from starting. */
export async function planCommand(
  { asOf, json, ...options }: JsonOptions & { readonly asOf?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const now = new Date();
  const plan = await planNight({
    pipeline: await pipelineFor(configuration),
    configuration,
    cutoff: cutoffOf(asOf, now),
    now,
  });
  const troubles = await troublesIn(configuration);
  if (json === true) sayJson({ ...planResult(plan), troubles }, terminal);
  else for (const line of [...planLines(plan), ...troubleLines(troubles)]) terminal.line(line);
  return troublesExitCode(troubles);
}
