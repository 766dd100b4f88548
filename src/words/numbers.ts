import type { Language } from "../model/codelist.ts";

const NO_BREAK = "\u00A0";
const MINUS = "\u2212";

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, NO_BREAK);

/**
 * A number as a reader of the language writes it: decimal comma in Finnish and Swedish, a no-break space between thousands, U+2212 before a
 * negative one. Zero has no sign.
 *
 * @example number(-1234.5, "fi", 1) // "−1 234,5"
 */
export function number(value: number, language: Language, decimals: number): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const point = language === "en" ? "." : ",";
  const text = fraction === undefined ? grouped(whole) : `${grouped(whole)}${point}${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/**
 * A change with its sign.
 *
 * @example signed(1.2, "en", 1) // "+1.2"
 */
export const signed = (value: number, language: Language, decimals: number): string => {
  const text = number(value, language, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/**
 * The separator of a range's limits: an en dash, or a word where a limit is negative, as a dash beside a minus cannot be read. Finnish uses three dots.
 *
 * @example between(["−5,0", "−2,0"], "fi") // "…"
 */
export function between([low, high]: readonly [string, string], language: Language): string {
  const negative = low.startsWith(MINUS) || high.startsWith(MINUS);
  return negative ? { fi: high.startsWith(MINUS) ? "…" : "–", sv: " till ", en: " to " }[language] : "–";
}

/**
 * A range.
 *
 * @example range([7.7, 13.3], "fi", 1) // "7,7–13,3"
 * @example range([-0.4, 0.9], "en", 1) // "−0.4 to 0.9"
 */
export function range([lower, upper]: readonly [number, number], language: Language, decimals: number): string {
  const limits = [number(lower, language, decimals), number(upper, language, decimals)] as const;
  return limits.join(between(limits, language));
}

/** A rate: number, no-break space, per cent sign; English writes it without the space. */
export const percent = (value: number, language: Language, decimals = 1): string =>
  `${number(value, language, decimals)}${language === "en" ? "" : NO_BREAK}%`;

/**
 * A share in whole per cent, rounded down: 99.6 % of the reports is not all of them, and the number is the same everywhere on a page.
 *
 * @example wholePercent(0.877) // 87
 */
export const wholePercent = (share: number): number => Math.floor(Math.round(share * 1e6) / 1e4);
