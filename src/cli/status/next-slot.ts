import { join } from "node:path";
import { lockState } from "../../lib/lock.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { nextSlot } from "../../schedule/due-slots.ts";

/** When the schedule runs next, and whether a daemon is there to do it. */
export interface NextSlot {
  /** Its instant, UTC, ISO 8601. */
  readonly at: string;
  /** The time that the zone's clock shows then: `2026-10-18T02:00`. */
  readonly local: string;
  readonly time_zone: string;
  /** `unknown`: a daemon of another machine or container, which cannot be seen from here. */
  readonly daemon: "running" | "not_running" | "unknown";
}

const DAEMON = { held: "running", free: "not_running", unknown: "unknown" } as const;

/** The daemon's own lock. */
export const scheduleLock = ({ paths }: Configuration): string => join(paths.store, "schedule.lock");

/** The next slot of the configured schedule. */
export async function nextSlotOf(configuration: Configuration, now: Date): Promise<NextSlot> {
  const daemon = DAEMON[await lockState(scheduleLock(configuration))];
  return { ...nextSlot(configuration.schedule, now), time_zone: configuration.schedule.time_zone, daemon };
}

const WORDS: Readonly<Record<NextSlot["daemon"], string>> = {
  running: "the daemon is running",
  not_running: "no daemon is running: start `tilannekuva schedule`, unless a timer of your own starts the runs",
  unknown:
    "whether the daemon is running cannot be seen from here, as it was started on another machine or in another container",
};

/** The same as a line for the terminal. */
export const nextSlotLine = ({ local, time_zone, daemon }: NextSlot): string =>
  `Next slot: ${local.replace("T", " ")} ${time_zone}; ${WORDS[daemon]}`;
