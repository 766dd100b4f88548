import type { Language, Names } from "../../../lib/codelist.ts";
import { inMonth } from "../../../words/months.ts";
import type { Breakdown } from "../figures/rows.ts";
import { monthWords } from "./told.ts";
import type { Sureness } from "./told.ts";

/** The rates that are told by ground and by stay. */
export type Rate = "employment_rate_18_64" | "unemployment_rate_18_64";

const isEmployment = (rate: Rate): boolean => rate === "employment_rate_18_64";

/** How groups lie beside the reference group: by intervals, so that those that overlap are never ranked. */
export interface Beside {
  readonly lower: number;
  readonly higher: number;
  /** Cannot be told apart. */
  readonly unclear: number;
}

interface Finding {
  readonly rate: Rate;
  readonly by: Breakdown;
  readonly month: string;
  readonly sureness: Sureness;
  readonly beside: Beside;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** How a language says which way the rate lies. */
interface Ways {
  readonly lower: string;
  readonly higher: string;
  readonly than: string;
  readonly and: string;
  readonly groups: (count: number, by: Breakdown) => string;
}

/** Which way the rate lies in how many groups; the reference group is named once. */
function apart({ beside: { lower, higher }, by }: Finding, ways: Ways): string {
  const parts = [
    { way: ways.lower, count: lower },
    { way: ways.higher, count: higher },
  ].filter(({ count }) => count > 0);
  const said = parts.map(({ way, count }, at) => `${way} ${at === 0 ? `${ways.than} ` : ""}${ways.groups(count, by)}`);
  return said.join(` ${ways.and} `);
}

const FINNISH: Ways = {
  lower: "matalampi",
  higher: "korkeampi",
  than: "kuin suomalaistaustaisilla",
  and: "ja",
  groups: (count, by) => `${count} ${by === "ground" ? "lupaperusteryhmässä" : "maassaoloryhmässä"}`,
};

const finnish = (found: Finding): string => {
  const { rate, by, month, sureness, beside } = found;
  const what = isEmployment(rate) ? "työllisyysaste" : "työttömyysaste";
  const lead = { final: "", provisional: "ennakkotietojen mukaan ", estimate: "arvion mukaan " }[sureness];
  const when = inMonth(month, "fi");
  if (beside.lower + beside.higher === 0) {
    return capital(
      `${lead}${what}tta ei voi ${when} erottaa suomalaistaustaisten asteesta missään ${by === "ground" ? "lupaperusteryhmässä" : "maassaoloryhmässä"}`,
    );
  }
  const rest = beside.unclear === 0 ? "" : `; ${beside.unclear} ryhmässä niitä ei voi erottaa toisistaan`;
  return capital(`${lead}${what} oli ${when} ${apart(found, FINNISH)}${rest}`);
};

const SWEDISH: Ways = {
  lower: "lägre",
  higher: "högre",
  than: "än för personer med finländsk bakgrund",
  and: "och",
  groups: (count, by) =>
    `i ${count} ${by === "ground" ? "tillstånds" : "vistelsetids"}${count === 1 ? "grupp" : "grupper"}`,
};

const swedish = (found: Finding): string => {
  const { rate, by, month, sureness, beside } = found;
  const what = isEmployment(rate) ? "sysselsättningsgraden" : "arbetslöshetsgraden";
  const lead = { final: "", provisional: "enligt preliminära uppgifter ", estimate: "enligt skattningen " }[sureness];
  const start = (verb: string): string => (lead === "" ? `${what} ${verb}` : `${lead}${verb} ${what}`);
  const when = inMonth(month, "sv");
  if (beside.lower + beside.higher === 0) {
    return capital(
      `${start("kan")} ${when} inte i någon ${by === "ground" ? "tillståndsgrupp" : "vistelsetidsgrupp"} skiljas från den för personer med finländsk bakgrund`,
    );
  }
  const rest =
    beside.unclear === 0
      ? ""
      : `; i ${beside.unclear} ${beside.unclear === 1 ? "grupp" : "grupper"} går de inte att skilja åt`;
  return capital(`${start("var")} ${when} ${apart(found, SWEDISH)}${rest}`);
};

const ENGLISH: Ways = {
  lower: "lower",
  higher: "higher",
  than: "than that of people with a Finnish background",
  and: "and",
  groups: (count, by) =>
    `in ${count} ${by === "ground" ? "permit" : "length-of-stay"} ${count === 1 ? "group" : "groups"}`,
};

const english = (found: Finding): string => {
  const { rate, by, month, sureness, beside } = found;
  const what = isEmployment(rate) ? "the employment rate" : "the unemployment rate";
  const lead = { final: "", provisional: "on provisional figures, ", estimate: "by estimate, " }[sureness];
  const start = `${lead}${what} ${inMonth(month, "en")}`;
  if (beside.lower + beside.higher === 0) {
    return capital(
      `${start} cannot be told apart from that of people with a Finnish background in any ${by === "ground" ? "permit" : "length-of-stay"} group`,
    );
  }
  const rest =
    beside.unclear === 0
      ? ""
      : `; in ${beside.unclear} ${beside.unclear === 1 ? "group" : "groups"} the two cannot be told apart`;
  return capital(`${start} was ${apart(found, ENGLISH)}${rest}`);
};

const FINDING = { fi: finnish, sv: swedish, en: english };

/**
 * The finding of a list of rates: in how many groups the rate lies apart from the reference group's, and in how many it cannot be told apart.
 *
 * @example finding({ rate: "employment_rate_18_64", by: "ground", month: "2025-11", sureness: "final", beside: { lower: 7, higher: 0, unclear: 2 } }, "fi")
 * // "Työllisyysaste oli marraskuussa 2025 matalampi kuin suomalaistaustaisilla 7 lupaperusteryhmässä; 2 ryhmässä niitä ei voi erottaa toisistaan"
 */
export const finding = (found: Finding, language: Language): string => FINDING[language](found);

const SUBJECT: Readonly<Record<Rate, Names>> = {
  employment_rate_18_64: { fi: "Työllisyysaste", sv: "Sysselsättningsgraden", en: "Employment rate" },
  unemployment_rate_18_64: { fi: "Työttömyysaste", sv: "Arbetslöshetsgraden", en: "Unemployment rate" },
};

const BY: Readonly<Record<Breakdown, Names>> = {
  ground: { fi: "oleskeluluvan perusteen mukaan", sv: "efter grund för uppehållstillståndet", en: "by permit ground" },
  stay: { fi: "maassaoloajan mukaan", sv: "efter vistelsetid", en: "by length of stay" },
};

/** What the list is of, without a finding: `Työllisyysaste maassaoloajan mukaan`. */
export const subject = (rate: Rate, by: Breakdown, language: Language): string =>
  `${SUBJECT[rate][language]} ${BY[by][language]}`;

const NO_REFERENCE: Names = {
  fi: "suomalaistaustaisten luku puuttuu, joten vertailua ei ole",
  sv: "talet för personer med finländsk bakgrund saknas, så ingen jämförelse kan göras",
  en: "the figure of people with a Finnish background is missing, so nothing is compared",
};

/** The title where there is nothing to compare with. */
export const withoutReference = (rate: Rate, by: Breakdown, language: Language): string =>
  `${subject(rate, by, language)}: ${NO_REFERENCE[language]}`;

const NOTHING: Names = {
  fi: "yhdenkään ryhmän lukua ei voi vielä kertoa",
  sv: "inget tal kan redovisas för någon grupp ännu",
  en: "no group’s figure can be told yet",
};

/** The title, and what stands in the drawing's place, where no group has a value. */
export const nothingTold = (rate: Rate, by: Breakdown, language: Language): string =>
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

/** What the bar behind a dot is. */
export const INTERVAL: Names = {
  fi: "▬ 95 prosentin väli",
  sv: "▬ intervall på 95 procent",
  en: "▬ 95 per cent interval",
};

/** What the number at a row's end is. */
export const personsNote: Names = {
  fi: "Rivin lopussa ovat henkilöt, joista osuus on laskettu, pyöristettyinä lähimpään kymmeneen.",
  sv: "I slutet av raden står de personer som andelen är beräknad av, avrundade till närmaste tiotal.",
  en: "At a row’s end stand the persons of whom the rate is told, rounded to the nearest ten.",
};

/** How many persons, at a row's end. */
export const persons = (count: string, language: Language): string =>
  ({ fi: `${count} hlö`, sv: `${count} pers.`, en: `${count} people` })[language];

/** The columns of the table. */
export const rateColumns = (by: Breakdown, language: Language): readonly string[] =>
  ({
    fi: [by === "ground" ? "Peruste" : "Maassaoloaika", "Aste, %", "95 prosentin väli", "Henkilöitä", "Tila"],
    sv: [by === "ground" ? "Grund" : "Vistelsetid", "Grad, %", "Intervall på 95 procent", "Personer", "Status"],
    en: [by === "ground" ? "Ground" : "Length of stay", "Rate, %", "95 per cent interval", "Persons", "Status"],
  })[language];

/** Why rows stand in the order in which they do. */
export const orderNote: Names = {
  fi: "Rivit ovat koodiston järjestyksessä, salatut ja puuttuvat viimeisinä. Ryhmiä ei aseteta järjestykseen luvun mukaan, koska niiden välit menevät päällekkäin.",
  sv: "Raderna följer kodlistans ordning, de sekretessbelagda och de som saknas sist. Grupperna rangordnas inte efter tal, eftersom deras intervall överlappar.",
  en: "Rows are in the code list’s order, withheld and missing ones last. Groups are not ranked by their figures, as their intervals overlap.",
};
