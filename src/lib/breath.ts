import { setImmediate } from "node:timers/promises";

// Milliseconds of computation between two pauses.
const AT_LEAST = 50;

/**
 * Lets waiting work run in the middle of a long computation; without a pause a signal would be handled only at the end.
 *
 * @example const breath = breaths(); for (const one of many) { work(one); await breath(); }
 */
export function breaths(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < AT_LEAST) return;
    await setImmediate();
    last = performance.now();
  };
}
