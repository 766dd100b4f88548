import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { readText } from "../lib/files.ts";
import { ifAbsent, naming } from "../lib/system-error.ts";
import { addToChain, brokenLines } from "./ledger-chain.ts";

const at = z.iso.datetime();
const run = z.string();

const ledgerEvent = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("run_started"),
    at,
    run,
    command: z.string(),
    asOf: z.string().nullable(),
    version: z.string(),
  }),
  z.object({
    event: z.literal("step_done"),
    at,
    run,
    room: z.string(),
    /** What the room worked on, such as the vintage. */
    step: z.string(),
    /** The number of files computed and of files reused. */
    computed: z.number(),
    reused: z.number(),
    seconds: z.number(),
  }),
  z.object({
    event: z.literal("published"),
    at,
    run,
    snapshot: z.string(),
    knownAt: z.string(),
    /** The history's checksum; absent before it had one. */
    history: z.string().optional(),
  }),
  z.object({
    event: z.literal("held"),
    at,
    run,
    /** A table of a month that is held in some areas, so that no small number can be computed. */
    month: z.string(),
    table: z.string(),
    areas: z.array(z.string()),
  }),
  z.object({
    event: z.literal("decided"),
    at,
    /** A delivery that was held back, and the decision about it. */
    delivery: z.string(),
    verdict: z.enum(["accept", "reject"]),
    why: z.string(),
  }),
  z.object({
    event: z.literal("failed"),
    at,
    run,
    room: z.string(),
    message: z.string(),
    advice: z.string(),
    exitCode: z.number(),
  }),
  z.object({ event: z.literal("run_ended"), at, run, exitCode: z.number(), seconds: z.number() }),
  /**
   * An operator let the store continue an output that another history published into, or continue without its own
   * history.
   */
  z.object({ event: z.literal("adopted"), at, snapshots: z.number() }),
  /** An operator accepted that changed lines of the ledger are lost. */
  z.object({ event: z.literal("damage_accepted"), at, lines: z.array(z.number()) }),
  z.object({ event: z.literal("schedule_started"), at }),
  z.object({
    event: z.literal("slot"),
    at,
    /** The instant at which the slot was due, UTC; for several missed slots, the newest. */
    slot: at,
    outcome: z.enum(["started", "ended", "deferred", "interrupted", "missed"]),
    /** For an ended slot: the run's exit code. */
    exitCode: z.number().optional(),
    /** For missed slots: the instant of the oldest one, and their number. */
    since: at.optional(),
    count: z.number().optional(),
  }),
]);

/**
 * One line of the ledger: an event and its time. Counts, names and hashes only, never a row's values. `run` is the
 * run's own name, the same in all its events; times are UTC; `seconds` are wall-clock.
 */
export type LedgerEvent = z.infer<typeof ledgerEvent>;

/** The events of the nightly schedule: the start of the daemon, and the outcome of each slot. */
export type SlotEvent = Extract<LedgerEvent, { event: "slot" | "schedule_started" }>;

export interface LedgerContent {
  readonly events: readonly LedgerEvent[];
  /** The number of lines that a crash cut short or a newer version wrote. */
  readonly unreadable: number;
  /**
   * The numbers of the lines at which the chain is broken because a line was changed, removed or inserted, and the
   * damage has not been accepted.
   */
  readonly damaged: readonly number[];
}

/** The store's record of its runs. Lines are only appended; each one is on disk before `append` returns. */
export interface Ledger {
  append(event: LedgerEvent): Promise<void>;
  read(): Promise<LedgerContent>;
}

async function append(path: string, event: LedgerEvent): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await naming(path, () => addToChain(path, event));
}

function parsed(line: string): LedgerEvent | null {
  try {
    return ledgerEvent.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

async function read(path: string): Promise<LedgerContent> {
  const text = await ifAbsent(readText(path), "");
  const all = text.split("\n");
  const lines = all.filter((line) => line !== "");
  const events = lines.map(parsed).filter((event) => event !== null);
  const accepted = new Set(events.flatMap((event) => (event.event === "damage_accepted" ? event.lines : [])));
  const damaged = brokenLines(all).filter((line) => !accepted.has(line));
  return { events, unreadable: lines.length - events.length, damaged };
}

/**
 * The ledger in a file of JSON lines, `ledger.jsonl` in the store; each line has the SHA-256 of the previous one
 * (`previous`) and its own (`sum`). A missing file is an empty ledger.
 *
 * @example
 * const ledger = ledgerAt(join(store, "ledger.jsonl"));
 * await ledger.append({ event: "run_ended", at: now().toISOString(), run, exitCode: 0, seconds: 12.5 });
 */
export const ledgerAt = (path: string): Ledger => ({
  append: (event) => append(path, event),
  read: () => read(path),
});
