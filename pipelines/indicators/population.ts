import { allAges, headlineAges } from "../ages.ts";
import { byBackground } from "../counts/by_background.ts";
import { byCitizenship } from "../counts/by_citizenship.ts";
import {
  everybody,
  foreignBackgroundOnly,
  foreignResidents,
  provisionalBackground,
  unknownBackground,
  wageEarnersBefore,
} from "./breakdowns.ts";
import { populationPhrases } from "./phrases.ts";
import { count, rate } from "./declare.ts";

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
  phrases: populationPhrases,
});

/** The share of a group whose background is provisional: the next FOLK_perus may change it. */
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
  denominator: [{ measure: "PERSONS", table: byBackground.id, codes: { BACKGROUND: "FOREIGN" } }],
  ages: headlineAges,
  breakdowns: provisionalBackground,
  direction: "none",
});

/** The share of persons with a foreign background who are Finnish citizens. */
export const finnishCitizenShare = rate({
  id: "finnish_citizen_share",
  names: {
    fi: "Suomen kansalaisten osuus ulkomaalaistaustaisista",
    sv: "Andelen finska medborgare bland personer med utländsk bakgrund",
    en: "Share of Finnish citizens among persons with a foreign background",
  },
  definitions: {
    fi: "Suomen kansalaisten osuus kaikista ulkomaalaistaustaisista asukkaista kuukauden lopussa väestön ennakkotietojen mukaan, prosenttia. Jos kansalaisuuksia on useita, Suomen kansalaisuus ratkaisee.",
    sv: "Andelen finska medborgare bland alla invånare med utländsk bakgrund vid månadens slut enligt preliminära befolkningsuppgifter, procent. Den som har flera medborgarskap räknas som finsk medborgare om ett av dem är finskt.",
    en: "Finnish citizens as a share of all residents with a foreign background at the end of the month by the preliminary population data, per cent. Of several citizenships the Finnish one counts.",
  },
  numerator: [{ measure: "PERSONS", table: byCitizenship.id, codes: { CITIZENSHIP: "FINNISH" } }],
  denominator: ["PERSONS"],
  ages: headlineAges,
  breakdowns: foreignBackgroundOnly,
  direction: "none",
});

/** Residents whose background is unknown: they are in no gap between backgrounds. */
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
  denominator: [{ measure: "PERSONS", codes: { BACKGROUND: "_T" } }],
  ages: headlineAges,
  breakdowns: unknownBackground,
  direction: "none",
  warnsWhenDoubled: {
    fi: "He eivät ole mukana missään taustojen välisessä erossa.",
    sv: "De ingår inte i någon skillnad mellan bakgrunder.",
    en: "They are in no gap between backgrounds.",
  },
});

/** Wage earners whose payers are silent, by background. */
export const silent = {
  measure: "PERSONS",
  codes: { BACKGROUND: { FOREIGN: "FOREIGN_SILENT", FINNISH: "FINNISH_SILENT" } },
} as const;

/** Wage earners with a payer that has reported, by background. */
export const reporting = {
  measure: "PERSONS",
  codes: { BACKGROUND: { FOREIGN: "FOREIGN_REPORTING", FINNISH: "FINNISH_REPORTING" } },
} as const;

/** How much of the month is still to be reported, by the wage earners of the previous month: a late payroll operator shows here at once. */
export const silentPayersShare = rate({
  id: "silent_payers_share",
  names: {
    fi: "Ilmoittamattomien palkanmaksajien palkansaajien osuus",
    sv: "Andelen löntagare vars arbetsgivare inte har rapporterat",
    en: "Share whose payers have not reported",
  },
  definitions: {
    fi: "Niiden osuus edellisen kuukauden työstä palkkaa saaneista kuukauden lopun asukkaista, joiden silloisista palkanmaksajista yksikään ei ole vielä ilmoittanut palkkoja kuukaudelta, 18–64-vuotiaat, prosenttia.",
    sv: "Bland de invånare vid månadens slut som fick lön för arbete månaden före: andelen vars dåvarande arbetsgivare ännu inte har rapporterat någon lön för månaden, 18–64 år, procent.",
    en: "Residents at the end of the month who earned wages in the month before and none of whose payers at that time has yet reported any pay for the month, as a share of all residents who earned wages in the month before, ages 18–64, per cent.",
  },
  numerator: [silent],
  denominator: [silent, reporting],
  ages: ["Y18T64"],
  breakdowns: wageEarnersBefore,
  direction: "down",
});
