/** Runs work one piece at a time, in the order in which it was asked for. */
export type OneByOne = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue for work that must not overlap, such as looking at a file and then writing it.
 *
 * @example const turn = oneByOne(); await turn(() => writeReceipt(store, receipt));
 */
export function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
