import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readText } from "../lib/files.ts";
import { addMonths } from "../lib/months.ts";

/** How big the demonstration's country is. */
export interface CountrySize {
  readonly persons: number;
  readonly months: number;
}

export const USUAL_SIZE: CountrySize = { persons: 20_000, months: 24 };

/** What the demonstration can be made of: with less nothing could be told, with more nobody would wait. */
export const SIZE_LIMITS = { persons: [2_000, 500_000], months: [20, 60] } as const;

const SEED = 7;

// The newest month, so that the last delivery is the annual register's of a December that the months reach back to.
const NEWEST = "2025-11";

/** What the country of a size is made from. The months end with the same one, whatever their number. */
export const countryOf = ({ persons, months }: CountrySize) =>
  ({ persons, months, seed: SEED, from: addMonths(NEWEST, 1 - months) }) as const;

/** People of the six cities for which the usual half-widths are of use (docs/accuracy.md). */
const MANY = 200_000;

/** The half-widths that are of use for so few people: chance grows with the root of how few they are. Empty where the usual ones fit. */
function halfWidths(persons: number): readonly string[] {
  if (persons >= MANY) return [];
  const root = Math.sqrt(MANY / persons);
  return [`max_half_width_all: ${Math.ceil(1.5 * root)}`, `max_half_width_city: ${Math.ceil(4.5 * root)}`];
}

/** Most releases that are told: more take long and tell little. */
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
    `# Every release of every month is audited, which takes seconds each: the demonstration tells ${vintages} releases, of the ${isUsual ? 9 : 13} newest months each.`,
    "# Older months stand as they were last released, so there is a year before the newest months.",
    `history: { vintages: ${vintages}, months: ${isUsual ? 9 : 13} }`,
    ...(nowcast.length === 0
      ? []
      : [
          "# So few people are told less surely than those of the six cities: wider intervals are of use here. Of so few releases not many can be tried.",
          `nowcast: { ${nowcast.join(", ")} }`,
        ]),
    "# Invented, as the country is: write your own here.",
    'publisher: { name: "Demonstration, invented data", uri: "https://www.example.org", contact: picture@example.org }',
    "accessibility: { contact: accessibility@example.org }",
    "",
  ].join("\n");
}

const noted = z.object({ persons: z.int(), months: z.int() });

/** Where the size of the country in a demonstration's folder is noted. */
export const sizeFile = (folder: string): string => join(folder, "country.json");

/** Of which size the country in a demonstration's folder is: before sizes were noted there was one. */
async function sizeIn(folder: string): Promise<CountrySize> {
  const file = sizeFile(folder);
  return existsSync(file) ? noted.parse(JSON.parse(await readText(file))) : USUAL_SIZE;
}

/**
 * Makes sure that the country in a folder is of a size.
 *
 * @throws TilannekuvaError exit 2 where it is of another, which says what to remove.
 */
export async function requireSize(folder: string, wanted: CountrySize, remove: readonly string[]): Promise<void> {
  const { persons, months } = await sizeIn(folder);
  if (persons === wanted.persons && months === wanted.months) return;
  throw new TilannekuvaError(
    `${folder}: holds a country of ${persons} people and ${months} months, not of ${wanted.persons} and ${wanted.months}`,
    {
      exitCode: EXIT.usage,
      advice: `Remove ${remove.join(" and ")}, or call the command in another folder; --persons ${persons} --months ${months} goes on with this one.`,
    },
  );
}
