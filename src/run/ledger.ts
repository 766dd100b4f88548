import { mkdir, open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { readText } from "../lib/files.ts";
import { ifAbsent, naming } from "../lib/system-error.ts";

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
  z.object({ event: z.literal("published"), at, run, snapshot: z.string(), knownAt: z.string() }),
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
    event: z.literal("failed"),
    at,
    run,
    room: z.string(),
    message: z.string(),
    advice: z.string(),
    exitCode: z.number(),
  }),
  z.object({ event: z.literal("run_ended"), at, run, exitCode: z.number(), seconds: z.number() }),
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
}

/** The store's memory of its runs: lines are only ever added, each one on the disk before `append` returns. */
export interface Ledger {
  append(event: LedgerEvent): Promise<void>;
  read(): Promise<LedgerContent>;
}

async function endsInsideALine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

async function append(path: string, event: LedgerEvent): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await naming(path, async () => {
    await using file = await open(path, "a+", 0o600);
    // A line that a crash cut short keeps a line of its own, so that it cannot swallow the one that follows.
    const lead = (await endsInsideALine(file)) ? "\n" : "";
    await file.appendFile(`${lead}${JSON.stringify(event)}\n`);
    await file.sync();
  });
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
  const lines = text.split("\n").filter((line) => line !== "");
  const events = lines.map(parsed).filter((event) => event !== null);
  return { events, unreadable: lines.length - events.length };
}

/**
 * The ledger in a file of JSON lines, `ledger.jsonl` in the store. A missing file is an empty ledger.
 *
 * @example
 * const ledger = ledgerAt(join(store, "ledger.jsonl"));
 * await ledger.append({ event: "run_ended", at: now().toISOString(), run, exitCode: 0, seconds: 12.5 });
 */
export const ledgerAt = (path: string): Ledger => ({
  append: (event) => append(path, event),
  read: () => read(path),
});
