import { nightly } from "../../../pipelines/nightly.ts";
import { readRegister } from "../../ingest/ingest.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { problemLine } from "../../lib/delivery.ts";
import { asKnownAt } from "../../lib/vintage.ts";
import { listSnapshots, readCurrent, readManifest } from "../../publish/current.ts";
import type { LedgerEvent } from "../../run/ledger.ts";
import { cutoffOf } from "../clock.ts";
import { configurationFor, ledgerOf, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { freshnessLines } from "../summary/deliveries.ts";
import { releaseLines } from "../summary/held.ts";
import type { Terminal } from "../terminal.ts";
import { sayTroubles } from "../troubles.ts";

type Of<Name extends LedgerEvent["event"]> = Extract<LedgerEvent, { event: Name }>;

const last = <Name extends LedgerEvent["event"]>(events: readonly LedgerEvent[], name: Name): Of<Name> | undefined =>
  events.findLast((event): event is Of<Name> => event.event === name);

/** What the ledger says of the newest run, as lines. */
function runLines(events: readonly LedgerEvent[]): readonly string[] {
  const started = last(events, "run_started");
  if (started === undefined) return ["No run yet."];
  const ended = events.findLast(
    (event): event is Of<"run_ended"> => event.event === "run_ended" && event.run === started.run,
  );
  const failed = events.findLast(
    (event): event is Of<"failed"> => event.event === "failed" && event.run === started.run,
  );
  const end =
    ended === undefined
      ? "has not ended: it is going on or was killed"
      : `exit code ${ended.exitCode}, ${ended.seconds.toFixed(1)} s`;
  const why =
    failed === undefined ? [] : [`  ${failed.message}`, ...(failed.advice === "" ? [] : [`  → ${failed.advice}`])];
  return [`Newest run: ${started.command} at ${started.at}: ${end}`, ...why];
}

/** `tilannekuva status`: the newest run, the current snapshot, how fresh the extracts are, what was refused. */
export async function statusCommand(options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const { output, store } = configuration.paths;
  const { events, unreadable } = await ledgerOf(configuration).read();
  const current = await readCurrent(output);
  const register = await readRegister(store);
  const refused = register.filter(({ status }) => status === "refused");
  const lines = [
    ...runLines(events),
    ...(unreadable === 0 ? [] : [`  (${unreadable} lines of the ledger cannot be read: a crash cut them short)`]),
    current === null ? "Nothing is published yet." : `Current snapshot: ${current.id} in ${shown(current.folder)}`,
    `Snapshots: ${(await listSnapshots(output)).length}`,
    ...(current === null ? [] : releaseLines((await readManifest(current.folder))?.releases ?? [], nightly)),
    ...refused.flatMap(({ problems }) => problems.map(problemLine)),
    "",
    ...freshnessLines(asKnownAt(register, cutoffOf(undefined, new Date()))),
  ];
  for (const line of lines) terminal.line(line);
  return sayTroubles(configuration, terminal);
}
