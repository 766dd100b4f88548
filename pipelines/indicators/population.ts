import { count, rate } from "../../src/indicators/declaration.ts";
import { allAges, headlineAges } from "../ages.ts";
import { everybody, foreignResidents, provisionalBackground, unknownBackground } from "./breakdowns.ts";

/** Residents at the month's end. */
export const population = count({
  id: "population",
  names: { fi: "Väestö", sv: "Befolkning", en: "Population" },
  definitions: {
    fi: "Kaupungin väestöön kuukauden lopussa kuuluvat henkilöt väestön ennakkotietojen mukaan, pyöristettynä lähimpään kymmeneen.",
    sv: "Personer som vid månadens slut hörde till stadens befolkning enligt preliminära befolkningsuppgifter, avrundat till närmaste tiotal.",
    en: "Persons belonging to the city's population at the end of the month by the preliminary population data, rounded to the nearest ten.",
  },
  measures: ["PERSONS"],
  ages: ["_T", "Y18T64"],
  breakdowns: [...everybody(allAges), ...foreignResidents],
  direction: "none",
});

/** How much of a group is classified by what little is on record, and may be classified anew when the next FOLK_perus comes. */
export const provisionalShare = rate({
  id: "provisional_background_share",
  names: {
    fi: "Ennakkoon päätellyn taustan osuus",
    sv: "Andelen med preliminär bakgrund",
    en: "Share with a provisional background",
  },
  definitions: {
    fi: "Niiden osuus ulkomaalaistaustaisista asukkaista kuukauden lopussa, joiden tausta on päätelty ennakkoon, koska uusin perustieto (FOLK_perus) ei vielä tunne heitä, prosenttia.",
    sv: "Andelen av invånarna med utländsk bakgrund vid månadens slut vars bakgrund är preliminär, eftersom de senaste basuppgifterna (FOLK_perus) ännu inte känner dem, procent.",
    en: "Residents with a foreign background at the end of the month whose background is provisional because the newest base data (FOLK_perus) do not know them yet, as a share of all residents with a foreign background, per cent.",
  },
  numerator: ["PERSONS"],
  denominator: ["PERSONS"],
  ages: headlineAges,
  breakdowns: provisionalBackground,
  direction: "none",
  sql: "indicators/background_share",
});

/** Residents who are in none of the gaps between backgrounds, as nothing tells theirs. */
export const unknownShare = rate({
  id: "unknown_background_share",
  names: {
    fi: "Taustaltaan tuntemattomien osuus",
    sv: "Andelen med okänd bakgrund",
    en: "Share with an unknown background",
  },
  definitions: {
    fi: "Niiden osuus kaikista asukkaista kuukauden lopussa, joiden taustaa ei tiedetä, prosenttia. He ovat mukana kaikkien taustojen luvuissa mutta eivät missään taustojen välisessä erossa.",
    sv: "Andelen av alla invånare vid månadens slut vars bakgrund är okänd, procent. De ingår i talen för alla bakgrunder men inte i någon skillnad mellan bakgrunder.",
    en: "Residents whose background is not known at the end of the month, as a share of all residents, per cent. They are in the figures of all backgrounds, but in no gap between backgrounds.",
  },
  numerator: ["PERSONS"],
  denominator: ["PERSONS"],
  ages: headlineAges,
  breakdowns: unknownBackground,
  direction: "none",
  sql: "indicators/background_share",
  warnsWhenDoubled: {
    fi: "He eivät ole mukana missään taustojen välisessä erossa.",
    sv: "De ingår inte i någon skillnad mellan bakgrunder.",
    en: "They are in no gap between backgrounds.",
  },
});
