import { z } from "zod";

const share = z.number().min(0).max(1);

/** The section `ingest`: when a delivery is complete, and when it is refused. */
export const ingest = z.strictObject({
  settle_minutes: z
    .number()
    .min(0)
    .default(10)
    .describe(
      "A delivery without `delivery.json` is complete when none of its files has changed for this many minutes.",
    ),
  max_quarantine_share: share
    .default(0.01)
    .describe(
      "Largest share of a file's rows in quarantine; with a larger share the delivery is refused (0.01 = 1 %).",
    ),
  keep_values: z
    .boolean()
    .default(false)
    .describe(
      "Keep the values of refused rows in the quarantine. They are personal data: use it only while you look for a fault.",
    ),
});

/** The section `gates`: conditions that must hold before anything is published. */
export const gates = z.strictObject({
  deliveries: z
    .enum(["hold", "warn"])
    .default("hold")
    .describe(
      "Treatment of an implausible delivery whose rows keep their contracts (half of its rows missing, unknown ids, unknown codes). `hold`: it is held back until `tilannekuva accept` or `reject` (exit code 4); `warn`: it is taken in with a warning.",
    ),
  deliveries_min_rows: z
    .int()
    .min(1)
    .default(200)
    .describe(
      "Smallest number of rows, in a file and in the file that it is compared with, for a comparison of sizes, ids, codes and columns.",
    ),
  min_linkage_rate: share
    .default(0.8)
    .describe(
      "Smallest linkage rate: the share of the holders of a valid residence permit who are linked to a person. Below it nothing is published (exit code 4).",
    ),
  min_population_share: share
    .default(0)
    .describe(
      "Smallest population of a month as a share of the month before. Below it nothing is published (exit code 4), because such a population file is faulty. With 0 every month passes; in production set it to about 0.9.",
    ),
});

const halfWidth = z.number().gt(0).max(100);

/** The section `nowcast`: when the newest months have a value. */
export const nowcast = z.strictObject({
  max_half_width_all: halfWidth
    .default(1.5)
    .describe(
      "Largest half-width of the 95 % interval of a rate or gap of all cities together, in percentage points. A month with a wider interval has no value yet.",
    ),
  max_half_width_city: halfWidth.default(4).describe("The same for a single city."),
  min_completeness: share
    .default(0.25)
    .describe(
      "Smallest completeness, estimated from earlier months. Below it a month has no value, however narrow its interval.",
    ),
  min_back_tests: z
    .int()
    .min(2)
    .default(6)
    .describe("Smallest number of back-tests of an estimate. With fewer the newest months have no value yet."),
});
