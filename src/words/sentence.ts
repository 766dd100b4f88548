import type { Language } from "../model/codelist.ts";

/** The number of an observation that a sentence states: a value, a limit, the completeness, or the change since a year before. */
export type Field =
  | "value"
  | "lower"
  | "upper"
  | "nowcastLower"
  | "nowcastUpper"
  | "completeness"
  | "change"
  | "changeLower"
  | "changeUpper"
  | "before";

/** The observation to which a number reads back. */
export interface ObservationRef {
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly sex: string;
  readonly age: string;
  readonly month: string;
  readonly field: Field;
  /** Of `before`: the release it is from, where that is not the one before. */
  readonly release?: string;
  /** Written without its sign, as the verb says the direction. */
  readonly magnitude: boolean;
  readonly decimals: number;
}

/** A number as written, with the observation it belongs to. */
export interface NumberPart {
  readonly text: string;
  readonly reads: ObservationRef;
}

export type Part = string | NumberPart;

/** The subject of a sentence. */
export type Kind =
  | "level"
  | "missing"
  | "chance"
  | "change"
  | "no_change"
  | "comparison"
  | "sides"
  | "population"
  | "freshness"
  | "held"
  | "revised"
  | "new_month";

/** A sentence, or a few that belong together: text and the numbers in it. Rendered as HTML, plain text or a document's runs. */
export interface Sentence {
  readonly kind: Kind;
  readonly language: Language;
  readonly parts: readonly Part[];
}

/** A value in a template of `say`: text, a number, or parts. */
export type Said = string | Part | readonly Part[];

/** Joins adjacent texts into one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const last = all.at(-1);
    if (typeof part === "string" && typeof last === "string") all[all.length - 1] = last + part;
    else all.push(part);
  }
  return all;
}

const partsOf = (said: Said): readonly Part[] => (typeof said === "string" || "reads" in said ? [said] : said);

/**
 * Parts from a template.
 *
 * @example say`Ero oli ${number} prosenttiyksikköä.`
 */
export const say = (texts: TemplateStringsArray, ...values: readonly Said[]): readonly Part[] =>
  joined(texts.flatMap((text, index) => [text, ...(index < values.length ? partsOf(values[index]!) : [])]));

/** Parts with a capital first letter. */
export function capital(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  return typeof first === "string" ? [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest] : parts;
}

/** The parts of several sentences, one after the other. */
export const together = (sentences: readonly Sentence[]): readonly Part[] =>
  joined(sentences.flatMap(({ parts }, index) => [index === 0 ? "" : " ", parts].flat()));

/** A sentence as text. */
export const plainText = ({ parts }: Pick<Sentence, "parts">): string =>
  parts.map((part) => (typeof part === "string" ? part : part.text)).join("");

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as HTML shows it. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** The observation of a number in one word: `unemployment_gap_18_64/KU049/_Z/_T/Y18T64/2025-11/value`, or `…/before@2025-12-15`. */
export const readingKey = ({ indicator, area, background, sex, age, month, field, release }: ObservationRef): string =>
  [indicator, area, background, sex, age, month, release === undefined ? field : `${field}@${release}`].join("/");

/**
 * A sentence as HTML: each number a link to its observation, which `data-reads` names.
 *
 * @example toHtml(sentence, (reads) => `#/fi/${reads.area}/${reads.indicator}`)
 */
export const toHtml = ({ parts }: Pick<Sentence, "parts">, href: (reads: ObservationRef) => string): string =>
  parts
    .map((part) =>
      typeof part === "string"
        ? escapeHtml(part)
        : `<a href="${escapeHtml(href(part.reads))}" data-reads="${readingKey(part.reads)}">${escapeHtml(part.text)}</a>`,
    )
    .join("");
