import { workingAgeBands, yearsOf } from "../ages.ts";
import { backgroundGroups, rateGroups } from "./breakdowns.ts";
import { rate } from "./declare.ts";

const unemploymentRate = <const Id extends string>(id: Id, age: "Y18T29" | "Y18T64" | "Y18T74") => {
  const [from, to] = yearsOf(age);
  return rate({
    id,
    names: {
      fi: `Työttömyysaste, ${from}–${to}-vuotiaat`,
      sv: `Arbetslöshetsgrad, ${from}–${to}-åringar`,
      en: `Unemployment rate, ages ${from}–${to}`,
    },
    definitions: {
      fi: `Työttömien osuus ${from}–${to}-vuotiaasta työvoimasta (työllisistä ja työttömistä) kuukauden lopussa, prosenttia.`,
      sv: `De arbetslösas andel av arbetskraften (sysselsatta och arbetslösa) i åldern ${from}–${to} vid månadens slut, procent.`,
      en: `Unemployed persons as a share of the labour force (employed and unemployed) aged ${from}–${to} at the end of the month, per cent.`,
    },
    numerator: ["UNEMPLOYED"],
    denominator: ["EMPLOYED", "UNEMPLOYED"],
    ages: [age],
    breakdowns: rateGroups,
    direction: "down",
  });
};

export const unemploymentRate18To64 = unemploymentRate("unemployment_rate_18_64", "Y18T64");

/** Under 30: the register counts unemployment from 18. */
export const unemploymentRate18To29 = unemploymentRate("unemployment_rate_18_29", "Y18T29");

/** The age range of Statistics Finland's register-based unemployment rate. */
export const unemploymentRate18To74 = unemploymentRate("unemployment_rate_18_74", "Y18T74");

/** The unemployment rate in bands of working age: AGE says which. */
export const unemploymentRateByAge = rate({
  id: "unemployment_rate_by_age",
  names: {
    fi: "Työttömyysaste ikäryhmittäin",
    sv: "Arbetslöshetsgrad efter åldersgrupp",
    en: "Unemployment rate by age group",
  },
  definitions: {
    fi: "Työttömien osuus ikäryhmän työvoimasta (työllisistä ja työttömistä) kuukauden lopussa, prosenttia.",
    sv: "De arbetslösas andel av åldersgruppens arbetskraft (sysselsatta och arbetslösa) vid månadens slut, procent.",
    en: "Unemployed persons as a share of the labour force (employed and unemployed) of the age group at the end of the month, per cent.",
  },
  numerator: ["UNEMPLOYED"],
  denominator: ["EMPLOYED", "UNEMPLOYED"],
  ages: workingAgeBands,
  breakdowns: backgroundGroups,
  direction: "down",
});

/** Unemployment including those whom a service or training keeps out of it. */
export const broadUnemploymentRate = rate({
  id: "broad_unemployment_rate",
  names: {
    fi: "Laaja työttömyysaste, 18–64-vuotiaat",
    sv: "Bred arbetslöshetsgrad, 18–64-åringar",
    en: "Broad unemployment rate, ages 18–64",
  },
  definitions: {
    fi: "Työttömien ja työllistymistä edistävissä palveluissa olevien osuus 18–64-vuotiaista työllisistä, työttömistä ja palveluissa olevista kuukauden lopussa, prosenttia.",
    sv: "Arbetslösas och i sysselsättningsfrämjande service deltagandes andel av sysselsatta, arbetslösa och deltagare i åldern 18–64 vid månadens slut, procent.",
    en: "Unemployed persons and those in employment-promoting services as a share of the employed, the unemployed and those in services aged 18–64 at the end of the month, per cent.",
  },
  numerator: ["UNEMPLOYED", "IN_SERVICES"],
  denominator: ["EMPLOYED", "UNEMPLOYED", "IN_SERVICES"],
  ages: ["Y18T64"],
  breakdowns: rateGroups,
  direction: "down",
});
