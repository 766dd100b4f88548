import { z } from "zod";

/** A file's SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A time in minutes, UTC. */
export const minute = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** A vintage as the VINTAGE columns name it: the day, with the minute where that is known. */
export const vintage = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);

/** A month, `2026-06`. */
export const month = z.string().regex(/^\d{4}-\d{2}$/);

/** An input file of the numbers. */
export const inputSchema = z.strictObject({
  table: z.string().min(1),
  /** `2026-06`, `2026`, or an empty text for a table without periods. */
  period: z.string(),
  file: z.string().min(1),
  sha256,
  delivery: z.string().min(1),
  delivered_at: minute,
  /** Where its delivery had been held back: the minute from which it counts as known. */
  known_from: minute.optional(),
});

/** A delivery that is held back. */
export const heldDelivery = z.strictObject({
  dataset: z.string().min(1),
  delivered_at: minute,
  periods: z.array(z.string()).readonly(),
  /** The comparisons that raised doubts. */
  checks: z.array(z.enum(["rows", "bytes", "size", "links", "codes", "columns"])).readonly(),
  state: z.enum(["held", "rejected"]),
});

/** What a snapshot was merged from: the code of the area whose counts are sums of the cities', and the cities' packages. */
export const mergedFrom = z.strictObject({
  total: z.string().min(1),
  cities: z
    .array(
      z.strictObject({
        area: z.string().min(1),
        snapshot: z.string().min(1),
        /** The vintage of the city's snapshot, which may be newer than what was merged. */
        vintage: minute,
        /** SHA-256 of the package. */
        package: sha256,
        /** The trusted key that signed it, and its holder. */
        key: z.string().min(1),
        signer: z.string().min(1),
      }),
    )
    .readonly(),
});
