import type { Area } from "../src/count/declarations.ts";

const city = (code: string, [fi, sv, en]: readonly [string, string, string]): Area => ({
  code,
  names: { fi, sv, en },
  cities: [code],
});

/**
 * The cities, in the order of their size. A seventh city is one line here. Codes: `KU` and the municipality's number in Statistics
 * Finland's classification of municipalities; names as in the same classification.
 */
export const cities: readonly Area[] = [
  city("KU091", ["Helsinki", "Helsingfors", "Helsinki"]),
  city("KU049", ["Espoo", "Esbo", "Espoo"]),
  city("KU837", ["Tampere", "Tammerfors", "Tampere"]),
  city("KU092", ["Vantaa", "Vanda", "Vantaa"]),
  city("KU564", ["Oulu", "Uleåborg", "Oulu"]),
  city("KU853", ["Turku", "Åbo", "Turku"]),
];

/** All cities together. */
export const allCities: Area = {
  code: "C6",
  names: { fi: "Kuusi suurinta kaupunkia", sv: "De sex största städerna", en: "Six largest cities" },
  cities: cities.map((area) => area.code),
};

/** Every published area in the order of display. */
export const areas: readonly Area[] = [...cities, allCities];
