import { OTHER_TOTALS } from "../../model/totals.ts";
import { measureAt } from "../term.ts";
import type { GroupPlace } from "../term.ts";
import type { CountHistory, ReportedCount } from "./history.ts";

/** The place of a published count, with its measure. */
export type CountPlace = GroupPlace & { readonly measure: string };

/** The name of a count, which is that of its cell. */
export const countName = (place: CountPlace): string => measureAt(place, place.measure);

/** The area of all cities together, and the table of all backgrounds. */
export interface Total {
  readonly area: string;
  readonly table: string;
}

/** The count of everybody of the same background and age. */
const backgroundOf = (place: CountPlace, { area, table }: Total): CountPlace => ({
  ...place,
  table,
  REF_AREA: area,
  SEX: "_T",
  ...OTHER_TOTALS,
});

/**
 * The groups with the most similar reporting pattern, nearest first: the count itself, the same group in all areas, of
 * both sexes, everybody of the same background, everybody. Wages and benefits are not reported alike for all groups, so
 * a nearer group is better if it is large enough.
 */
function poolPlaces(place: CountPlace, total: Total): readonly CountPlace[] {
  const everywhere = { ...place, REF_AREA: total.area };
  const bothSexes = { ...everywhere, SEX: "_T" };
  const background = backgroundOf(place, total);
  return [place, everywhere, bothSexes, background, { ...background, BACKGROUND: "_T" }];
}

/** A count with the groups that may represent it, nearest first; the first is the count itself. */
export interface PooledCount {
  readonly place: CountPlace;
  readonly count: ReportedCount;
  readonly pools: readonly ReportedCount[];
  /** Everybody of the same background, in whom slow changes are visible that smaller groups do not show. */
  readonly background: ReportedCount;
}

/**
 * Finds counts with their pools, each created once; null where nothing was published of a count.
 *
 * @example poolsIn(history, { area: "C6", table: "by_background" })(place)?.pools.map(({ name }) => name)
 */
export function poolsIn(history: CountHistory, total: Total): (place: CountPlace) => PooledCount | null {
  const made = new Map<string, PooledCount>();
  return (place) => {
    const name = countName(place);
    const count = history.counts.get(name);
    if (count === undefined) return null;
    const known = made.get(name);
    if (known !== undefined) return known;
    const names = new Set(poolPlaces(place, total).map(countName));
    const pooled = {
      place,
      count,
      pools: [...names].flatMap((pool) => history.counts.get(pool) ?? []),
      background: history.counts.get(countName(backgroundOf(place, total))) ?? count,
    };
    made.set(name, pooled);
    return pooled;
  };
}
