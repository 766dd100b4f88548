import type { Month } from "../lib/months.ts";
import type { HeldTable, ReleasedVintage } from "../model/released-vintages.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import type { History } from "./release-history.ts";

/** Blocks that a link holds, by table. */
const heldTables = (month: Month, { held }: MonthRelease): readonly HeldTable[] =>
  [...Map.groupBy(held, (block) => block.split(" ")[0]!)].map(([table, blocks]) => ({
    month,
    table,
    areas: blocks.map((block) => block.split(" ")[1]!),
  }));

/** Whether other numbers of a month were published at a vintage than at first. */
const isReleasedAgain = (chain: readonly MonthRelease[], vintage: string): boolean =>
  new Set(chain.filter((link) => link.vintage === vintage).map(({ published }) => published.sha256)).size > 1;

/** What was worked on, closed and held at every vintage at which something was published. */
export function releasesOf({ releasesByMonth, vintages }: History): readonly ReleasedVintage[] {
  const published = new Set([...releasesByMonth.values()].flat().map(({ vintage }) => vintage));
  return vintages
    .filter(({ vintage }) => published.has(vintage))
    .map(({ vintage, months }) => {
      const links = months.flatMap((month) => {
        const link = releasesByMonth.get(month)?.findLast((one) => one.vintage <= vintage);
        return link === undefined ? [] : [{ month, link }];
      });
      const again = months.filter((month) => isReleasedAgain(releasesByMonth.get(month) ?? [], vintage));
      return {
        vintage,
        months,
        again: again.length === 0 ? undefined : again,
        closed: links.filter(({ link }) => link.obsStatus === "A").map(({ month }) => month),
        held: links.flatMap(({ month, link }) => heldTables(month, link)),
      };
    });
}
