import type { SlotEvent } from "../history/ledger.ts";
import { addDays, zoneClock } from "./zone.ts";
import type { Instant } from "./zone.ts";

/** When the nightly run is due. */
export interface Schedule {
  /** Times of the day, `HH:MM`, in the zone's own time. */
  readonly slots: readonly string[];
  /** IANA name, `Europe/Helsinki`. */
  readonly time_zone: string;
}

/** Slots that passed while nobody could run them. Instants are UTC, ISO 8601. */
export interface MissedSlots {
  readonly oldest: string;
  readonly newest: string;
  readonly count: number;
}

export interface DueSlots {
  /** The slot to run now: its instant, UTC, ISO 8601. */
  readonly run: string | null;
  /** Older slots that will not be run any more. */
  readonly missed: MissedSlots | null;
}

// A slot whose run crashed the process is run again, but not for ever.
const MAX_STARTS = 3;

const iso = (slot: Instant): string => new Date(slot).toISOString();

/** Slots after one instant, up to and with another, oldest first; two times that fall on one instant are one slot. */
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

// A day further than the clock can skip or repeat.
const WITHIN = 3 * 86_400_000;

/**
 * The first slot after an instant.
 *
 * @returns Its instant, UTC, ISO 8601, and the time that the zone's clock shows then.
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

/** What became of each slot that was ever started. A deferred or interrupted start does not count: nothing went wrong with it. */
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
 * The instant up to which everything is settled: the newest slot that ran or was missed, or the schedule's first start. What was noted
 * by a clock that stood in the future does not count, or one wrong clock would stop the schedule until that day.
 */
function settledUntil(events: readonly SlotEvent[], ran: readonly Instant[], now: Instant): Instant | null {
  const noted = events.filter((event) => Date.parse(event.at) <= now);
  const starts = noted.flatMap((event) => (event.event === "schedule_started" ? [Date.parse(event.at)] : []));
  if (starts.length === 0) return null;
  const missed = noted.flatMap((event) =>
    event.event === "slot" && event.outcome === "missed" ? [Date.parse(event.slot)] : [],
  );
  return Math.max(Math.min(...starts), ...[...missed, ...ran].filter((slot) => slot <= now));
}

/**
 * Which slot is to be run now, and which older ones were missed. Every slot is run once; after a sleep, a stop or a step of the clock
 * over several, the newest is run and the older ones are to be noted as missed. A slot whose run was deferred (lock held), interrupted, or
 * cut off by a crash stays due.
 *
 * @param events The ledger's schedule events, oldest first; without a `schedule_started` at or before `now` nothing is due.
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
