import type { Language, Names } from "../../../model/codelist.ts";

/** The columns of the table of missing cells. */
export const missingColumns = (language: Language): readonly string[] =>
  ({
    fi: ["Alue", "Kuukausi", "Ryhmä", "Sukupuoli", "Ikä"],
    sv: ["Område", "Månad", "Grupp", "Kön", "Ålder"],
    en: ["Area", "Month", "Group", "Sex", "Age"],
  })[language];

const nothing: Names = { fi: "Laskelmaa ei voi tehdä", sv: "Kalkylen kan inte göras", en: "This cannot be calculated" };

/** Why nothing is computed: cells are missing, the first of them named. */
export const missingCells = (
  { named, more }: { readonly named: readonly string[]; readonly more: number },
  language: Language,
): string => {
  const list = named.join("; ");
  return {
    fi: `${nothing.fi}: näistä luokista puuttuu julkaistu lukumäärä, useimmiten salauksen vuoksi: ${list}${more > 0 ? `; ja ${more} muuta (kaikki taulukossa)` : ""}.`,
    sv: `${nothing.sv}: för dessa klasser saknas ett publicerat antal, oftast på grund av sekretess: ${list}${more > 0 ? `; och ${more} till (alla i tabellen)` : ""}.`,
    en: `${nothing.en}: these classes lack a published count, mostly because it is withheld: ${list}${more > 0 ? `; and ${more} more (all in the table)` : ""}.`,
  }[language];
};

/** Why nothing is computed for another reason. */
export const WHY_NOT = {
  ages: {
    fi: `${nothing.fi}: alle 30-vuotiaista ei julkaista kapeampia ikäryhmiä, joten ikiä ei voi vaihtaa.`,
    sv: `${nothing.sv}: för personer under 30 år publiceras inga smalare åldersgrupper, så åldrarna kan inte bytas ut.`,
    en: `${nothing.en}: no narrower age groups are published for people under 30, so ages cannot be exchanged.`,
  },
  unfinished: {
    fi: `${nothing.fi}: kuukaudelta on vielä ilmoituksia tulossa, eivätkä sen lukumäärät riitä laskelmaan.`,
    sv: `${nothing.sv}: anmälningar för månaden kommer ännu in, och antalen räcker inte till beräkningen.`,
    en: `${nothing.en}: reports for the month are still arriving, and its counts are not sufficient for the calculation.`,
  },
} as const;
