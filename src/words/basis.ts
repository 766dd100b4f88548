import type { Cell } from "../model/cell.ts";
import type { Language, Names } from "../model/codelist.ts";

/** How reliable a sentence's numbers are: the status of the least reliable one. */
export type Basis = "final" | "provisional" | "estimate" | "unreliable";

const ORDER: readonly Basis[] = ["final", "provisional", "estimate", "unreliable"];

/** By OBS_STATUS; an undeclared status counts as unreliable. */
const BY_STATUS: Readonly<Record<string, Basis>> = { A: "final", B: "final", P: "provisional", E: "estimate" };

/** The basis of cells that have values. */
export const basisOf = (...cells: readonly Pick<Cell, "status">[]): Basis => {
  const ranks = cells.map(({ status }) => ORDER.indexOf(BY_STATUS[status] ?? "unreliable"));
  return ORDER[Math.max(0, ...ranks)]!;
};

const ABOUT: Names = { fi: "noin ", sv: "omkring ", en: "about " };

/** Before an estimated number: "noin ". */
export const about = (basis: Basis, language: Language): string => (basis === "estimate" ? ABOUT[language] : "");

const BY: Readonly<Record<Exclude<Basis, "final">, Names>> = {
  provisional: {
    fi: "ennakkotietojen mukaan",
    sv: "enligt preliminära uppgifter",
    en: "according to provisional figures",
  },
  estimate: { fi: "arvion mukaan", sv: "enligt skattningen", en: "according to the estimate" },
  unreliable: { fi: "epävarman luvun mukaan", sv: "enligt ett osäkert tal", en: "according to an unreliable figure" },
};

/** The basis of a comparison, "arvion mukaan"; empty where all numbers are final. */
export const byBasis = (basis: Basis, language: Language): string => (basis === "final" ? "" : BY[basis][language]);

/**
 * A clause that begins with its basis; in Swedish the verb then precedes the subject.
 *
 * @example clause("estimate", "sv", { subject: "skillnaden", verb: "har" }) // "Enligt skattningen har skillnaden"
 * @example clause("final", "sv", { subject: "skillnaden", verb: "har" }) // "skillnaden har"
 */
export function clause(
  basis: Basis,
  language: Language,
  { subject, verb }: { readonly subject: string; readonly verb: string },
): string {
  const by = byBasis(basis, language);
  if (by === "") return `${subject} ${verb}`;
  if (language === "sv") return `${by} ${verb} ${subject}`;
  return language === "en" ? `${by}, ${subject} ${verb}` : `${by} ${subject} ${verb}`;
}
