import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { describedFailure } from "../lib/system-error.ts";
import type { Ledger, LedgerEvent, SlotEvent } from "../history/ledger.ts";
import { dueSlots } from "./due-slots.ts";
import type { Schedule } from "./due-slots.ts";
import { everyMinute } from "./heartbeat.ts";
import type { Heartbeat } from "./heartbeat.ts";

/**
 * One night's run: takes the run lock, runs the rooms, ends early when the signal aborts, and reports its own failures.
 */
export type RunOnce = (options: { readonly slot: string; readonly signal: AbortSignal }) => Promise<ExitCode>;

export interface ScheduleOptions {
  readonly schedule: Schedule;
  readonly runOnce: RunOnce;
  readonly ledger: Ledger;
  readonly clock: () => Date;
  /** Ends the daemon: a run in progress is aborted and awaited. */
  readonly signal: AbortSignal;
  /** Receives every slot as it starts, ends, is deferred or missed: for the terminal and the log. */
  readonly report?: (event: SlotEvent) => void;
  readonly heartbeat?: Heartbeat;
}

// The pause between two attempts while another process holds the run lock: a night's run takes minutes, and each
// attempt writes to the ledger.
const DEFERRED_FOR = 5 * 60_000;

const isSlotEvent = (event: LedgerEvent): event is SlotEvent =>
  event.event === "slot" || event.event === "schedule_started";

/** The schedule's part of the ledger, read once: only the daemon writes slots while it runs. */
async function slotBook({ ledger, report }: ScheduleOptions) {
  const events = (await ledger.read()).events.filter(isSlotEvent);
  const note = async (event: SlotEvent): Promise<void> => {
    await ledger.append(event);
    events.push(event);
    report?.(event);
  };
  return { events: events as readonly SlotEvent[], note };
}

type SlotBook = Awaited<ReturnType<typeof slotBook>>;

/** The exit code of a night's run; for a run that threw, that of its error. */
async function exitCodeOf(slot: string, { runOnce, signal }: ScheduleOptions): Promise<ExitCode> {
  try {
    return await runOnce({ slot, signal });
  } catch (error) {
    return describedFailure(error)?.exitCode ?? EXIT.bug;
  }
}

async function runSlot(slot: string, book: SlotBook, options: ScheduleOptions): Promise<ExitCode> {
  const at = (): string => options.clock().toISOString();
  await book.note({ event: "slot", at: at(), slot, outcome: "started" });
  const exitCode = await exitCodeOf(slot, options);
  // A run that completed before it noticed the stop is done: only an interrupted one remains due.
  if (options.signal.aborted && exitCode !== EXIT.done)
    await book.note({ event: "slot", at: at(), slot, outcome: "interrupted" });
  else if (exitCode === EXIT.locked) await book.note({ event: "slot", at: at(), slot, outcome: "deferred" });
  else await book.note({ event: "slot", at: at(), slot, outcome: "ended", exitCode });
  return exitCode;
}

/**
 * Checks the clock once: records what was missed and runs what is due. Returns the run's exit code, or null if nothing
 * was due.
 */
async function look(book: SlotBook, options: ScheduleOptions): Promise<ExitCode | null> {
  const now = options.clock();
  const at = now.toISOString();
  const known = book.events.some((event) => event.event === "schedule_started" && event.at <= at);
  if (!known) await book.note({ event: "schedule_started", at });
  const { run, missed } = dueSlots(options.schedule, book.events, now);
  if (missed !== null) {
    const { oldest, newest, count } = missed;
    await book.note({ event: "slot", at, slot: newest, outcome: "missed", since: oldest, count });
  }
  return run === null ? null : runSlot(run, book, options);
}

/** Admits one caller at a time, rejects the others, and stays closed for a while after a deferred run. */
function oneAtATime(work: () => Promise<ExitCode | null>, clock: () => Date): () => Promise<void> {
  let busy = false;
  let notBefore = 0;
  return async () => {
    const now = clock().getTime();
    if (busy || (now < notBefore && notBefore - now <= DEFERRED_FOR)) return;
    busy = true;
    try {
      if ((await work()) === EXIT.locked) notBefore = clock().getTime() + DEFERRED_FOR;
    } finally {
      busy = false;
    }
  };
}

/**
 * The daemon: checks the clock every minute and runs the due slot, one at a time, until the signal aborts; it then
 * waits for a run in progress. Whatever the result of a run, the next slot is run as usual. Needs its own lock: two
 * daemons on one store would both run every slot.
 *
 * @returns 0 once it was stopped
 * @throws what the ledger throws: without the ledger the daemon cannot know which slots ran
 * @example await runSchedule({ schedule: configuration.schedule, runOnce, ledger, clock: () => new Date(), signal: stop.signal });
 */
export async function runSchedule(options: ScheduleOptions): Promise<ExitCode> {
  const { signal, heartbeat = everyMinute, clock } = options;
  const book = await slotBook(options);
  const beat = oneAtATime(() => look(book, options), clock);
  await new Promise<void>((resolve, reject) => {
    let last: Promise<void> = Promise.resolve();
    const end = (): void => {
      stop();
      last.then(resolve, reject);
    };
    const onBeat = (): void => {
      const turn = beat();
      last = Promise.all([last, turn]).then(() => undefined);
      last.catch(end);
    };
    const stop = heartbeat(onBeat);
    if (signal.aborted) return end();
    signal.addEventListener("abort", end, { once: true });
    onBeat();
  });
  return EXIT.done;
}
