import { setImmediate } from "node:timers/promises";

// Milliseconds of arithmetic between two breaths.
const AT_LEAST = 50;

/**
 * Lets what waits have its turn in the middle of long arithmetic: without it a signal is heard only at the end.
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
