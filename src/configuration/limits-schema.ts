import { z } from "zod";

const share = z.number().min(0).max(1);

/** The section `ingest`: when a delivery is complete, and when it is refused. */
export const ingest = z.strictObject({
  settle_minutes: z
    .number()
    .min(0)
    .default(10)
    .describe("A delivery without `delivery.json` is complete when none of its files has changed for so many minutes."),
  max_quarantine_share: share
    .default(0.01)
    .describe(
      "A file with a greater share of its rows in quarantine is refused, and its delivery with it (0.01 = 1 %).",
    ),
  keep_values: z
    .boolean()
    .default(false)
    .describe(
      "Keep the values of refused rows in the quarantine. They are personal data: only while you look for a fault.",
    ),
});

/** The section `gates`: what must hold before anything is published. */
export const gates = z.strictObject({
  deliveries: z
    .enum(["hold", "warn"])
    .default("hold")
    .describe(
      "What becomes of a delivery whose rows keep their contracts and that is odd as a whole (half of its rows, ids that nobody has, unknown codes): `hold` keeps it back until `tilannekuva accept` or `reject` (exit code 4), `warn` takes it and says so.",
    ),
  deliveries_min_rows: z
    .int()
    .min(1)
    .default(200)
    .describe(
      "Rows that a file and the one it is held against must have for their sizes, ids, codes and columns to be compared.",
    ),
  min_linkage_rate: share
    .default(0.8)
    .describe(
      "Least share of Migri's customers that are linked to a person; under it nothing is published (exit code 4).",
    ),
  min_population_share: share
    .default(0)
    .describe(
      "Least residents of a month as a share of the month before; under it nothing is published (exit code 4), as a file that holds almost nobody is broken. Without it every month passes; in production set it to 0.9 or so.",
    ),
});

const halfWidth = z.number().gt(0).max(100);

/** The section `nowcast`: when the newest months have a value. */
export const nowcast = z.strictObject({
  max_half_width_all: halfWidth
    .default(1.5)
    .describe(
      "Widest half of a 95 % interval, in percentage points, with which a rate or a gap of all cities together is of use; a month whose interval is wider has no value yet.",
    ),
  max_half_width_city: halfWidth.default(4).describe("The same of a single city."),
  min_completeness: share
    .default(0.25)
    .describe(
      "Share of a month's final reports that must have arrived, by how earlier months came in; under it the month has no value, however narrow its interval.",
    ),
  min_back_tests: z
    .int()
    .min(2)
    .default(6)
    .describe(
      "Earlier months on which an estimate must have been tried; with fewer the newest months have no value yet.",
    ),
});
