import type { Area } from "../src/count/count-declarations.ts";
import type { Names } from "../src/model/codelist.ts";

const named = ([fi, sv, en]: readonly [string, string, string]): Names => ({ fi, sv, en });

/** A city with its names. Its inflected Finnish forms (where, whose) are written out, as no rule gives them all. */
const city = (
  municipality: string,
  names: readonly [string, string, string],
  [inside, of]: readonly [string, string],
): Area => {
  const [, sv, en] = names;
  const code = `KU${municipality}`;
  return {
    code,
    municipality,
    names: named(names),
    forms: {
      short: named(names),
      inside: { fi: inside, sv: `i ${sv}`, en: `in ${en}` },
      of: { fi: of, sv: sv.endsWith("s") ? sv : `${sv}s`, en: `${en}’s` },
    },
    cities: [code],
  };
};

/**
 * The six largest cities in the order of their size, by their numbers in Statistics Finland's classification of municipalities;
 * names as in that classification. Other cities are configured (docs/areas.md).
 */
export const cities: readonly Area[] = [
  city("091", ["Helsinki", "Helsingfors", "Helsinki"], ["Helsingissä", "Helsingin"]),
  city("049", ["Espoo", "Esbo", "Espoo"], ["Espoossa", "Espoon"]),
  city("837", ["Tampere", "Tammerfors", "Tampere"], ["Tampereella", "Tampereen"]),
  city("092", ["Vantaa", "Vanda", "Vantaa"], ["Vantaalla", "Vantaan"]),
  city("564", ["Oulu", "Uleåborg", "Oulu"], ["Oulussa", "Oulun"]),
  city("853", ["Turku", "Åbo", "Turku"], ["Turussa", "Turun"]),
];

/** All cities together. */
export const allCities: Area = {
  code: "C6",
  names: { fi: "Kuusi suurinta kaupunkia", sv: "De sex största städerna", en: "Six largest cities" },
  forms: {
    short: { fi: "Kaikki kuusi", sv: "Alla sex", en: "All six" },
    inside: {
      fi: "kuudessa suurimmassa kaupungissa",
      sv: "i de sex största städerna",
      en: "in the six largest cities",
    },
    of: { fi: "kuuden suurimman kaupungin", sv: "de sex största städernas", en: "the six largest cities’" },
    title: {
      fi: "kuudessa suurimmassa kaupungissa",
      sv: "i de sex största städerna",
      en: "in Finland’s six largest cities",
    },
    all: { fi: "kaikki kuusi kaupunkia", sv: "alla sex städer", en: "all six cities" },
    ofAll: { fi: "kuuden kaupungin", sv: "de sex städernas", en: "the six cities’" },
  },
  cities: cities.map(({ code }) => code),
  members: cities.map(({ code }) => code),
};

/** Every published area in the order of display. */
export const areas: readonly Area[] = [...cities, allCities];
