import { join } from "node:path";
import { countryFolder } from "./engine.ts";
import type { Cities } from "./city-table.ts";
import type { Plan } from "./country-options.ts";

/** Newcomers a month as a share of residents: births 0.8, arrivals from abroad 1.5, from the rest of the country 1.3 per thousand. */
const newcomers = (persons: number): number => Math.ceil((persons * 36) / 10_000);

/** How many people there are at the start, come each month, and for how many months. */
export const sizeOf = ({ persons, span }: Pick<Plan, "persons" | "span">) => ({
  persons,
  newcomers: newcomers(persons),
  months: span.months,
});

/** The country's values for the generator's statements. */
export const countryValues = (plan: Pick<Plan, "seed" | "persons" | "span">, { file, municipalities }: Cities) => ({
  seed: plan.seed,
  ...sizeOf(plan),
  payers: Math.max(40, Math.ceil(plan.persons / 20)),
  from_day: `${plan.span.from}-01`,
  reference: join(countryFolder, "reference"),
  cities: file,
  municipalities,
});
