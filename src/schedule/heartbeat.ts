import { schedule } from "node-cron";

/** Calls `beat` repeatedly until the returned function is called. */
export type Heartbeat = (beat: () => void) => () => void;

const nothing = (): void => undefined;

/** Cron's messages about late beats are irrelevant here and would mix with the daemon's own lines. */
const silent = { info: nothing, warn: nothing, error: nothing, debug: nothing };

/**
 * A beat every minute. Cron decides nothing about slots: a beat that comes late, twice or not at all affects only when
 * a due slot is noticed, not which one.
 */
export const everyMinute: Heartbeat = (beat) => {
  const task = schedule("* * * * *", beat, { logger: silent });
  return () => void task.destroy();
};
