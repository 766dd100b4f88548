import type { Language, Names } from "../../../model/codelist.ts";
import type { Standard, Asked } from "./what-if-texts.ts";
import { classes } from "./what-if-texts.ts";

/** The parts of a difference, with signs. */
interface Parts {
  readonly difference: string;
  readonly composition: string;
  readonly rate: string;
}

const FROM: Readonly<Record<Standard, Names>> = {
  six: {
    fi: "Erotus kuuden kaupungin eroon",
    sv: "Avvikelsen från de sex städernas skillnad",
    en: "The difference from the six cities’ gap",
  },
  year: {
    fi: "Erotus vuoden takaiseen eroon",
    sv: "Avvikelsen från skillnaden ett år tidigare",
    en: "The difference from the gap a year before",
  },
  together: { fi: "Ryhmien ero", sv: "Skillnaden mellan grupperna", en: "The gap between the groups" },
};

/** The parts in a sentence. */
export const partsSentence = (
  { gap, standard }: Asked,
  { difference, composition, rate }: Parts,
  language: Language,
): string => {
  const from = FROM[standard][language];
  const of = classes(gap, language);
  return {
    fi: `${from} on ${difference} prosenttiyksikköä. Siitä ${of}: ${composition}; erilaiset asteet muuten samanlaisilla: ${rate}.`,
    sv: `${from} är ${difference} procentenheter. Av den ${of}: ${composition}; olika grader bland i övrigt lika: ${rate}.`,
    en: `${from} is ${difference} percentage points. Of this, ${of}: ${composition}; different rates among otherwise similar people: ${rate}.`,
  }[language];
};

const PARTS = {
  fi: (from: string, of: string) => [from, `siitä ${of}`, "siitä erilaiset asteet"],
  sv: (from: string, of: string) => [from, `av den ${of}`, "av den olika grader"],
  en: (from: string, of: string) => [from, `of which ${of}`, "of which different rates"],
};

/** Names of the rows of the difference, its composition part and its rate part. */
export const partNames = ({ gap, standard }: Asked, language: Language): readonly string[] =>
  PARTS[language](FROM[standard][language], classes(gap, language));
