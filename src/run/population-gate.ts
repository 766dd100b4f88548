import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { addMonths } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";

/** How many residents a month has. */
export interface Residents {
  readonly month: Month;
  readonly persons: number;
}

/**
 * The gate: no month has so few residents, next to the month before, that its delivery must be broken.
 *
 * @param least Share of the month before, 0 to 1; 0 lets everything pass.
 * @throws TilannekuvaError exit 4 that names the month, never the numbers.
 * @example requirePopulation([{ month: "2026-06", persons: 1000 }, { month: "2026-07", persons: 12 }], 0.9) // throws
 */
export function requirePopulation(months: readonly Residents[], least: number): void {
  const persons = new Map(months.map((each) => [each.month, each.persons]));
  const broken = months.find((each) => each.persons < least * (persons.get(addMonths(each.month, -1)) ?? 0));
  if (broken === undefined) return;
  throw new TilannekuvaError(`population gate: ${broken.month} has far fewer residents than the month before`, {
    exitCode: EXIT.gate,
    advice:
      "Look whether the month's population was delivered whole, and deliver it again if not; gates.min_population_share sets the limit.",
  });
}
