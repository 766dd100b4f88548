import type { ExitCode } from "../../lib/errors.ts";
import { acquireLock } from "../../lib/lock.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import type { SlotEvent } from "../../history/ledger.ts";
import { runSchedule } from "../../schedule/run-schedule.ts";
import type { RunOnce } from "../../schedule/run-schedule.ts";
import { pipelineFor } from "../declarations.ts";
import { reportFailure } from "../failure.ts";
import { runNight } from "../run-night.ts";
import { configurationFor, ledgerOf } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { scheduleLock } from "../status/next-slot.ts";
import { saidStop } from "../stopping.ts";
import type { Terminal } from "../terminal.ts";
import { roomLine } from "./run.ts";

function slotLine(event: SlotEvent): string {
  if (event.event === "schedule_started") return `${event.at} schedule started`;
  const more = event.outcome === "missed" ? ` (${event.count ?? 1} since ${event.since ?? event.slot})` : "";
  const code = event.exitCode === undefined ? "" : `, exit code ${event.exitCode}`;
  return `${event.at} slot ${event.slot} ${event.outcome}${more}${code}`;
}

/** A night's run that reports its own failures, so that the daemon continues with the next slot. */
function nightlyRun(configuration: Configuration, terminal: Terminal): RunOnce {
  return async ({ signal }) => {
    try {
      const report = await runNight({
        configuration,
        pipeline: await pipelineFor(configuration),
        command: "schedule",
        signal,
        onRoom: (event) => terminal.progress(roomLine(event)),
      });
      terminal.settle();
      if (report.releasedFirst !== null) terminal.line(`released: ${report.releasedFirst.id}`);
      terminal.line(`${report.release === "waiting" ? "waiting for approval" : report.outcome}: ${report.snapshot}`);
      return report.exitCode;
    } catch (error) {
      return reportFailure(error, terminal);
    }
  };
}

/** `tilannekuva schedule`: the daemon, which runs every night until it is stopped. */
export async function scheduleCommand(options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const stop = saidStop(terminal);
  const lock = await acquireLock(scheduleLock(configuration), {
    purpose: "schedule",
    now: () => new Date(),
  });
  try {
    const { slots, time_zone } = configuration.schedule;
    terminal.line(`Runs at ${slots.join(", ")} ${time_zone}; stop it with Ctrl-C or SIGTERM.`);
    return await runSchedule({
      schedule: configuration.schedule,
      runOnce: nightlyRun(configuration, terminal),
      ledger: ledgerOf(configuration),
      clock: () => new Date(),
      signal: stop.signal,
      report: (event) => terminal.line(slotLine(event)),
    });
  } finally {
    await lock.release();
    stop.dispose();
  }
}
