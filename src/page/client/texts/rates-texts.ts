import type { Language, Names } from "../../../model/codelist.ts";
import type { Breakdown } from "../figures/rows.ts";
import { monthWords } from "./value-texts.ts";

/** The rates shown by ground and by stay. */
export type Rate = "employment_rate_18_64" | "unemployment_rate_18_64";

const SUBJECT: Readonly<Record<Rate, Names>> = {
  employment_rate_18_64: { fi: "Työllisyysaste", sv: "Sysselsättningsgraden", en: "Employment rate" },
  unemployment_rate_18_64: { fi: "Työttömyysaste", sv: "Arbetslöshetsgraden", en: "Unemployment rate" },
};

const BY: Readonly<Record<Breakdown, Names>> = {
  ground: { fi: "oleskeluluvan perusteen mukaan", sv: "efter grund för uppehållstillståndet", en: "by permit ground" },
  stay: { fi: "maassaoloajan mukaan", sv: "efter vistelsetid", en: "by length of stay" },
};

/** The subject of the list, without a finding: `Työllisyysaste maassaoloajan mukaan`. */
export const subject = (rate: Rate, by: Breakdown, language: Language): string =>
  `${SUBJECT[rate][language]} ${BY[by][language]}`;

const NO_REFERENCE: Names = {
  fi: "suomalaistaustaisten luku puuttuu, joten vertailua ei ole",
  sv: "talet för personer med finländsk bakgrund saknas, så ingen jämförelse kan göras",
  en: "the figure for people with a Finnish background is missing, so no comparison is made",
};

/** The title where the reference group has no value. */
export const withoutReference = (rate: Rate, by: Breakdown, language: Language): string =>
  `${subject(rate, by, language)}: ${NO_REFERENCE[language]}`;

const NOTHING: Names = {
  fi: "yhdenkään ryhmän lukua ei voi vielä julkaista",
  sv: "inget tal kan redovisas för någon grupp ännu",
  en: "no figure can be published for any group yet",
};

/** The title, also shown in place of the drawing, where no group has a value. */
export const titleWithoutValues = (rate: Rate, by: Breakdown, language: Language): string =>
  `${subject(rate, by, language)}: ${NOTHING[language]}`;

interface Shown {
  readonly rate: Rate;
  readonly by: Breakdown;
  readonly where: string;
  readonly month: string;
}

/** What, where, when. */
export const rateSubtitle = ({ rate, by, where, month }: Shown, language: Language): string =>
  ({
    fi: `${subject(rate, by, "fi")}, ulkomaalaistaustaiset 18–64-vuotiaat, ${where}, ${monthWords(month, "fi")},\u00A0%`,
    sv: `${subject(rate, by, "sv")}, personer med utländsk bakgrund, 18–64 år, ${where}, ${monthWords(month, "sv")},\u00A0%`,
    en: `${subject(rate, by, "en")}, people with a foreign background, ages 18–64, ${where}, ${monthWords(month, "en")},\u00A0%`,
  })[language];

/** The meaning of the bar behind a dot. */
export const INTERVAL: Names = {
  fi: "▬ 95 prosentin väli",
  sv: "▬ intervall på 95 procent",
  en: "▬ 95 per cent interval",
};

/** The meaning of the number at a row's end. */
export const personsNote: Names = {
  fi: "Rivin lopussa ovat henkilöt, joista osuus on laskettu, pyöristettyinä lähimpään kymmeneen.",
  sv: "I slutet av raden står de personer som andelen är beräknad av, avrundade till närmaste tiotal.",
  en: "The number at the end of a row is the persons behind the rate, rounded to the nearest ten.",
};

/** The number of persons at a row's end. */
export const persons = (count: string, language: Language): string =>
  ({ fi: `${count} hlö`, sv: `${count} pers.`, en: `${count} people` })[language];

/** The columns of the table. */
export const rateColumns = (by: Breakdown, language: Language): readonly string[] =>
  ({
    fi: [by === "ground" ? "Peruste" : "Maassaoloaika", "Aste, %", "95 prosentin väli", "Henkilöitä", "Tila"],
    sv: [by === "ground" ? "Grund" : "Vistelsetid", "Grad, %", "Intervall på 95 procent", "Personer", "Status"],
    en: [by === "ground" ? "Ground" : "Length of stay", "Rate, %", "95 per cent interval", "Persons", "Status"],
  })[language];

/** The order of the rows. */
export const orderNote: Names = {
  fi: "Rivit ovat koodiston järjestyksessä, salatut ja puuttuvat viimeisinä. Ryhmiä ei aseteta järjestykseen luvun mukaan, koska niiden välit menevät päällekkäin.",
  sv: "Raderna följer kodlistans ordning, de sekretessbelagda och de som saknas sist. Grupperna rangordnas inte efter tal, eftersom deras intervall överlappar.",
  en: "Rows follow the order of the code list, with withheld and missing ones last. Groups are not ranked by their figures, because their intervals overlap.",
};
