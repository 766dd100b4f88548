import { nightly } from "../../../pipelines/nightly.ts";
import { readRegister } from "../../ingest/ingest.ts";
import { TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import type { DeliveryRecord } from "../../lib/delivery.ts";
import { acceptedIn, lookAtInbox } from "../../ingest/inbox/look.ts";
import type { Configuration } from "../../run/configuration.ts";
import { asKnownAt } from "../../lib/vintage.ts";
import { listSnapshots, readCurrent, readManifest } from "../../publish/current.ts";
import type { LedgerEvent } from "../../run/ledger.ts";
import { cutoffOf } from "../clock.ts";
import { configurationFor, ledgerOf, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { freshnessLines, rejectedLines } from "../summary/deliveries.ts";
import { uncountedLines } from "../summary/uncounted.ts";
import { heldLines } from "../../run/held-back.ts";
import { undecidedRecords } from "../../lib/held-deliveries.ts";
import { releaseLines } from "../summary/held.ts";
import { notTakenIn } from "../../ingest/inbox/lines.ts";
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
    failed === undefined
      ? []
      : [
          ...failed.message.split("\n").map((line) => `  ${line}`),
          ...(failed.advice === "" ? [] : [`  → ${failed.advice}`]),
        ];
  return [`Newest run: ${started.command} at ${started.at}: ${end}`, ...why];
}

/** What lies in the inbox and was not taken in, each with its reason and since when; what was refused before, also where the inbox is not there. */
async function inboxLines(
  { paths, ingest }: Configuration,
  register: readonly DeliveryRecord[],
): Promise<readonly string[]> {
  const problems = register.filter(({ status }) => status === "refused").flatMap((record) => record.problems);
  try {
    const { sources } = nightly.ingest;
    const except = acceptedIn(register);
    const settling = { settleMinutes: ingest.settle_minutes, now: new Date() };
    const { deliveries, ignored, unreadable } = await lookAtInbox({ ...paths, ...settling, sources, except });
    const since = Object.fromEntries(deliveries.map(({ folder, refusedSince }) => [folder.delivery, refusedSince]));
    const refused = new Set(problems.map(({ delivery }) => delivery));
    const waiting = deliveries.flatMap((seen) => seen.waiting ?? []).filter(({ delivery }) => !refused.has(delivery));
    return notTakenIn({ refused: [...unreadable, ...problems], refusedSince: since, waiting, ignored });
  } catch (error) {
    if (!(error instanceof TilannekuvaError)) throw error;
    const known = notTakenIn({ refused: problems, refusedSince: {}, waiting: [], ignored: [] });
    return [...known, `The inbox cannot be looked into: ${error.message}`];
  }
}

/** `tilannekuva status`: the newest run, the current snapshot, how fresh the extracts are, what was refused. */
export async function statusCommand(options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const { output, store } = configuration.paths;
  const { events, unreadable } = await ledgerOf(configuration).read();
  const current = await readCurrent(output);
  const register = await readRegister(store);
  const cutoff = cutoffOf(undefined, new Date());
  const lines = [
    ...runLines(events),
    ...(unreadable === 0 ? [] : [`  (${unreadable} lines of the ledger cannot be read: a crash cut them short)`]),
    current === null ? "Nothing is published yet." : `Current snapshot: ${current.id} in ${shown(current.folder)}`,
    `Snapshots: ${(await listSnapshots(output)).length}`,
    ...(current === null ? [] : releaseLines((await readManifest(current.folder))?.releases ?? [], nightly)),
    ...(await inboxLines(configuration, register)),
    ...undecidedRecords(register, cutoff).flatMap(heldLines),
    ...rejectedLines(register, cutoff),
    ...uncountedLines(asKnownAt(register, cutoff)),
    "",
    ...freshnessLines(asKnownAt(register, cutoff)),
  ];
  for (const line of lines) terminal.line(line);
  return sayTroubles(configuration, terminal);
}
