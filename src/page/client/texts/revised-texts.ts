import { capital } from "../../../lib/first-letter.ts";
import type { Language, Names } from "../../../model/codelist.ts";
import { day } from "../../../words/month-names.ts";

/** What was revised, with its numbers written out. */
interface Found {
  /** Whose: `Espoon`. */
  readonly of: string;
  readonly count: number;
  /** The most frequent cause, inside a sentence; empty where two are equally frequent. */
  readonly cause: string;
  /** The largest revision, without a sign; empty where no value has an earlier one to compare with. */
  readonly largest: string;
}

const TITLE = {
  fi: ({ of, count, cause, largest }: Found) =>
    `${of} pääluvuista ${count} on muuttunut edellisestä julkaisusta${largest === "" ? "" : `, enimmillään ${largest} prosenttiyksikköä`}${cause === "" ? "" : `; yleisin syy: ${cause}`}`,
  sv: ({ of, count, cause, largest }: Found) =>
    `Av ${of} huvudtal har ${count} reviderats sedan förra publikationen${cause === "" ? "" : `, vanligaste orsak: ${cause}`}${largest === "" ? "" : `; den största revideringen var ${largest} procentenheter`}`,
  en: ({ of, count, cause, largest }: Found) =>
    `${count} of ${of} headline figures were revised since the last release${cause === "" ? "" : ` (most frequent cause: ${cause})`}${largest === "" ? "" : `; the largest revision was ${largest} percentage points`}`,
};

/** The finding. */
export const revisedTitle = (found: Found, language: Language): string => capital(TITLE[language](found));

const NONE = {
  fi: (of: string) => `${of} pääluvut eivät ole muuttuneet edellisestä julkaisusta`,
  sv: (of: string) => `Av ${of} huvudtal har inget reviderats sedan förra publikationen`,
  en: (of: string) => `None of ${of} headline figures was revised since the last release`,
};

/** The finding where nothing was revised. */
export const nothingRevised = (of: string, language: Language): string => capital(NONE[language](of));

/** What, where, when. */
export const revisedSubtitle = (where: string, vintage: string, language: Language): string =>
  ({
    fi: `Kuinka monta päälukua tarkistettiin, syyn mukaan, ${where}, ${day(vintage, "fi")}; suluissa suurin tarkistus prosenttiyksikköinä.`,
    sv: `Hur många huvudtal som reviderades, efter orsak, ${where}, ${day(vintage, "sv")}; inom parentes den största revideringen i procentenheter.`,
    en: `How many headline figures were revised, by cause, ${where}, ${day(vintage, "en")}; in brackets the largest revision in percentage points.`,
  })[language];

/** The subject of the drawing. */
export const REVISED_BY_CAUSE: Names = {
  fi: "Tarkistetut pääluvut syyn mukaan",
  sv: "Reviderade huvudtal efter orsak",
  en: "Revised headline figures by cause",
};

/** The columns of the table. */
export const revisedColumns = (language: Language): readonly string[] =>
  ({
    fi: ["Pääluku", "Ryhmä", "Kuukausi", "Aiemmin", "Nyt", "Tarkistus", "Syy"],
    sv: ["Huvudtal", "Grupp", "Månad", "Tidigare", "Nu", "Revidering", "Orsak"],
    en: ["Headline", "Group", "Month", "Before", "Now", "Revision", "Cause"],
  })[language];

/** Stands for a missing value. */
export const NO_VALUE: Names = { fi: "ei lukua", sv: "inget tal", en: "no figure" };

/** The content of the table, and how the causes are found. */
export const revisedNotes: readonly Names[] = [
  {
    fi: "Taulukossa ovat pääluvut, jotka ovat näytettävillä desimaaleilla toiset kuin edellisessä julkaisussa, ja ne, joille tuli luku tai joiden luku poistui. Luku, joka vain muuttui lopulliseksi, ei ole tarkistus.",
    sv: "Tabellen har de huvudtal som med de decimaler som visas är andra än i förra publikationen, och de som fick ett tal eller vars tal togs bort. Ett tal som bara blev slutligt är inte reviderat.",
    en: "The table has the headline figures that differ from the last release at the decimals shown, and those that gained or lost a value. A figure that only became final has not been revised.",
  },
  {
    fi: "Syy on laskettu, ei arvattu: julkaistuista lukumääristä nähdään, muuttuiko osoittaja, nimittäjä, salaus vai arvio.",
    sv: "Orsaken är beräknad, inte gissad: de publicerade antalen visar om täljaren, nämnaren, sekretessen eller skattningen ändrades.",
    en: "The cause is computed, not guessed: the published counts show whether the numerator, the denominator, the withholding or the estimate changed.",
  },
];
