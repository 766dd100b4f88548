import type { Code } from "../../src/model/codelist.ts";

const city = (
  code: string,
  [fi, sv, en]: readonly [string, string, string],
  [inside, of]: readonly [string, string],
): Code => ({
  code,
  names: { fi, sv, en },
  forms: {
    short: { fi, sv, en },
    inside: { fi: inside, sv: `i ${sv}`, en: `in ${en}` },
    of: { fi: of, sv: `${sv}s`, en: `${en}’s` },
  },
});

const cities: readonly Code[] = [
  city("SE0180", ["Tukholma", "Stockholm", "Stockholm"], ["Tukholmassa", "Tukholman"]),
  city("SE0380", ["Uppsala", "Uppsala", "Uppsala"], ["Uppsalassa", "Uppsalan"]),
  city("SE0480", ["Nyköping", "Nyköping", "Nyköping"], ["Nyköpingissä", "Nyköpingin"]),
];

const together: Code = {
  code: "SE3",
  names: { fi: "Kolme ruotsalaista kaupunkia", sv: "Tre svenska städer", en: "Three Swedish cities" },
  forms: {
    short: { fi: "Kaikki kolme", sv: "Alla tre", en: "All three" },
    inside: { fi: "kolmessa ruotsalaisessa kaupungissa", sv: "i tre svenska städer", en: "in three Swedish cities" },
    of: { fi: "kolmen ruotsalaisen kaupungin", sv: "tre svenska städers", en: "three Swedish cities’" },
  },
  members: cities.map(({ code }) => code),
};

/** Three cities of another country, and all of them together, with none but the forms that every area has. */
export const threeCities: readonly Code[] = [...cities, together];

/** A single city, which has no area of all cities beside it. */
export const oneCity: readonly Code[] = [city("KU049", ["Espoo", "Esbo", "Espoo"], ["Espoossa", "Espoon"])];

/** What a text on other cities may not have: a word for the number of the six largest, or their code; "tarkkuudella" has none. */
export const OF_SIX = /\b([Ss]ix|[Kk]uusi|[Kk]uude|[Ss]ex (stä|stö)|[Aa]lla sex|C6\b)/;
