import type { Language, Names } from "../../../model/codelist.ts";
import { monthWords } from "./value-texts.ts";
import type { CitiesInWords, Standard } from "./what-if-texts.ts";

/** The rows of the figure: the gap as published, as it would be, and the gap it is compared with. */
export interface RowNames {
  readonly is: string;
  readonly would: string;
  /** Null where the standard is no gap of its own. */
  readonly beside: string | null;
}

const WOULD: Readonly<Record<Exclude<Standard, "cities">, Names>> = {
  year: {
    fi: "vuoden takaisella rakenteella",
    sv: "med strukturen för ett år sedan",
    en: "with the structure of the year before",
  },
  together: { fi: "samalla rakenteella", sv: "med samma struktur", en: "with the same structure" },
};

/** The structure of all cities together. */
const theirs = ({ of }: CitiesInWords): Names => ({
  fi: `${of} rakenteella`,
  sv: `med ${of} struktur`,
  en: `with ${of} structure`,
});

const IS: Names = { fi: "sellaisenaan", sv: "som publicerat", en: "as published" };

/** The places and months of the rows. */
interface Places {
  /** The chosen area's short name, and that of all cities together. */
  readonly area: string;
  readonly together: string;
  readonly cities: CitiesInWords;
  readonly month: string;
  readonly before: string;
}

/** The names of the rows. */
export const rowNames = (
  standard: Standard,
  { area, together, cities, month, before }: Places,
  language: Language,
): RowNames => {
  const beside = {
    cities: `${together}, ${IS[language]}`,
    year: `${area}, ${monthWords(before, language)}`,
    together: null,
  };
  const own = standard === "year" ? `${area}, ${monthWords(month, language)}` : `${area}, ${IS[language]}`;
  const would = (standard === "cities" ? theirs(cities) : WOULD[standard])[language];
  return { is: own, would: `${area}, ${would}`, beside: beside[standard] };
};

/** The columns of the table. */
export const whatIfColumns = (first: string, second: string, language: Language): readonly string[] =>
  ({
    fi: ["Laskelma", `${first}, %`, `${second}, %`, "Ero, prosenttiyksikköä", "Eron väli"],
    sv: ["Beräkning", `${first}, %`, `${second}, %`, "Skillnad, procentenheter", "Skillnadens intervall"],
    en: ["Calculation", `${first}, %`, `${second}, %`, "Gap, percentage points", "Limits of the gap"],
  })[language];
