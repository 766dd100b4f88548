import { readdir } from "node:fs/promises";

/**
 * The newest delivery of wages in an inbox, up to thirteen payment months: the largest that a night brings.
 *
 * @throws Error where there are not two: what came before the newest would have no wages.
 */
export async function newestWages(inbox: string): Promise<string> {
  const wages = (await readdir(inbox)).filter((name) => name.endsWith("_TAX_INCOMES")).toSorted();
  if (wages.length > 1) return wages.at(-1)!;
  throw new Error(
    `${inbox} has ${wages.length} deliveries of TAX_INCOMES, two are needed: deliver fewer months at first`,
  );
}
