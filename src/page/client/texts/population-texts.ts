import type { Language, Names } from "../../../model/codelist.ts";
import type { Breakdown } from "../figures/rows.ts";
import { monthWords } from "./value-texts.ts";

const BY: Readonly<Record<Breakdown, Names>> = {
  ground: { fi: "oleskeluluvan perusteen mukaan", sv: "efter grund för uppehållstillståndet", en: "by permit ground" },
  stay: { fi: "maassaoloajan mukaan", sv: "efter vistelsetid", en: "by length of stay" },
};

const WHO: Names = {
  fi: "Ulkomaalaistaustaiset",
  sv: "Personer med utländsk bakgrund",
  en: "People with a foreign background",
};

/** The subject of the list, without a finding. */
export const subject = (by: Breakdown, language: Language): string => `${WHO[language]} ${BY[by][language]}`;

const NOTHING: Names = {
  fi: "yhdenkään ryhmän lukua ei voi julkaista",
  sv: "inget tal kan redovisas för någon grupp",
  en: "no figure can be published for any group",
};

/** The title, also shown in place of the drawing, where no group has a value. */
export const titleWithoutValues = (by: Breakdown, where: string, language: Language): string =>
  `${subject(by, language)}, ${where}: ${NOTHING[language]}`;

interface Shown {
  readonly by: Breakdown;
  readonly where: string;
  readonly month: string;
}

/** What, where, when. */
export const populationSubtitle = ({ by, where, month }: Shown, language: Language): string =>
  ({
    fi: `${subject(by, "fi")}, ${where}, ${monthWords(month, "fi")}, henkilöitä`,
    sv: `${subject(by, "sv")}, ${where}, ${monthWords(month, "sv")}, personer`,
    en: `${subject(by, "en")}, ${where}, ${monthWords(month, "en")}, persons`,
  })[language];

interface TooFew {
  /** Of the city: `Espoon`. */
  readonly of: string;
  /** All cities: `kaikki kuusi kaupunkia`. */
  readonly cities: string;
  /** Groups that have a value. */
  readonly known: number;
  readonly all: number;
  /** The breakdown that shows more of the city; null where neither does. */
  readonly wider: Breakdown | null;
}

const WIDER: Readonly<Record<Breakdown, Names>> = {
  ground: {
    fi: "Enemmän kaupungista kertoo kuvio perusteen mukaan.",
    sv: "Mer om staden visar figuren efter grund.",
    en: "The figure by permit ground shows more of the city.",
  },
  stay: {
    fi: "Enemmän kaupungista kertoo kuvio maassaoloajan mukaan.",
    sv: "Mer om staden visar figuren efter vistelsetid.",
    en: "The figure by length of stay shows more of the city.",
  },
};

const FEW = {
  fi: ({ of, cities, known, all }: TooFew) =>
    `Kuviossa ovat ${cities} yhdessä: ${of} ryhmistä voi julkaista vain osan (${known}/${all}).`,
  sv: ({ of, cities, known, all }: TooFew) =>
    `Figuren visar ${cities} tillsammans: av ${of} grupper kan bara en del redovisas (${known}/${all}).`,
  en: ({ of, cities, known, all }: TooFew) =>
    `The figure shows ${cities} together: only some of ${of} groups can be published (${known} of ${all}).`,
};

/** Why all cities together are shown instead of the city, and which list shows more of the city. */
export const tooFew = (few: TooFew, language: Language): string =>
  `${FEW[language](few)}${few.wider === null ? "" : ` ${WIDER[few.wider][language]}`}`;

/** The columns of the table: each area's number, limits and status. */
export const populationColumns = (by: Breakdown, areas: readonly string[], language: Language): readonly string[] => {
  const first = {
    fi: by === "ground" ? "Peruste" : "Maassaoloaika",
    sv: by === "ground" ? "Grund" : "Vistelsetid",
    en: by === "ground" ? "Ground" : "Length of stay",
  }[language];
  const each = (area: string): readonly string[] =>
    ({
      fi: [`${area}, henkilöitä`, `${area}, väli`, `${area}, tila`],
      sv: [`${area}, personer`, `${area}, intervall`, `${area}, status`],
      en: [`${area}, persons`, `${area}, limits`, `${area}, status`],
    })[language];
  return [first, ...areas.flatMap(each)];
};

/** The meaning of the limits of a number of persons. */
export const limitsNote: Names = {
  fi: "Väli kertoo, mitä pyöristetty luku voi tarkoittaa; keskeneräisessä kuussa siinä on myös se, mitä vielä ilmoitetaan.",
  sv: "Intervallet visar vad det avrundade talet kan stå för; för en månad som inte är färdig också det som ännu anmäls.",
  en: "The limits cover what the rounded number may stand for; for an unfinished month also reports still to come.",
};

/** The meaning of a bar; its number is persons. */
export const BAR: Names = {
  fi: "▬ osuus kaikista ulkomaalaistaustaisista",
  sv: "▬ andel av alla med utländsk bakgrund",
  en: "▬ share of all people with a foreign background",
};

/** The order of the rows. */
export const orderNote: Names = {
  fi: "Rivit ovat koodiston järjestyksessä, salatut ja puuttuvat viimeisinä.",
  sv: "Raderna följer kodlistans ordning, de sekretessbelagda och de som saknas sist.",
  en: "Rows follow the order of the code list, with withheld and missing ones last.",
};
