import { capital } from "../../../lib/first-letter.ts";
import type { Language, Names } from "../../../model/codelist.ts";
import { statusWords, statusInWords } from "../../../words/statuses.ts";
import type { Cell } from "../../picture.ts";

const TOO_FEW: Names = { fi: "liian vähän ihmisiä", sv: "för få personer", en: "too few people" };

/** A few words as a sentence. */
export const asSentence = (words: string): string => `${capital(words)}.`;

/** Stands for an observation that the page does not have. */
export const NO_DATA = { status: "L", reason: "", completeness: null, heldSince: "" } as const;

/**
 * Why a row of a drawing has no value, in a few words.
 *
 * @example whyShort({ ...cell, status: "Q" }, "en") // "withheld: too few people"
 */
export function whyShort(cell: Cell | undefined, language: Language): string {
  const { valueStatus, names } = statusWords(cell ?? NO_DATA);
  return valueStatus === "withheld" ? `${names[language]}: ${TOO_FEW[language]}` : names[language];
}

/** The same in a sentence. */
export function whyLong(cell: Cell | undefined, language: Language): string {
  const { valueStatus, meanings } = statusWords(cell ?? NO_DATA);
  if (valueStatus !== "too_early" || cell === undefined || cell.completeness === null) return meanings[language];
  return asSentence(statusInWords({ ...cell, heldSince: "" }, language));
}
