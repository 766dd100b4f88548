import { schedule } from "node-cron";

/** Calls `beat` again and again until the returned function is called. */
export type Heartbeat = (beat: () => void) => () => void;

/**
 * A beat every minute. Cron decides nothing about slots: a beat that comes late, twice or not at all changes only when the due slot is
 * noticed, not which one it is.
 */
export const everyMinute: Heartbeat = (beat) => {
  const task = schedule("* * * * *", beat);
  return () => void task.destroy();
};
