import { z } from "zod";
import { textLiteral } from "../../database/sql.ts";
import { commaForms, facets } from "./facets.ts";
import { isoDate, isTimestamp } from "./dates.ts";
import {
  asItIs,
  asWritten,
  whole,
  scientificForm,
  invisibleCharacter,
  matches,
  formed,
  asInteger,
} from "./value-forms.ts";

/** Any text. */
export const text = (): z.ZodType<string> =>
  z.string().register(facets, { type: "VARCHAR", value: asItIs, faults: [] });

/** A protected id: 1-64 of `[0-9A-Za-z_-]`. Faults: `scientific_form`, `invisible_character`, `not_an_id`. */
export function id(): z.ZodType<string> {
  const pattern = "[0-9A-Za-z_-]{1,64}";
  return asWritten()
    .regex(whole(pattern), { error: "not_an_id" })
    .register(facets, {
      type: "VARCHAR",
      value: asItIs,
      identifies: true,
      faults: [
        { ...scientificForm, implied: true },
        { ...invisibleCharacter, implied: true },
        { code: "not_an_id", when: (written) => `not ${matches(written, pattern)}` },
      ],
    });
}

/**
 * A register's own key, whatever it is made of: a report, a delivery, a payer, a case. Faults: `scientific_form`, `invisible_character`.
 */
export const key = (): z.ZodType<string> =>
  asWritten().register(facets, {
    type: "VARCHAR",
    value: asItIs,
    identifies: true,
    faults: [scientificForm, invisibleCharacter],
  });

/** Exactly so many digits, or so many to so many, kept as text: a municipality, an income type. Faults: `not_3_digits`, `not_3_to_4_digits`. */
export const digits = (count: number, most = count): z.ZodType<string> =>
  most === count
    ? formed({ pattern: `[0-9]{${count}}`, fault: `not_${count}_digits` })
    : formed({ pattern: `[0-9]{${count},${most}}`, fault: `not_${count}_to_${most}_digits` });

/** A text of a given form, kept as text. */
export const form = (pattern: string, fault: string): z.ZodType<string> => formed({ pattern, fault });

/** A year of four digits. Fault: `not_a_year`. */
export const year = (): z.ZodType<string> =>
  formed({ pattern: "[0-9]{4}", fault: "not_a_year" }, { type: "INTEGER", value: asInteger });

/** A month `YYYY-MM`, kept as text. Fault: `not_a_month`. */
export const yearMonth = (): z.ZodType<string> => formed({ pattern: "[0-9]{4}-(0[1-9]|1[0-2])", fault: "not_a_month" });

/** One of the listed codes. Fault: `not_a_code`. */
export function code(...codes: readonly string[]): z.ZodType<string> {
  const listed = codes.map(textLiteral).join(", ");
  return z
    .string()
    .refine((written) => codes.includes(written), { error: "not_a_code" })
    .register(facets, {
      type: "VARCHAR",
      value: asItIs,
      faults: [{ code: "not_a_code", when: (written) => `${written} not in (${listed})` }],
    });
}

/** A code that is a number in the archive, such as 0 and 1. Fault: `not_a_code`. */
export function numericCode(...codes: readonly number[]): z.ZodType<string> {
  const schema = code(...codes.map(String));
  const { faults } = facets.get(schema) ?? { faults: [] };
  return schema.register(facets, { type: "INTEGER", value: asInteger, faults });
}

/** A whole number of at most nine digits. Faults: `not_a_whole_number`, `out_of_range`. */
export function wholeNumber(range: { readonly min: number; readonly max?: number }): z.ZodType<string> {
  const max = range.max ?? 999_999_999;
  const pattern = "-?[0-9]{1,9}";
  return z
    .string()
    .regex(whole(pattern), { error: "not_a_whole_number", abort: true })
    .refine((written) => Number(written) >= range.min && Number(written) <= max, { error: "out_of_range" })
    .register(facets, {
      type: "INTEGER",
      value: asInteger,
      faults: [
        { code: "not_a_whole_number", when: (written) => `not ${matches(written, pattern)}` },
        { code: "out_of_range", when: (written) => `${asInteger(written)} not between ${range.min} and ${max}` },
      ],
    });
}

/** A real calendar day, `YYYY-MM-DD`, `DD.MM.YYYY` or `YYYYMMDD`. Fault: `not_a_date`. */
export const date = (): z.ZodType<string> =>
  z
    .string()
    .refine((written) => isoDate(written) !== null, { error: "not_a_date" })
    .register(facets, {
      type: "DATE",
      value: (written) => `extract_date(${written})`,
      nullWhereFaulty: true,
      faults: [{ code: "not_a_date", when: (written) => `extract_date(${written}) is null` }],
    });

/** An ISO timestamp with `T` or a space; with an offset it becomes Finnish time. Fault: `not_a_timestamp`. */
export const timestamp = (): z.ZodType<string> =>
  z
    .string()
    .refine(isTimestamp, { error: "not_a_timestamp" })
    .register(facets, {
      type: "TIMESTAMP",
      value: (written) => `extract_timestamp(${written})`,
      nullWhereFaulty: true,
      faults: [{ code: "not_a_timestamp", when: (written) => `extract_timestamp(${written}) is null` }],
    });

/**
 * A decimal with so many decimals at most (zeros may follow), no thousands separator. A decimal comma is allowed in `;`-separated
 * files, or in every file with `comma: "always"`. Fault: `not_a_decimal`.
 */
export function decimal(scale: number, options: { readonly comma?: "always" } = {}): z.ZodType<string> {
  const written = (mark: string): string => `-?[0-9]{1,${18 - scale}}([${mark}][0-9]{1,${scale}}0*)?`;
  const type = `DECIMAL(18,${scale})`;
  const value = (content: string): string => `try_cast(replace(${content}, ',', '.') as ${type})`;
  const withComma = formed({ pattern: written(".,"), fault: "not_a_decimal" }, { type, value, eitherMark: true });
  if (options.comma === "always") return withComma;
  const schema = formed({ pattern: written("."), fault: "not_a_decimal" }, { type, value });
  commaForms.set(schema, withComma);
  return schema;
}
