import type { ExitCode } from "../../lib/errors.ts";
import type { RoomEvent } from "../../run/rooms.ts";
import { pipelineFor } from "../declarations.ts";
import { runNight } from "../run-night.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { saidStop } from "../stopping.ts";
import { summaryLines } from "../summary/summary.ts";
import type { Terminal } from "../terminal.ts";

interface RunOptions extends ConfiguredOptions {
  readonly asOf?: string;
}

/** A room's progress as a line. */
export function roomLine({ room, detail, at, done }: RoomEvent): string {
  if (done === undefined) return `${room}: ${detail}${at === undefined ? "" : `: ${at}`} …`;
  return `${room}: ${detail}: ${done.computed} computed, ${done.reused} reused, ${done.seconds.toFixed(1)} s`;
}

/** `tilannekuva run`: one night's run with a summary. */
export async function runCommand({ asOf, ...options }: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const start = performance.now();
  const configuration = await configurationFor(options);
  const stop = saidStop(terminal);
  try {
    const report = await runNight({
      configuration,
      pipeline: await pipelineFor(configuration),
      command: "run",
      ...(asOf === undefined ? {} : { asOf }),
      signal: stop.signal,
      onRoom: (event) => terminal.progress(roomLine(event)),
    });
    terminal.settle();
    const seconds = (performance.now() - start) / 1000;
    for (const line of await summaryLines(report, configuration, seconds)) terminal.line(line);
    return report.exitCode;
  } finally {
    stop.dispose();
  }
}
