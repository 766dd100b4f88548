import { schedule } from "node-cron";

/** Calls `beat` again and again until the returned function is called. */
export type Heartbeat = (beat: () => void) => () => void;

const nothing = (): void => undefined;

/** What cron has to say of late beats is no news here, and would stand between the daemon's own lines. */
const silent = { info: nothing, warn: nothing, error: nothing, debug: nothing };

/**
 * A beat every minute. Cron decides nothing about slots: a beat that comes late, twice or not at all changes only when the due slot is
 * noticed, not which one it is.
 */
export const everyMinute: Heartbeat = (beat) => {
  const task = schedule("* * * * *", beat, { logger: silent });
  return () => void task.destroy();
};
