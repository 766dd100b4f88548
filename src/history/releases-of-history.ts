import type { Month } from "../lib/months.ts";
import type { HeldTable, ReleasedVintage } from "../model/released-vintages.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import type { History } from "./release-history.ts";

/** The held blocks of a release, by table. */
const heldTables = (month: Month, { held }: MonthRelease): readonly HeldTable[] =>
  [...Map.groupBy(held, (block) => block.split(" ")[0]!)].map(([table, blocks]) => ({
    month,
    table,
    areas: blocks.map((block) => block.split(" ")[1]!),
  }));

/** Whether a month was published at a vintage a second time with other numbers. */
const isReleasedAgain = (releases: readonly MonthRelease[], vintage: string): boolean =>
  new Set(releases.filter((release) => release.vintage === vintage).map(({ published }) => published.sha256)).size > 1;

/** What was processed, closed and held at every vintage at which something was published. */
export function releasesOf({ releasesByMonth, vintages }: History): readonly ReleasedVintage[] {
  const published = new Set([...releasesByMonth.values()].flat().map(({ vintage }) => vintage));
  return vintages
    .filter(({ vintage }) => published.has(vintage))
    .map(({ vintage, months }) => {
      const current = months.flatMap((month) => {
        const release = releasesByMonth.get(month)?.findLast((one) => one.vintage <= vintage);
        return release === undefined ? [] : [{ month, release }];
      });
      const again = months.filter((month) => isReleasedAgain(releasesByMonth.get(month) ?? [], vintage));
      return {
        vintage,
        months,
        again: again.length === 0 ? undefined : again,
        closed: current.filter(({ release }) => release.obsStatus === "A").map(({ month }) => month),
        held: current.flatMap(({ month, release }) => heldTables(month, release)),
      };
    });
}
