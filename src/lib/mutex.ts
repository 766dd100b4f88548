/** Runs work one piece at a time, in the order in which it was asked for. */
export type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue for work that must not overlap, such as looking at a file and then writing it.
 *
 * @example const lock = mutex(); await lock(() => writeReceipt(store, receipt));
 */
export function mutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
