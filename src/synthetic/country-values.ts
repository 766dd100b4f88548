import { join } from "node:path";
import { countryFolder } from "./engine.ts";
import type { Plan } from "./country-options.ts";

/** Newcomers a month as a share of residents: births 0.8, arrivals from abroad 1.5, from the rest of the country 1.3 per thousand. */
const newcomers = (persons: number): number => Math.ceil((persons * 36) / 10_000);

/** The country's values for the generator's statements. */
export const countryValues = (plan: Pick<Plan, "seed" | "persons" | "span">) => ({
  seed: plan.seed,
  persons: plan.persons,
  newcomers: newcomers(plan.persons),
  months: plan.span.months,
  payers: Math.max(40, Math.ceil(plan.persons / 20)),
  from_day: `${plan.span.from}-01`,
  reference: join(countryFolder, "reference"),
});
