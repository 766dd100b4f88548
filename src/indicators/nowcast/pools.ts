import { OTHER_TOTALS } from "../../model/totals.ts";
import { measureAt } from "../term.ts";
import type { GroupPlace } from "../term.ts";
import type { CountHistory, ReportedCount } from "./history.ts";

/** A published count: a place and what is counted there. */
export type CountPlace = GroupPlace & { readonly measure: string };

/** Name of a count: of its cell. */
export const countName = (place: CountPlace): string => measureAt(place, place.measure);

/** The area that is all the others together, and the table of all backgrounds. */
export interface Whole {
  readonly area: string;
  readonly table: string;
}

/** All of the same background and age. */
const backgroundOf = (place: CountPlace, { area, table }: Whole): CountPlace => ({
  ...place,
  table,
  REF_AREA: area,
  SEX: "_T",
  ...OTHER_TOTALS,
});

/**
 * The groups whose reports arrive most like a count's own, nearest first: itself, the same group in all areas, of both sexes, all of the
 * same background, everybody. Wages and benefits do not arrive alike for everybody, so a nearer group is better as long as it is large
 * enough.
 */
function poolPlaces(place: CountPlace, whole: Whole): readonly CountPlace[] {
  const everywhere = { ...place, REF_AREA: whole.area };
  const bothSexes = { ...everywhere, SEX: "_T" };
  const background = backgroundOf(place, whole);
  return [place, everywhere, bothSexes, background, { ...background, BACKGROUND: "_T" }];
}

/** A count with the groups that may speak for it, nearest first; the first is the count itself. */
export interface PooledCount {
  readonly place: CountPlace;
  readonly count: ReportedCount;
  readonly pools: readonly ReportedCount[];
  /** All of the same background: what is too slow to be seen in smaller groups is seen in them. */
  readonly background: ReportedCount;
}

/**
 * Finds counts with their pools, each made once; null where nothing was published of a count.
 *
 * @example poolsIn(history, { area: "C6", table: "by_background" })(place)?.pools.map(({ name }) => name)
 */
export function poolsIn(history: CountHistory, whole: Whole): (place: CountPlace) => PooledCount | null {
  const made = new Map<string, PooledCount>();
  return (place) => {
    const name = countName(place);
    const count = history.counts.get(name);
    if (count === undefined) return null;
    const known = made.get(name);
    if (known !== undefined) return known;
    const names = new Set(poolPlaces(place, whole).map(countName));
    const pooled = {
      place,
      count,
      pools: [...names].flatMap((pool) => history.counts.get(pool) ?? []),
      background: history.counts.get(countName(backgroundOf(place, whole))) ?? count,
    };
    made.set(name, pooled);
    return pooled;
  };
}
