import type { Language, Names } from "../../../model/codelist.ts";
import type { Standard, Asked } from "./what-if-texts.ts";
import { classes } from "./what-if-texts.ts";

/** The parts of a difference, with signs. */
interface Parts {
  readonly difference: string;
  readonly composition: string;
  readonly rate: string;
}

const FROM: Readonly<Record<Exclude<Standard, "cities">, Names>> = {
  year: {
    fi: "Erotus vuoden takaiseen eroon",
    sv: "Avvikelsen från skillnaden ett år tidigare",
    en: "The difference from the gap a year before",
  },
  together: { fi: "Ryhmien ero", sv: "Skillnaden mellan grupperna", en: "The gap between the groups" },
};

/** What the difference is between: the gap, and that of the standard. */
const fromIn = ({ standard, cities: { of } }: Asked): Names =>
  standard === "cities"
    ? {
        fi: `Erotus ${of} eroon`,
        sv: `Avvikelsen från ${of} skillnad`,
        en: `The difference from ${of} gap`,
      }
    : FROM[standard];

/** The parts in a sentence. */
export const partsSentence = (asked: Asked, { difference, composition, rate }: Parts, language: Language): string => {
  const from = fromIn(asked)[language];
  const of = classes(asked.gap, language);
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
export const partNames = (asked: Asked, language: Language): readonly string[] =>
  PARTS[language](fromIn(asked)[language], classes(asked.gap, language));
