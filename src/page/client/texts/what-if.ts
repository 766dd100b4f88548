import type { Language, Names } from "../../../lib/codelist.ts";
import { gapName } from "./gap-names.ts";
import { monthWords } from "./told.ts";

/**
 * Whose ages and sexes are taken: those of the same groups in all cities together, of the same groups a year before, or (of all cities themselves) of both
 * groups together.
 */
export type Standard = "six" | "year" | "together";

/** The sentence that always stands beside the arithmetic. */
export const ONLY_ARITHMETIC: Names = {
  fi: "Tämä on vain laskutoimitus: se ei kerro syistä.",
  sv: "Det här är bara räkning: den säger ingenting om orsaker.",
  en: "This is only arithmetic: it says nothing of causes.",
};

/** What differs between the classes: of a gap between the sexes the ages alone. */
const classes = (gap: string, language: Language): string =>
  gap === "employment_gap_women"
    ? { fi: "iät", sv: "åldrarna", en: "ages" }[language]
    : { fi: "iät ja sukupuolet", sv: "åldrar och kön", en: "ages and sexes" }[language];

const AS: Readonly<Record<Standard, Names>> = {
  six: {
    fi: "kuten kuudessa suurimmassa kaupungissa",
    sv: "som i de sex största städerna",
    en: "as in the six largest cities",
  },
  year: { fi: "kuten vuotta aiemmin", sv: "som ett år tidigare", en: "as a year before" },
  together: { fi: "samat kummassakin ryhmässä", sv: "desamma i båda grupperna", en: "the same in both groups" },
};

/** What a figure is of. */
export interface Asked {
  readonly gap: string;
  readonly standard: Standard;
  /** Whose: `Espoon`. */
  readonly of: string;
}

interface Found extends Asked {
  /** The gap as it would be and as it is, without a unit. */
  readonly would: string;
  readonly is: string;
  /** The limits of the two do not meet. */
  readonly apart: boolean;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

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
    return `be ${would} percentage points${apart ? ` rather than ${is}` : `; rounding does not let it be told apart from ${is}`}`;
  },
};

const TITLE = {
  fi: (found: Found) =>
    `Jos ${classes(found.gap, "fi")} olisivat ${AS[found.standard].fi}, ${found.of} ${gapName(found.gap, "fi")} ${BESIDE.fi(found)}`,
  sv: (found: Found) =>
    `Om ${classes(found.gap, "sv")} vore ${AS[found.standard].sv} skulle ${found.of} ${gapName(found.gap, "sv")} ${BESIDE.sv(found)}`,
  en: (found: Found) =>
    `If ${classes(found.gap, "en")} were ${AS[found.standard].en}, ${found.of} ${gapName(found.gap, "en")} would ${BESIDE.en(found)}`,
};

/** The finding. */
export const whatIfTitle = (found: Found, language: Language): string => capital(TITLE[language](found));

/** The question, where nothing is computed. */
export const question = ({ gap, standard, of }: Asked, language: Language): string =>
  ({
    fi: `Mikä ${of} ${gapName(gap, "fi")} olisi, jos ${classes(gap, "fi")} olisivat ${AS[standard].fi}?`,
    sv: `Hur stor skulle ${of} ${gapName(gap, "sv")} vara om ${classes(gap, "sv")} vore ${AS[standard].sv}?`,
    en: `What would ${of} ${gapName(gap, "en")} be if ${classes(gap, "en")} were ${AS[standard].en}?`,
  })[language];

/** The question for a gap that has no such arithmetic. */
export const questionOf = (name: string, language: Language): string =>
  ({
    fi: `${name}: mitä jos iät ja sukupuolet olisivat toiset?`,
    sv: `${name}: om åldrar och kön vore andra?`,
    en: `${name}: what if ages and sexes were others?`,
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

/** What the bar behind a dot is. */
export const ROUNDING: Names = {
  fi: "▬ mitä pyöristetyt luvut voivat tarkoittaa",
  sv: "▬ vad de avrundade antalen kan stå för",
  en: "▬ what the rounded counts may stand for",
};

/** The rows of the figure: as it is, as it would be, and what it is laid beside. */
export interface RowNames {
  readonly is: string;
  readonly would: string;
  /** Null where the standard is no gap of its own. */
  readonly beside: string | null;
}

const WOULD: Readonly<Record<Standard, Names>> = {
  six: {
    fi: "kuuden kaupungin rakenteella",
    sv: "med de sex städernas struktur",
    en: "with the six cities’ structure",
  },
  year: {
    fi: "vuoden takaisella rakenteella",
    sv: "med strukturen för ett år sedan",
    en: "with the structure of a year before",
  },
  together: { fi: "samalla rakenteella", sv: "med samma struktur", en: "with the same structure" },
};

const IS: Names = { fi: "sellaisenaan", sv: "som publicerat", en: "as published" };

/**
 * What the rows are called.
 *
 * @param places the chosen area's short name and that of all cities together
 */
export const rowNames = (
  standard: Standard,
  {
    area,
    six,
    month,
    before,
  }: { readonly area: string; readonly six: string; readonly month: string; readonly before: string },
  language: Language,
): RowNames => {
  const beside = { six: `${six}, ${IS[language]}`, year: `${area}, ${monthWords(before, language)}`, together: null };
  const own = standard === "year" ? `${area}, ${monthWords(month, language)}` : `${area}, ${IS[language]}`;
  return { is: own, would: `${area}, ${WOULD[standard][language]}`, beside: beside[standard] };
};

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
    en: `${from} is ${difference} percentage points. Of it ${of}: ${composition}; other rates among those who are alike in them: ${rate}.`,
  }[language];
};

const PARTS = {
  fi: (from: string, of: string) => [from, `siitä ${of}`, "siitä erilaiset asteet"],
  sv: (from: string, of: string) => [from, `av den ${of}`, "av den olika grader"],
  en: (from: string, of: string) => [from, `of it ${of}`, "of it other rates"],
};

/** Names of the rows of the difference, its part of composition, its part of rates. */
export const partNames = ({ gap, standard }: Asked, language: Language): readonly string[] =>
  PARTS[language](FROM[standard][language], classes(gap, language));

/** The columns of the table. */
export const whatIfColumns = (first: string, second: string, language: Language): readonly string[] =>
  ({
    fi: ["Laskelma", `${first}, %`, `${second}, %`, "Ero, prosenttiyksikköä", "Eron väli"],
    sv: ["Beräkning", `${first}, %`, `${second}, %`, "Skillnad, procentenheter", "Skillnadens intervall"],
    en: ["Arithmetic", `${first}, %`, `${second}, %`, "Gap, percentage points", "Limits of the gap"],
  })[language];

/** The columns of the table of what is missing. */
export const missingColumns = (language: Language): readonly string[] =>
  ({
    fi: ["Alue", "Kuukausi", "Ryhmä", "Sukupuoli", "Ikä"],
    sv: ["Område", "Månad", "Grupp", "Kön", "Ålder"],
    en: ["Area", "Month", "Group", "Sex", "Age"],
  })[language];

const nothing: Names = { fi: "Laskelmaa ei voi tehdä", sv: "Kalkylen kan inte göras", en: "This cannot be worked out" };

/** Why nothing is computed: cells are missing, the first of them named. */
export const missingCells = (
  { named, more }: { readonly named: readonly string[]; readonly more: number },
  language: Language,
): string => {
  const list = named.join("; ");
  return {
    fi: `${nothing.fi}: näistä luokista puuttuu julkaistu lukumäärä, useimmiten salauksen vuoksi: ${list}${more > 0 ? `; ja ${more} muuta (kaikki taulukossa)` : ""}.`,
    sv: `${nothing.sv}: för dessa klasser saknas ett publicerat antal, oftast på grund av sekretess: ${list}${more > 0 ? `; och ${more} till (alla i tabellen)` : ""}.`,
    en: `${nothing.en}: of these classes a published count is missing, mostly as it is withheld: ${list}${more > 0 ? `; and ${more} more (all in the table)` : ""}.`,
  }[language];
};

/** Why nothing is computed for another reason. */
export const WHY_NOT = {
  ages: {
    fi: `${nothing.fi}: alle 30-vuotiaista ei julkaista kapeampia ikäryhmiä, joten ikiä ei voi vaihtaa.`,
    sv: `${nothing.sv}: för personer under 30 år publiceras inga smalare åldersgrupper, så åldrarna kan inte bytas ut.`,
    en: `${nothing.en}: of those under 30 no narrower age groups are published, so ages cannot be exchanged.`,
  },
  unfinished: {
    fi: `${nothing.fi}: kuukaudelta on vielä ilmoituksia tulossa, eivätkä sen lukumäärät riitä laskelmaan.`,
    sv: `${nothing.sv}: anmälningar för månaden kommer ännu in, och antalen räcker inte till beräkningen.`,
    en: `${nothing.en}: reports of the month still arrive, and its counts do not suffice for the arithmetic.`,
  },
} as const;

/** How it is computed, and what the limits leave out. */
export const whatIfNotes = (standard: Standard, hasLimits: boolean, language: Language): readonly string[] => {
  const whose = {
    six: {
      fi: "Kummallekin ryhmälle on annettu saman ryhmän rakenne kuudessa suurimmassa kaupungissa.",
      sv: "Vardera gruppen har fått samma grupps struktur i de sex största städerna.",
      en: "Each group has been given the structure of the same group in the six largest cities.",
    },
    year: {
      fi: "Kummallekin ryhmälle on annettu sen oma rakenne vuotta aiemmin.",
      sv: "Vardera gruppen har fått sin egen struktur ett år tidigare.",
      en: "Each group has been given its own structure of a year before.",
    },
    together: {
      fi: "Kummallekin ryhmälle on annettu molempien ryhmien yhteinen rakenne.",
      sv: "Vardera gruppen har fått båda gruppernas gemensamma struktur.",
      en: "Each group has been given the structure of both groups together.",
    },
  }[standard][language];
  const how = {
    fi: `Suora vakiointi ja Kitagawan hajotelma julkaistuista lukumääristä. ${whose} Rakenne on ikäryhmien (18–24, 25–34, 35–44, 45–54, 55–64) ja sukupuolten osuus: työttömyysasteessa työvoimasta, työllisyysasteessa väestöstä.`,
    sv: `Direkt standardisering och Kitagawas uppdelning av de publicerade antalen. ${whose} Strukturen är åldersgruppernas (18–24, 25–34, 35–44, 45–54, 55–64) och könens andel: i arbetslöshetsgraden av arbetskraften, i sysselsättningsgraden av befolkningen.`,
    en: `Direct standardisation and Kitagawa’s decomposition of the published counts. ${whose} Structure is the share of age groups (18–24, 25–34, 35–44, 45–54, 55–64) and sexes: of the labour force for unemployment, of the population for employment.`,
  }[language];
  const limits = {
    fi: hasLimits
      ? "Ero voi poiketa kymmenyksiä päälukujen erosta, koska se on laskettu pienemmistä pyöristetyistä luvuista. Väli kattaa pyöristyksen, ei sattumaa; osille ei ole laskettu väliä, mutta pyöristys koskee niitä yhtä lailla."
      : "Pyöristystapaa ei ole kerrottu tällä sivulla, joten luvuille ei ole laskettu väliä.",
    sv: hasLimits
      ? "Skillnaden kan avvika med tiondelar från huvudtalens skillnad, eftersom den är beräknad av mindre avrundade tal. Intervallet rymmer avrundningen, inte slumpen; delarna har inget intervall, men avrundningen gäller lika väl dem."
      : "Sidan berättar inte hur antalen är avrundade, så talen har inget intervall.",
    en: hasLimits
      ? "The gap may differ by tenths from the headline, as it is made of smaller rounded counts. The limits hold rounding, not chance; the parts have no limits of their own, but rounding concerns them as much."
      : "This page does not say how counts were rounded, so the numbers have no limits.",
  }[language];
  return [how, limits];
};
