import type { StepResult } from "../database/step.ts";
import { readRegister } from "../ingest/ingest.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import { asKnownAt, cutoffMinute } from "../model/data-vintage.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { joinMonth, vintageWorker } from "./vintage-steps.ts";
import { prepareCounting } from "./counting-context.ts";
import { monthsOf } from "../model/reporting-window.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { openWorkspace } from "./workspace.ts";

export interface Inspection {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly month: Month;
  /** Date or minute up to which deliveries count as known. */
  readonly asOf: string;
}

/**
 * The person-months of a month as known at a date, from the store; they are computed only if the store does not contain
 * them.
 *
 * @throws TilannekuvaError exit 5 when nothing known at the date covers the month.
 */
export async function inspectPersonMonth({ pipeline, configuration, month, asOf }: Inspection): Promise<StepResult> {
  const vintage = asKnownAt(await readRegister(configuration.paths.store), cutoffMinute(asOf));
  const months = monthsOf(vintage, pipeline.join.months);
  if (!months.includes(month)) {
    const range = months.length === 0 ? "the store has no month" : `the store has ${months[0]} to ${months.at(-1)}`;
    throw new TilannekuvaError(`month ${month} is not in the store at that date: ${range}`, {
      exitCode: EXIT.missing,
      advice: "Run `tilannekuva run` first, or give another month or date.",
    });
  }
  const workspace = await openWorkspace(configuration, pipeline);
  try {
    const workAt = vintageWorker(await prepareCounting({ pipeline, configuration, workspace }));
    return await joinMonth(workAt(vintage), month);
  } finally {
    await workspace.close();
  }
}
