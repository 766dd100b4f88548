import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { addMonths } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";

/** The number of residents of a month. */
export interface Residents {
  readonly month: Month;
  readonly persons: number;
  /** Codes of the areas that are not counted in the month. */
  readonly uncounted: readonly string[];
}

/**
 * The population gate: no month has so few residents, compared with the previous month, that its delivery must be
 * incomplete. Months in which other cities are counted are not compared.
 *
 * @param least share of the previous month, 0 to 1; 0 lets everything pass
 * @throws TilannekuvaError exit 4 that names the month, never the numbers.
 * @example requirePopulation([{ month: "2026-06", persons: 1000, uncounted }, { month: "2026-07", persons: 12, uncounted }], 0.9) // throws
 */
export function requirePopulation(months: readonly Residents[], least: number): void {
  const byMonth = new Map(months.map((each) => [each.month, each]));
  const broken = months.find(({ month, persons, uncounted }) => {
    const before = byMonth.get(addMonths(month, -1));
    return before !== undefined && before.uncounted.join() === uncounted.join() && persons < least * before.persons;
  });
  if (broken === undefined) return;
  throw new TilannekuvaError(`population gate: ${broken.month} has far fewer residents than the previous month`, {
    exitCode: EXIT.gate,
    advice:
      "Check whether the month's population was delivered completely, and deliver it again if not; gates.min_population_share sets the limit.",
  });
}
