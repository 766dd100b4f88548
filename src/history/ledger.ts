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
    /** What the room worked at, such as the vintage. */
    step: z.string(),
    /** Files made, and files that were there already. */
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
    /** The history's checksum; not told before it had one. */
    history: z.string().optional(),
  }),
  z.object({
    event: z.literal("held"),
    at,
    run,
    /** A table of a month that stays as it was published before in some areas, so that no small number follows from it. */
    month: z.string(),
    table: z.string(),
    areas: z.array(z.string()),
  }),
  z.object({
    event: z.literal("decided"),
    at,
    /** A delivery that was held back, and what somebody decided about it. */
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
  /** Somebody said that the store shall go on over an output that another history published into, or without its own history. */
  z.object({ event: z.literal("adopted"), at, snapshots: z.number() }),
  /** Somebody said that changed lines of the ledger are lost, and that it shall go on. */
  z.object({ event: z.literal("damage_accepted"), at, lines: z.array(z.number()) }),
  z.object({ event: z.literal("schedule_started"), at }),
  z.object({
    event: z.literal("slot"),
    at,
    /** The instant at which the slot was due, UTC; of several missed ones the newest. */
    slot: at,
    outcome: z.enum(["started", "ended", "deferred", "interrupted", "missed"]),
    /** Of an ended slot: the run's exit code. */
    exitCode: z.number().optional(),
    /** Of missed slots: the oldest one's instant, and how many they are. */
    since: at.optional(),
    count: z.number().optional(),
  }),
]);

/**
 * One line of the ledger: what happened when. Counts, names and hashes only, never a row's values.
 * `run` is the run's own name, the same in all its events; times are UTC; `seconds` are wall-clock.
 */
export type LedgerEvent = z.infer<typeof ledgerEvent>;

/** The events of the nightly schedule: when the daemon started, and what became of each slot. */
export type SlotEvent = Extract<LedgerEvent, { event: "slot" | "schedule_started" }>;

export interface LedgerContent {
  readonly events: readonly LedgerEvent[];
  /** Lines that a crash cut short, or that a newer version wrote. */
  readonly unreadable: number;
  /** Numbers of the lines at which the chain is broken, as something was changed, taken out or put in, and nobody has accepted it. */
  readonly damaged: readonly number[];
}

/** The store's memory of its runs: lines are only ever added, each one on the disk before `append` returns. */
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
 * The ledger in a file of JSON lines, `ledger.jsonl` in the store, each with the SHA-256 of the line before (`previous`) and its own (`sum`).
 * A missing file is an empty ledger.
 *
 * @example
 * const ledger = ledgerAt(join(store, "ledger.jsonl"));
 * await ledger.append({ event: "run_ended", at: now().toISOString(), run, exitCode: 0, seconds: 12.5 });
 */
export const ledgerAt = (path: string): Ledger => ({
  append: (event) => append(path, event),
  read: () => read(path),
});
