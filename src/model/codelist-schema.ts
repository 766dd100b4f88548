import { z } from "zod";

/** A text in the three languages of publication, as a snapshot's code lists have it. */
export const namesSchema = z.object({ fi: z.string(), sv: z.string(), en: z.string() });

const formsSchema = z.object({
  short: namesSchema,
  inside: namesSchema,
  of: namesSchema,
  // Older snapshots have none of these.
  title: namesSchema.exactOptional(),
  all: namesSchema.exactOptional(),
  ofAll: namesSchema.exactOptional(),
});

/**
 * A code of a snapshot's code lists.
 *
 * @example codeSchema.parse(JSON.parse(await readText("codelists.json")).codelists.REF_AREA[0]).code // "KU091"
 */
export const codeSchema = z.object({
  code: z.string(),
  names: namesSchema,
  forms: formsSchema.exactOptional(),
  members: z.array(z.string()).exactOptional(),
  validFrom: z.string().exactOptional(),
  validUntil: z.string().exactOptional(),
});
