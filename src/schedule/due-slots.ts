import type { SlotEvent } from "../history/ledger.ts";
import { addDays, zoneClock } from "./zone.ts";
import type { Instant } from "./zone.ts";

/** When the nightly run is due. */
export interface Schedule {
  /** Times of day, `HH:MM`, in the local time of the zone. */
  readonly slots: readonly string[];
  /** IANA name, `Europe/Helsinki`. */
  readonly time_zone: string;
}

/** Slots that passed while no run was possible. Instants are UTC, ISO 8601. */
export interface MissedSlots {
  readonly oldest: string;
  readonly newest: string;
  readonly count: number;
}

export interface DueSlots {
  /** The instant of the slot to run now, UTC, ISO 8601; null for none. */
  readonly run: string | null;
  /** Older slots that will not be run. */
  readonly missed: MissedSlots | null;
}

// A slot whose run crashed the process is started again, up to this number of starts.
const MAX_STARTS = 3;

const iso = (slot: Instant): string => new Date(slot).toISOString();

/**
 * The slots after one instant, up to and including another, oldest first; two times at the same instant are one slot.
 */
export function slotsBetween(schedule: Schedule, after: Instant, until: Instant): readonly Instant[] {
  if (until <= after) return [];
  const clock = zoneClock(schedule.time_zone);
  const found = new Set<Instant>();
  const last = addDays(clock.dayAt(until), 1);
  for (let day = addDays(clock.dayAt(after), -1); day <= last; day = addDays(day, 1)) {
    for (const time of schedule.slots) found.add(clock.instantOf(day, time));
  }
  return [...found].filter((slot) => slot > after && slot <= until).toSorted((a, b) => a - b);
}

// A day more than the clock can skip or repeat.
const WITHIN = 3 * 86_400_000;

/**
 * The first slot after an instant.
 *
 * @returns its instant, UTC, ISO 8601, and the local time of the zone
 * @example nextSlot({ slots: ["02:00"], time_zone: "Europe/Helsinki" }, new Date("2026-10-17T12:00Z")) // { at: "2026-10-17T23:00:00.000Z", local: "2026-10-18T02:00" }
 */
export function nextSlot(schedule: Schedule, now: Date): { readonly at: string; readonly local: string } {
  const [slot = now.getTime()] = slotsBetween(schedule, now.getTime(), now.getTime() + WITHIN);
  return { at: iso(slot), local: zoneClock(schedule.time_zone).minuteAt(slot) };
}

interface SlotHistory {
  readonly ended: boolean;
  readonly starts: number;
}

const isDone = ({ ended, starts }: SlotHistory): boolean => ended || starts >= MAX_STARTS;

/**
 * The outcome of each slot that was ever started. A deferred or interrupted start does not count, as nothing went
 * wrong.
 */
function historyOf(events: readonly SlotEvent[]): ReadonlyMap<Instant, SlotHistory> {
  const slots = new Map<Instant, SlotHistory>();
  for (const event of events) {
    if (event.event !== "slot" || event.outcome === "missed") continue;
    const slot = Date.parse(event.slot);
    const { ended, starts } = slots.get(slot) ?? { ended: false, starts: 0 };
    const change = event.outcome === "started" ? 1 : event.outcome === "ended" ? 0 : -1;
    slots.set(slot, { ended: ended || event.outcome === "ended", starts: starts + change });
  }
  return slots;
}

/**
 * The instant up to which all slots are settled: the newest slot that was run or missed, or the first start of the
 * schedule. Events recorded by a clock set in the future do not count; otherwise one wrong clock would stop the
 * schedule until that day.
 */
function settledUntil(events: readonly SlotEvent[], ran: readonly Instant[], now: Instant): Instant | null {
  const recorded = events.filter((event) => Date.parse(event.at) <= now);
  const starts = recorded.flatMap((event) => (event.event === "schedule_started" ? [Date.parse(event.at)] : []));
  if (starts.length === 0) return null;
  const missed = recorded.flatMap((event) =>
    event.event === "slot" && event.outcome === "missed" ? [Date.parse(event.slot)] : [],
  );
  return Math.max(Math.min(...starts), ...[...missed, ...ran].filter((slot) => slot <= now));
}

/**
 * The slot to run now, and the older ones that were missed. Every slot is run once. After a pause or a change of the
 * clock that spans several slots, the newest is run and the older ones count as missed. A slot whose run was deferred
 * (lock held), interrupted, or cut off by a crash remains due.
 *
 * @param events the ledger's schedule events, oldest first; nothing is due without a `schedule_started` at or before
 *   `now`
 * @example dueSlots({ slots: ["02:00"], time_zone: "Europe/Helsinki" }, events, new Date()).run // "2026-10-17T23:00:00.000Z"
 */
export function dueSlots(schedule: Schedule, events: readonly SlotEvent[], now: Date): DueSlots {
  const history = historyOf(events);
  const done = new Set([...history].filter(([, slot]) => isDone(slot)).map(([instant]) => instant));
  const from = settledUntil(events, [...done], now.getTime());
  const open = from === null ? [] : slotsBetween(schedule, from, now.getTime()).filter((slot) => !done.has(slot));
  const run = open.at(-1);
  const older = open.slice(0, -1);
  const [oldest] = older;
  const newest = older.at(-1);
  return {
    run: run === undefined ? null : iso(run),
    missed:
      oldest === undefined || newest === undefined
        ? null
        : { oldest: iso(oldest), newest: iso(newest), count: older.length },
  };
}
