import { z } from "zod";

/** One way in which a text can fail to be a value: its reason code, and the SQL condition that is true of such a text. */
export interface Fault {
  readonly code: string;
  /** A condition that is true or false, never null, for a text that is not null. */
  readonly when: (text: string) => string;
  /** A condition that costs little and that no text with this fault meets: nearly all texts meet it. */
  readonly unless?: (text: string) => string;
  /** True where no text of a plain file can have it: ASCII, without quotes, without control characters. */
  readonly notInPlain?: true;
  /** True where a later fault of the same value holds too: it only gives the reason a better name. */
  readonly implied?: true;
}

/** The SQL side of a value: the rules of a zod schema of this folder for one text, applied to a column of millions. */
export interface Facet {
  /** Type in the archive. */
  readonly type: string;
  /** Expression of the typed value; what it gives for a faulty text does not matter. */
  readonly value: (text: string) => string;
  /** Whether the typed value of a text is null exactly where the text is faulty. */
  readonly nullWhereFaulty?: true;
  /** In order: the first that holds is the reason. */
  readonly faults: readonly Fault[];
  /** Whether the values stand for a person, a payer, a case or a thing that rows refer to. */
  readonly identifies?: true;
  /** Whether a decimal may be written with a comma as well as with a point. */
  readonly eitherMark?: true;
}

/** The SQL facet of every value schema, kept beside the schema as zod's own metadata are. */
export const facets = z.registry<Facet>();

/** Beside a decimal that takes a point only: the same decimal in a file that may write a comma. */
export const commaForms = new WeakMap<z.ZodType<string>, z.ZodType<string>>();

/** The facet that a value schema was built with. */
export function facetOf(schema: z.ZodType<string>): Facet {
  const facet = facets.get(schema);
  if (facet === undefined) throw new TypeError("a contract's value must come from src/ingest/contract/values.ts");
  return facet;
}

/** The schema that applies to a file: decimal commas are allowed where the separator is a semicolon. */
export const inDialect = (schema: z.ZodType<string>, decimalComma: boolean): z.ZodType<string> =>
  (decimalComma ? commaForms.get(schema) : undefined) ?? schema;
