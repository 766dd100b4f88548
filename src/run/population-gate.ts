import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { addMonths } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";

/** The number of residents of a month. */
export interface Residents {
  readonly month: Month;
  readonly persons: number;
}

/**
 * The population gate: no month has so few residents, compared with the previous month, that its delivery must be
 * incomplete.
 *
 * @param least share of the previous month, 0 to 1; 0 lets everything pass
 * @throws TilannekuvaError exit 4 that names the month, never the numbers.
 * @example requirePopulation([{ month: "2026-06", persons: 1000 }, { month: "2026-07", persons: 12 }], 0.9) // throws
 */
export function requirePopulation(months: readonly Residents[], least: number): void {
  const persons = new Map(months.map((each) => [each.month, each.persons]));
  const broken = months.find((each) => each.persons < least * (persons.get(addMonths(each.month, -1)) ?? 0));
  if (broken === undefined) return;
  throw new TilannekuvaError(`population gate: ${broken.month} has far fewer residents than the previous month`, {
    exitCode: EXIT.gate,
    advice:
      "Check whether the month's population was delivered completely, and deliver it again if not; gates.min_population_share sets the limit.",
  });
}
