// Each piece may hold a file open, and a process may have only some hundreds open.
const AT_ONCE = 32;

/**
 * Does the same work on many items, some of them at a time, and gives the results in the items' order.
 *
 * @throws the first error of the work, after which no further work is begun.
 * @example const texts = await sideBySide(paths, (path) => readFile(path, "utf8"));
 */
export async function sideBySide<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
