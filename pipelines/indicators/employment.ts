import { workingAgeBands, yearsOf } from "../ages.ts";
import { backgroundGroups, rateGroups } from "./breakdowns.ts";
import { rate } from "./declare.ts";

const employmentRate = <const Id extends string>(id: Id, age: "Y18T64" | "Y20T64") => {
  const [from, to] = yearsOf(age);
  return rate({
    id,
    names: {
      fi: `Työllisyysaste, ${from}–${to}-vuotiaat`,
      sv: `Sysselsättningsgrad, ${from}–${to}-åringar`,
      en: `Employment rate, ages ${from}–${to}`,
    },
    definitions: {
      fi: `Työllisten osuus kaikista ${from}–${to}-vuotiaista asukkaista kuukauden viimeisellä viikolla, prosenttia.`,
      sv: `De sysselsattas andel av alla invånare i åldern ${from}–${to} under månadens sista vecka, procent.`,
      en: `Employed persons as a share of all residents aged ${from}–${to} in the last week of the month, per cent.`,
    },
    numerator: ["EMPLOYED"],
    denominator: ["PERSONS"],
    ages: [age],
    breakdowns: rateGroups,
    direction: "up",
  });
};

/** The age range of Statistics Finland's register-based employment statistics. */
export const employmentRate18To64 = employmentRate("employment_rate_18_64", "Y18T64");

/** The age range of the European Union's target and of the cities' own statistics. */
export const employmentRate20To64 = employmentRate("employment_rate_20_64", "Y20T64");

/** The employment rate in bands of working age: AGE says which. */
export const employmentRateByAge = rate({
  id: "employment_rate_by_age",
  names: {
    fi: "Työllisyysaste ikäryhmittäin",
    sv: "Sysselsättningsgrad efter åldersgrupp",
    en: "Employment rate by age group",
  },
  definitions: {
    fi: "Työllisten osuus kaikista ikäryhmän asukkaista kuukauden viimeisellä viikolla, prosenttia.",
    sv: "De sysselsattas andel av alla invånare i åldersgruppen under månadens sista vecka, procent.",
    en: "Employed persons as a share of all residents of the age group in the last week of the month, per cent.",
  },
  numerator: ["EMPLOYED"],
  denominator: ["PERSONS"],
  ages: workingAgeBands,
  breakdowns: backgroundGroups,
  direction: "up",
});

/** Everybody at work or looking for work. */
export const participationRate = rate({
  id: "participation_rate",
  names: {
    fi: "Työvoimaosuus, 18–64-vuotiaat",
    sv: "Relativt arbetskraftstal, 18–64-åringar",
    en: "Participation rate, ages 18–64",
  },
  definitions: {
    fi: "Työvoiman (työllisten ja työttömien) osuus kaikista 18–64-vuotiaista asukkaista kuukauden lopussa, prosenttia.",
    sv: "Arbetskraftens (sysselsatta och arbetslösa) andel av alla invånare i åldern 18–64 vid månadens slut, procent.",
    en: "The labour force (employed and unemployed) as a share of all residents aged 18–64 at the end of the month, per cent.",
  },
  numerator: ["EMPLOYED", "UNEMPLOYED"],
  denominator: ["PERSONS"],
  ages: ["Y18T64"],
  breakdowns: rateGroups,
  direction: "up",
});

/** The share of the employed who are self-employed. */
export const selfEmployedShare = rate({
  id: "self_employed_share",
  names: {
    fi: "Yrittäjien osuus työllisistä, 18–64-vuotiaat",
    sv: "Företagarnas andel av de sysselsatta, 18–64-åringar",
    en: "Self-employed as a share of the employed, ages 18–64",
  },
  definitions: {
    fi: "Niiden osuus 18–64-vuotiaista työllisistä, joilla on kuukauden viimeisenä päivänä yrittäjän eläkevakuutus (YEL, MYEL), prosenttia. Mukana ovat myös ne, joilla on samaan aikaan palkkatuloja.",
    sv: "Andelen av de sysselsatta i åldern 18–64 som hade en pensionsförsäkring för företagare (FöPL, LFöPL) månadens sista dag, procent. Även de som samtidigt hade lön ingår.",
    en: "Employed persons aged 18–64 with a self-employed person's pension insurance (YEL, MYEL) on the month's last day as a share of all employed persons of that age, per cent. Those with wages at the same time are included.",
  },
  numerator: ["SELF_EMPLOYED"],
  denominator: ["EMPLOYED"],
  ages: ["Y18T64"],
  breakdowns: backgroundGroups,
  direction: "none",
});
