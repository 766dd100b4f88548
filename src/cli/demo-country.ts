import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readText } from "../lib/files.ts";
import { addMonths } from "../lib/months.ts";

/** The size of the demonstration's country. */
export interface CountrySize {
  readonly persons: number;
  readonly months: number;
}

export const USUAL_SIZE: CountrySize = { persons: 20_000, months: 24 };

/** Limits of the size: a smaller country has too little data to publish, a larger one takes too long. */
export const SIZE_LIMITS = { persons: [2_000, 500_000], months: [20, 60] } as const;

const SEED = 7;

// The newest month. The last delivery is then the annual register's, of a December that the months cover.
const NEWEST = "2025-11";

/** The generator's options for a size. The last month is the same, whatever the number of months. */
export const countryOf = ({ persons, months }: CountrySize) =>
  ({ persons, months, seed: SEED, from: addMonths(NEWEST, 1 - months) }) as const;

/** From this many residents of the cities on, the default half-widths suit (docs/accuracy.md). */
const MANY = 200_000;

/** Suitable half-widths for a smaller population: random variation grows with the inverse root of its size. Empty where the defaults suit. */
function halfWidths(persons: number): readonly string[] {
  if (persons >= MANY) return [];
  const root = Math.sqrt(MANY / persons);
  return [`max_half_width_all: ${Math.ceil(1.5 * root)}`, `max_half_width_city: ${Math.ceil(4.5 * root)}`];
}

/** Largest number of releases: more take long and add little. */
const MOST_RELEASES = 24;

/**
 * The demonstration's configuration for a size, YAML.
 *
 * @example demoConfiguration({ persons: 20_000, months: 24 }) // "…history: { vintages: 8, months: 9 }…"
 */
export function demoConfiguration({ persons, months }: CountrySize): string {
  const isUsual = months <= USUAL_SIZE.months;
  const vintages = isUsual ? 8 : Math.min(MOST_RELEASES, months - 16);
  const backTests = vintages < 12 ? ["min_back_tests: 3"] : [];
  const nowcast = [...halfWidths(persons), ...backTests];
  return [
    "# The demonstration's own folders; docs/configuration.md has every key.",
    "paths: { inbox: inbox, store: store, output: ../output }",
    `# Each release of each month is audited, which takes seconds: the demonstration publishes ${vintages} releases, each of the ${isUsual ? 9 : 13} newest months.`,
    "# Older months keep their last release, so the newest months can be compared with the year before.",
    `history: { vintages: ${vintages}, months: ${isUsual ? 9 : 13} }`,
    ...(nowcast.length === 0
      ? []
      : [
          "# In so small a population estimates are less certain than in large cities, so wider intervals are accepted. So few releases allow few back-tests.",
          `nowcast: { ${nowcast.join(", ")} }`,
        ]),
    "# Invented, like the country: write your own here.",
    'publisher: { name: "Demonstration, invented data", uri: "https://www.example.org", contact: picture@example.org }',
    "accessibility: { contact: accessibility@example.org }",
    "",
  ].join("\n");
}

const noted = z.object({ persons: z.int(), months: z.int() });

/** The file that records the size of the country in a demonstration's folder. */
export const sizeFile = (folder: string): string => join(folder, "country.json");

/** The size of the country in a demonstration's folder; without a record, the usual one. */
async function sizeIn(folder: string): Promise<CountrySize> {
  const file = sizeFile(folder);
  return existsSync(file) ? noted.parse(JSON.parse(await readText(file))) : USUAL_SIZE;
}

/**
 * Requires the country in a folder to have the wanted size.
 *
 * @throws TilannekuvaError exit 2 where it has another, with what to remove.
 */
export async function requireSize(folder: string, wanted: CountrySize, remove: readonly string[]): Promise<void> {
  const { persons, months } = await sizeIn(folder);
  if (persons === wanted.persons && months === wanted.months) return;
  throw new TilannekuvaError(
    `${folder}: holds a country of ${persons} people and ${months} months, not of ${wanted.persons} and ${wanted.months}`,
    {
      exitCode: EXIT.usage,
      advice: `Remove ${remove.join(" and ")}, or run the command in another folder; --persons ${persons} --months ${months} continues with this one.`,
    },
  );
}
