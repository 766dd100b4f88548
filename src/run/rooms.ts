import { stopFailure } from "../lib/errors.ts";

/** One room's work at one vintage, for progress, ledger and log. */
export interface RoomEvent {
  readonly room: "ingest" | "stage, join, count, protect" | "indicators" | "publish";
  readonly detail: string;
  /** Set while the room works: the present month, `2026-06, 3 of 24`. */
  readonly at?: string;
  /** Set when the work is done: files computed, files reused, wall-clock seconds. */
  readonly done?: { readonly computed: number; readonly reused: number; readonly seconds: number };
}

/** Receives the progress of the rooms, and can stop them between two pieces of work. */
export interface RoomWatch {
  readonly signal?: AbortSignal;
  readonly progress: (event: RoomEvent) => void | Promise<void>;
}

/** The result of a piece of work, and how many files it computed and reused. */
export interface RoomResult<T> {
  readonly value: T;
  readonly computed: number;
  readonly reused: number;
}

/** How many files of some steps were computed and how many reused. */
export function reuseOf(steps: readonly { readonly reused: boolean }[]): { computed: number; reused: number } {
  const reused = steps.filter((step) => step.reused).length;
  return { computed: steps.length - reused, reused };
}

/**
 * Does a piece of a room's work and reports its beginning and its end.
 *
 * @throws TilannekuvaError exit 143 when the run was stopped before the work began.
 */
export async function inRoom<T>(
  { signal, progress }: RoomWatch,
  event: Pick<RoomEvent, "room" | "detail">,
  work: () => Promise<RoomResult<T>>,
): Promise<T> {
  if (signal?.aborted === true) throw stopFailure();
  await progress(event);
  const start = performance.now();
  const { value, computed, reused } = await work();
  await progress({ ...event, done: { computed, reused, seconds: (performance.now() - start) / 1000 } });
  return value;
}
