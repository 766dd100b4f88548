import { z } from "zod";
import { textLiteral } from "../../database/sql.ts";
import { INVISIBLE } from "./characters.ts";
import { facets } from "./facets.ts";
import type { Facet, Fault } from "./facets.ts";

/** A text's form, as an expression that JavaScript and RE2 read alike (no anchors, ASCII only). */
interface Form {
  readonly pattern: string;
  readonly fault: string;
}

/** A pattern that all of a text has to have. */
export const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/** SQL that holds where all of a text has a pattern. */
export const matches = (written: string, pattern: string): string =>
  `regexp_full_match(${written}, ${textLiteral(pattern)})`;

/** SQL of a text as it is. */
export const asItIs = (written: string): string => written;

/** SQL of a text as an integer; null where it is none. */
export const asInteger = (written: string): string => `try_cast(${written} as integer)`;

/** A text of a given form; any other form is a fault. */
export const formed = (
  { pattern, fault }: Form,
  facet: Omit<Facet, "faults"> = { type: "VARCHAR", value: asItIs },
): z.ZodType<string> =>
  z
    .string()
    .regex(whole(pattern), { error: fault })
    .register(facets, { ...facet, faults: [{ code: fault, when: (written) => `not ${matches(written, pattern)}` }] });

/** How spreadsheets and data frames write a long number: `1,23E+15`, `1.23e15`, `1E+15`. The id itself is lost. */
const SCIENTIFIC = "[0-9]([.,][0-9]+[eE][+]?|[eE][+])[0-9]{1,3}";
const SCIENTIFIC_FORM = "scientific_form";
const INVISIBLE_CHARACTER = "invisible_character";

/** The fault of a number that a spreadsheet has shortened. */
export const scientificForm: Fault = {
  code: SCIENTIFIC_FORM,
  when: (written) => matches(written, SCIENTIFIC),
  // It begins with a digit; a colon comes after 9.
  unless: (written) => `${written} < '0' or ${written} >= ':'`,
};

/** The fault of an invisible character. */
export const invisibleCharacter: Fault = {
  code: INVISIBLE_CHARACTER,
  when: (written) => `regexp_matches(${written}, ${textLiteral(INVISIBLE)})`,
  notInPlain: true,
};

/** A text as the register wrote it: not turned into a number, and without invisible characters. */
export function asWritten(): z.ZodString {
  const [scientific, invisible] = [whole(SCIENTIFIC), new RegExp(INVISIBLE, "u")];
  return z
    .string()
    .refine((written) => !scientific.test(written), { error: SCIENTIFIC_FORM, abort: true })
    .refine((written) => !invisible.test(written), { error: INVISIBLE_CHARACTER, abort: true });
}
