/** The indicators of which the page shows gaps: of every area, sex and month. */
export const GAPS = [
  "unemployment_gap_18_64",
  "unemployment_gap_under_30",
  "employment_gap_18_64",
  "employment_gap_women",
] as const;

/** The rates that the page shows by background and sex. */
export const RATES = [
  "unemployment_rate_18_64",
  "unemployment_rate_18_29",
  "employment_rate_18_64",
  "employment_rate_20_64",
  "participation_rate",
  "broad_unemployment_rate",
] as const;

/** The indicators that the page shows by permit ground and by length of stay. */
export const BY_GROUP = ["population", "unemployment_rate_18_64", "employment_rate_18_64"] as const;

/** The number of persons, which the page shows by background too. */
export const POPULATION = "population";

/** The headlines whose revisions the page lists. */
export const REVISED = [...GAPS, "unemployment_rate_18_64", "employment_rate_18_64"] as const;

/** The age groups of the working age, 18 to 64, by which rates are standardised. */
export const WORKING_AGES = ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"] as const;
