import { join } from "node:path";
import { stringify } from "yaml";
import { allCities, cities } from "../../pipelines/cities.ts";
import type { Area } from "../count/count-declarations.ts";
import { countryOf } from "./demo-country.ts";
import type { CountrySize } from "./demo-country.ts";

/** A city of the demonstration, with its folder. */
export interface DemoCity {
  readonly area: Area;
  /** Its name in English. */
  readonly name: string;
  readonly folder: string;
  /** The package that it sends. */
  readonly package: string;
}

/** The file of trusted keys that all cities of a demonstration share. */
export const TRUSTED = "trusted-keys.yaml";

/** Monthly deliveries of payments, and thereby releases: no fewer give the newest months a value. */
const RELEASES = 8;

/** The newest months that a release covers. */
const MONTHS = 4;

/**
 * The six cities, each with a folder of its own in the demonstration's.
 *
 * @example demoCities("demo/cities")[1] // { name: "Espoo", folder: "demo/cities/espoo", package: "demo/cities/packages/espoo.zip", … }
 */
export const demoCities = (folder: string): readonly DemoCity[] =>
  cities.map((area) => {
    const own = area.names.en.toLowerCase();
    const sent = join(folder, "packages", `${own}.zip`);
    return { area, name: area.names.en, folder: join(folder, own), package: sent };
  });

/**
 * The generator's options for a country in which the first delivery holds all months but those of the releases, so that there is less to take in.
 *
 * @example countryOfCities({ persons: 20_000, months: 24 }) // { persons: 20_000, firstWindow: 17, … }
 */
export const countryOfCities = (size: CountrySize) => ({
  ...countryOf(size),
  firstWindow: size.months - RELEASES + 1,
});

/**
 * The same country as a city's own registers have it: the residents of the city, and nobody else.
 *
 * @example countryOfCity({ persons: 20_000, months: 24 }, espoo) // { persons: 20_000, residentsOf: "049", firstWindow: 17, … }
 */
export const countryOfCity = (size: CountrySize, { area }: Pick<DemoCity, "area">) => ({
  ...countryOfCities(size),
  residentsOf: area.municipality!,
});

function entryOf({ code, municipality, names, forms }: Area) {
  return { code, municipality, names, inside: forms?.inside, of: forms?.of };
}

/**
 * The file of areas of one city alone.
 *
 * @example areasOfCity(espoo) // "cities:\n  - code: KU049…"
 */
export const areasOfCity = ({ area }: Pick<DemoCity, "area">): string => stringify({ cities: [entryOf(area)] });

/**
 * The file of areas of all cities, and of all together.
 *
 * @example areasTogether() // "cities:\n  - code: KU091…"
 */
export function areasTogether(): string {
  const { code, names, forms } = allCities;
  const together = { code, names, short: forms?.short, inside: forms?.inside, of: forms?.of };
  return stringify({ cities: cities.map(entryOf), together });
}

/** A city is small: random variation is largest where it is counted alone, and the widths of all together would leave it without values. */
const HALF_WIDTHS = { city: [15, 15], together: [5, 15] } as const;

/**
 * The configuration of a city that runs alone, or of all together, YAML. Settings of the figures may differ between them: only what decides a
 * count has to be the same.
 *
 * @example demoCityConfiguration("city") // "…history:\n  vintages: 8\n  months: 4…"
 */
export function demoCityConfiguration(kind: keyof typeof HALF_WIDTHS): string {
  const [all, city] = HALF_WIDTHS[kind];
  return stringify({
    paths: { inbox: "inbox", store: "store", output: "output", areas: "areas.yaml" },
    history: { vintages: RELEASES, months: MONTHS },
    nowcast: { max_half_width_all: all, max_half_width_city: city, min_back_tests: 2 },
    signing: { key: "signing-key.pem", trusted: `../${TRUSTED}` },
    publisher: {
      name: "Demonstration, invented data",
      uri: "https://www.example.org",
      contact: "picture@example.org",
    },
    accessibility: { contact: "accessibility@example.org" },
  });
}
