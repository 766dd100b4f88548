import { capital } from "../../../lib/first-letter.ts";
import type { Language, Names } from "../../../model/codelist.ts";
import { gapName } from "./gap-names.ts";

/**
 * The standard's ages and sexes: those of the same groups in all cities together, of the same groups a year before, or (for all cities themselves) of both
 * groups together.
 */
export type Standard = "cities" | "year" | "together";

/** All cities together inside sentences of a language. */
export interface CitiesInWords {
  /** Where: `kuudessa suurimmassa kaupungissa`. */
  readonly inside: string;
  /** Whose: `kuuden kaupungin`. */
  readonly of: string;
}

/** The sentence that always accompanies the calculation. */
export const ONLY_ARITHMETIC: Names = {
  fi: "Tämä on vain laskutoimitus: se ei kerro syistä.",
  sv: "Det här är bara räkning: den säger ingenting om orsaker.",
  en: "This is only arithmetic: it says nothing about causes.",
};

/** What distinguishes the classes: ages and sexes; for a gap between the sexes, ages alone. */
export const classes = (gap: string, language: Language): string =>
  gap === "employment_gap_women"
    ? { fi: "iät", sv: "åldrarna", en: "ages" }[language]
    : { fi: "iät ja sukupuolet", sv: "åldrar och kön", en: "ages and sexes" }[language];

const AS: Readonly<Record<Exclude<Standard, "cities">, Names>> = {
  year: { fi: "kuten vuotta aiemmin", sv: "som ett år tidigare", en: "as they were a year before" },
  together: { fi: "samat kummassakin ryhmässä", sv: "desamma i båda grupperna", en: "the same in both groups" },
};

const AS_IN: Names = { fi: "kuten", sv: "som", en: "as" };

/** The subject of a figure. */
export interface Asked {
  readonly gap: string;
  readonly standard: Standard;
  /** Whose: `Espoon`. */
  readonly of: string;
  readonly cities: CitiesInWords;
}

/** How the ages and sexes are taken to be. */
const as = ({ standard, cities }: Asked, language: Language): string =>
  standard === "cities" ? `${AS_IN[language]} ${cities.inside}` : AS[standard][language];

interface Found extends Asked {
  /** The gap as it would be, and as published, without a unit. */
  readonly would: string;
  readonly is: string;
  /** The limits of the two do not overlap. */
  readonly apart: boolean;
}

const BESIDE = {
  fi: ({ would, is, apart }: Found) => {
    if (would === is) return `olisi sama, ${is} prosenttiyksikköä`;
    return `olisi ${would} prosenttiyksikköä${apart ? ` eikä ${is}` : `; sitä ei pyöristyksen vuoksi voi erottaa luvusta ${is}`}`;
  },
  sv: ({ would, is, apart }: Found) => {
    if (would === is) return `vara densamma, ${is} procentenheter`;
    return `vara ${would} procentenheter${apart ? ` i stället för ${is}` : `; på grund av avrundningen kan det inte skiljas från ${is}`}`;
  },
  en: ({ would, is, apart }: Found) => {
    if (would === is) return `be the same, ${is} percentage points`;
    return `be ${would} percentage points${apart ? ` rather than ${is}` : `; because of rounding it cannot be distinguished from ${is}`}`;
  },
};

const TITLE = {
  fi: (found: Found) =>
    `Jos ${classes(found.gap, "fi")} olisivat ${as(found, "fi")}, ${found.of} ${gapName(found.gap, "fi")} ${BESIDE.fi(found)}`,
  sv: (found: Found) =>
    `Om ${classes(found.gap, "sv")} vore ${as(found, "sv")} skulle ${found.of} ${gapName(found.gap, "sv")} ${BESIDE.sv(found)}`,
  en: (found: Found) =>
    `If ${classes(found.gap, "en")} were ${as(found, "en")}, ${found.of} ${gapName(found.gap, "en")} would ${BESIDE.en(found)}`,
};

/** The finding. */
export const whatIfTitle = (found: Found, language: Language): string => capital(TITLE[language](found));

/** The question, where nothing is computed. */
export const question = (asked: Asked, language: Language): string => {
  const { gap, of } = asked;
  return {
    fi: `Mikä ${of} ${gapName(gap, "fi")} olisi, jos ${classes(gap, "fi")} olisivat ${as(asked, "fi")}?`,
    sv: `Hur stor skulle ${of} ${gapName(gap, "sv")} vara om ${classes(gap, "sv")} vore ${as(asked, "sv")}?`,
    en: `What would ${of} ${gapName(gap, "en")} be if ${classes(gap, "en")} were ${as(asked, "en")}?`,
  }[language];
};

/** The question for a gap that has no such arithmetic. */
export const questionOf = (name: string, language: Language): string =>
  ({
    fi: `${name}: mitä jos iät ja sukupuolet olisivat toiset?`,
    sv: `${name}: om åldrar och kön vore andra?`,
    en: `${name}: what if ages and sexes were different?`,
  })[language];

/** What, where, when, and that it is only arithmetic; `when` with the month's status where it is not final. */
export const whatIfSubtitle = (
  { name, where, when }: { readonly name: string; readonly where: string; readonly when: string },
  language: Language,
): string =>
  ({
    fi: `${name}, ${where}, ${when}, prosenttiyksikköä. ${ONLY_ARITHMETIC.fi}`,
    sv: `${name}, ${where}, ${when}, procentenheter. ${ONLY_ARITHMETIC.sv}`,
    en: `${name}, ${where}, ${when}, percentage points. ${ONLY_ARITHMETIC.en}`,
  })[language];

/** The meaning of the bar behind a dot. */
export const ROUNDING: Names = {
  fi: "▬ mitä pyöristetyt luvut voivat tarkoittaa",
  sv: "▬ vad de avrundade antalen kan stå för",
  en: "▬ what the rounded counts may stand for",
};
