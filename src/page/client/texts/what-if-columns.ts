import type { Language, Names } from "../../../model/codelist.ts";
import { monthWords } from "./value-texts.ts";
import type { Standard } from "./what-if-texts.ts";

/** The rows of the figure: the gap as published, as it would be, and the gap it is compared with. */
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
    en: "with the structure of the year before",
  },
  together: { fi: "samalla rakenteella", sv: "med samma struktur", en: "with the same structure" },
};

const IS: Names = { fi: "sellaisenaan", sv: "som publicerat", en: "as published" };

/**
 * The names of the rows.
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

/** The columns of the table. */
export const whatIfColumns = (first: string, second: string, language: Language): readonly string[] =>
  ({
    fi: ["Laskelma", `${first}, %`, `${second}, %`, "Ero, prosenttiyksikköä", "Eron väli"],
    sv: ["Beräkning", `${first}, %`, `${second}, %`, "Skillnad, procentenheter", "Skillnadens intervall"],
    en: ["Calculation", `${first}, %`, `${second}, %`, "Gap, percentage points", "Limits of the gap"],
  })[language];
