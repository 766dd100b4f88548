import type { Cell } from "../model/cell.ts";
import type { Language, Names } from "../model/codelist.ts";

/** How far numbers can be relied on: the weakest of those that a sentence tells. */
export type Basis = "final" | "provisional" | "estimate" | "unreliable";

const ORDER: readonly Basis[] = ["final", "provisional", "estimate", "unreliable"];

/** By OBS_STATUS; a status that nobody declared is not relied on. */
const BY_STATUS: Readonly<Record<string, Basis>> = { A: "final", B: "final", P: "provisional", E: "estimate" };

/** What cells with values rest on. */
export const basisOf = (...cells: readonly Pick<Cell, "status">[]): Basis => {
  const ranks = cells.map(({ status }) => ORDER.indexOf(BY_STATUS[status] ?? "unreliable"));
  return ORDER[Math.max(0, ...ranks)]!;
};

const ABOUT: Names = { fi: "noin ", sv: "omkring ", en: "about " };

/** Before an estimated number: "noin ". */
export const about = (basis: Basis, language: Language): string => (basis === "estimate" ? ABOUT[language] : "");

const BY: Readonly<Record<Exclude<Basis, "final">, Names>> = {
  provisional: { fi: "ennakkotietojen mukaan", sv: "enligt preliminära uppgifter", en: "by provisional figures" },
  estimate: { fi: "arvion mukaan", sv: "enligt skattningen", en: "by the estimate" },
  unreliable: { fi: "epävarman luvun mukaan", sv: "enligt ett osäkert tal", en: "by an unreliable figure" },
};

/** On what a comparison rests, "arvion mukaan"; empty where it rests on final numbers. */
export const byBasis = (basis: Basis, language: Language): string => (basis === "final" ? "" : BY[basis][language]);

/**
 * A clause that begins with what it rests on. In Swedish the verb comes before the subject then.
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
