import { TOTALS } from "../model/dictionary.ts";
import type { Place } from "./counted-cells.ts";
import type { Breakdown, Counted } from "./declaration.ts";

/** The extent of the counts: the published areas and the available months. */
export interface Extent {
  readonly areas: readonly string[];
  readonly months: readonly string[];
}

type Group = Omit<Place, "STATUS_ORDER" | "TIME_PERIOD">;

function* groupsOf({ table, dimension, codes, sexes, fixed }: Breakdown, { areas }: Extent): Generator<Group> {
  for (const REF_AREA of areas) {
    for (const code of codes) {
      for (const SEX of sexes) yield { ...TOTALS, ...fixed, [dimension]: code, table, REF_AREA, SEX };
    }
  }
}

/**
 * Every place in the declaration, with or without counts. Which rows exist depends on the declarations and the months
 * alone, so the presence of a row discloses nothing about persons.
 */
export function* places(counted: Counted, extent: Extent): Generator<Place> {
  for (const breakdown of counted.breakdowns) {
    for (const group of groupsOf(breakdown, extent)) {
      for (const AGE of breakdown.ages ?? counted.ages) {
        for (const STATUS_ORDER of breakdown.statusOrders) {
          for (const TIME_PERIOD of extent.months) yield { ...group, AGE, STATUS_ORDER, TIME_PERIOD };
        }
      }
    }
  }
}
