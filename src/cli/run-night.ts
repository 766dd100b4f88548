import { randomUUID } from "node:crypto";
import { EXIT, stopFailure } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { describedFailure } from "../lib/system-error.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { packageVersion } from "../definitions/definitions-in-force.ts";
import { readStates } from "../history/history-file.ts";
import type { Ledger } from "../history/ledger.ts";
import { night } from "../run/night.ts";
import type { NightReport } from "../run/night-report.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import type { RoomEvent } from "../run/rooms.ts";
import { openWorkspace } from "../run/workspace.ts";
import { cutoffOf } from "./clock.ts";
import { logIngest } from "./log-ingest.ts";
import { ledgerOf, logOf, underLock } from "./session.ts";

export interface NightCall {
  readonly configuration: Configuration;
  readonly pipeline: Pipeline;
  /** `run` or `schedule`, for the lock and the ledger. */
  readonly command: string;
  /** Date or minute of the cutoff; now when not given. */
  readonly asOf?: string;
  readonly signal?: AbortSignal;
  readonly onRoom: (event: RoomEvent) => void;
}

interface RunJournal {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly run: string;
}

/** Records that a run ended. */
type EndNight = (exitCode: number) => Promise<void>;

const at = (): string => new Date().toISOString();

async function noteRoom(event: RoomEvent, { ledger, log, run }: RunJournal): Promise<void> {
  const { room, detail, done } = event;
  if (done === undefined) return;
  log.logger.info({ run, room, detail, ...done }, "room done");
  await ledger.append({ event: "step_done", at: at(), run, room, step: detail, ...done });
}

async function work(call: NightCall, journal: RunJournal): Promise<NightReport> {
  const { configuration, pipeline, asOf, signal } = call;
  const now = new Date();
  const workspace = await openWorkspace(configuration, pipeline);
  const stop = (): void => workspace.stop();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await night({
      pipeline,
      configuration,
      workspace,
      cutoff: cutoffOf(asOf, now),
      now,
      ...(signal === undefined ? {} : { signal }),
      progress: async (event) => {
        call.onRoom(event);
        await noteRoom(event, journal);
      },
    });
  } catch (error) {
    // A failure while the run is being stopped is reported as the stop.
    throw signal?.aborted === true ? stopFailure(error) : error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await workspace.close();
  }
}

/** Records why a run failed. Where the ledger or the log itself fails, it cannot be recorded there: the first failure is the one to report. */
async function noteFailure(error: unknown, { ledger, log, run }: RunJournal, end: EndNight): Promise<void> {
  const described = describedFailure(error);
  const message = described?.message ?? "unexpected fault";
  const exitCode = described?.exitCode ?? EXIT.bug;
  log.logger.error({ run, err: described ?? error, exitCode }, "run failed");
  try {
    await ledger.append({
      event: "failed",
      at: at(),
      run,
      room: "run",
      message,
      advice: described?.advice ?? "",
      exitCode,
    });
    await end(exitCode);
  } catch (second) {
    log.logger.error({ run, err: describedFailure(second) ?? second }, "the failure is not in the ledger");
  }
}

/** Records the outcome of a night. */
async function noteReport(
  report: NightReport,
  { call, ledger, log, run }: RunJournal & { call: NightCall },
): Promise<void> {
  logIngest(report.ingest, log.logger, run);
  if (call.configuration.accessibility.contact === "") log.logger.warn({ run }, "accessibility.contact is empty");
  for (const problem of report.errata) log.logger.warn({ run, problem }, "a correction was refused");
  for (const { delivery, doubts } of report.undecided) log.logger.warn({ run, delivery, doubts }, "delivery held back");
  for (const { month, table, areas } of report.held) {
    log.logger.warn({ run, month, table, areas }, "held as it was published before");
    await ledger.append({ event: "held", at: at(), run, month, table, areas: [...areas] });
  }
  for (const { id: snapshot, vintage: knownAt } of releasedIn(report)) {
    const history = (await readStates(call.configuration.paths.store))?.sum;
    await ledger.append({ event: "published", at: at(), run, snapshot, knownAt, history });
  }
}

/** What readers got by a night: a snapshot that was due when it began, and its own unless it waits for approval. */
const releasedIn = ({ releasedFirst, outcome, release, snapshot, knownAt }: NightReport) => [
  ...(releasedFirst === null ? [] : [releasedFirst]),
  ...(outcome === "published" && release === "released" ? [{ id: snapshot, vintage: knownAt }] : []),
];

async function withJournal(call: NightCall, journal: RunJournal): Promise<NightReport> {
  const { ledger, log, run } = journal;
  const start = performance.now();
  const end = async (exitCode: number): Promise<void> => {
    const seconds = Math.round(performance.now() - start) / 1000;
    await ledger.append({ event: "run_ended", at: at(), run, exitCode, seconds });
    log.logger.info({ run, exitCode, seconds }, "run ended");
  };
  log.logger.info({ run, command: call.command, asOf: call.asOf ?? null }, "run started");
  const started = { command: call.command, asOf: call.asOf ?? null, version: packageVersion() };
  await ledger.append({ event: "run_started", at: at(), run, ...started });
  try {
    const report = await work(call, journal);
    await noteReport(report, { call, ...journal });
    await end(report.exitCode);
    log.check();
    return report;
  } catch (error) {
    await noteFailure(error, journal, end);
    throw error;
  }
}

/** One night's run with its lock, ledger and log: what `run`, `schedule` and the demo share. */
export const runNight = (call: NightCall): Promise<NightReport> =>
  underLock(call.configuration, call.command, async () => {
    const log = logOf(call.configuration);
    try {
      return await withJournal(call, { ledger: ledgerOf(call.configuration), log, run: randomUUID() });
    } finally {
      log.close();
    }
  });
