import { z } from "zod";

/** The version of the file's format; a file with another number was written by another version of the program. */
export const FORMAT = 4;

/** As FORMAT, but without the checksum and the earlier states. */
export const UNSEALED = 3;

const month = z.string().regex(/^\d{4}-\d{2}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Paths are relative to the store, so that it can be moved. */
const artifact = z.strictObject({ path: z.string().min(1), sha256 }).readonly();

const release = z
  .strictObject({
    vintage: z.string().min(1),
    personMonth: artifact,
    persons: z.int().nonnegative(),
    counts: artifact,
    decisions: artifact,
    audit: artifact.nullable(),
    published: artifact,
    held: z.array(z.string()).readonly(),
    obsStatus: z.enum(["A", "P"]),
    rules: sha256,
    inForce: sha256,
  })
  .readonly();

/** The content of the file, without its seal. */
export const contentSchema = z.strictObject({
  knownAt: z.string().min(1),
  months: z.array(z.strictObject({ month, links: z.array(release).min(1) })),
  bridges: z.array(z.strictObject({ year: z.string(), vintage: z.string().min(1), published: artifact })),
  vintages: z.array(z.strictObject({ vintage: z.string().min(1), months: z.array(month) })),
  linkages: z.array(
    z.strictObject({ month, vintage: z.string().min(1), measured: artifact, percent: z.number().nullable() }),
  ),
  reconstruction: z.strictObject({ vintage: z.string().min(1), published: artifact }).nullable(),
});

/** The file: its format, its content and the seal over both. */
export const historySchema = z.discriminatedUnion("format", [
  contentSchema.extend({ format: z.literal(UNSEALED) }),
  contentSchema.extend({ format: z.literal(FORMAT), before: z.array(sha256), sum: sha256 }),
]);
