import { z } from "zod";
import { ANONYMOUS } from "../../model/presentation.ts";
import { vintage, month, inputSchema, heldDelivery, mergedFrom, sha256, minute } from "./manifest-parts.ts";

/** The run's facts about itself: nothing about the machine, no clock and no paths, so the same inputs give the same bytes everywhere. */
export const manifestFacts = z.strictObject({
  /** The protection of the numbers, in words. */
  protection: z.string().min(1),
  /** Published counts are multiples of it. */
  rounding_base: z.int().positive(),
  /** Versions of the pipeline and of the engine. */
  versions: z.record(z.string(), z.string()),
  /** The vintages at which the snapshot's counts were published, oldest first: to rebuild them, they are published again in this order. */
  vintages: z.array(vintage).readonly(),
  /**
   * For each vintage the months worked on, the months among them for which no further reports are awaited, those published a second time at it, and the
   * tables of a month that were held in some areas and keep their last published values. Empty in older snapshots.
   */
  releases: z
    .array(
      z.strictObject({
        vintage,
        months: z.array(month).readonly(),
        closed: z.array(month).readonly().optional(),
        again: z.array(month).readonly().optional(),
        held: z.array(z.strictObject({ month, table: z.string(), areas: z.array(z.string()).readonly() })).readonly(),
      }),
    )
    .readonly()
    .default([]),
  /** The sources of unemployment in a month, each with the vintage from which it applies, where the source changed; as far as known. */
  unemployment_sources: z
    .array(z.strictObject({ vintage, month, source: z.string().min(1) }))
    .readonly()
    .default([]),
  /**
   * The conditions under which a month whose reports are still arriving has a value: half-width of the 95 % interval, in percentage points, for all cities
   * together and for one; completeness; back-tests. Older snapshots have no half-widths, which were not yet a condition.
   */
  nowcast: z
    .strictObject({
      max_half_width_all: z.number().default(100),
      max_half_width_city: z.number().default(100),
      min_completeness: z.number(),
      min_back_tests: z.int(),
    })
    .default({ max_half_width_all: 100, max_half_width_city: 100, min_completeness: 0.85, min_back_tests: 6 }),
  /** The input files of the numbers. */
  inputs: z.array(inputSchema).readonly(),
  /** Deliveries that had arrived but do not count, as they are held or rejected. */
  held_deliveries: z.array(heldDelivery).readonly().default([]),
  /** The publisher, and the pages' own details. */
  presentation: z
    .strictObject({
      publisher: z.strictObject({
        name: z.string(),
        uri: z.string(),
        contact: z.string(),
        base_url: z.string().nullable(),
      }),
      accessibility: z.strictObject({ contact: z.string(), supervisor: z.string() }),
      home_area: z.string().nullable(),
    })
    .default(ANONYMOUS),
  /** Of a snapshot merged from cities' packages: from which; absent in every other. */
  merged: mergedFrom.exactOptional(),
  /** Settings that change numbers. */
  parameters: z.record(z.string(), z.json()),
  /** Fingerprints of the steps that made the counts, by room, table and month. */
  steps: z.record(z.string(), sha256),
  /** The checks that had to pass before publication. */
  checks: z.array(z.strictObject({ check: z.string().min(1), passed: z.literal(true), detail: z.string() })).readonly(),
  /** The certificate of the attacker's audit; null where there was none. */
  audit: z.json(),
});

export type ManifestFacts = z.infer<typeof manifestFacts>;

/** An input file of the numbers, as a snapshot names it. */
export type Input = z.infer<typeof inputSchema>;

/**
 * The facts needed with published counts: the rounding base, what was released and held, the sources of unemployment, and the conditions under which a
 * month has a value.
 */
export type CountFacts = Pick<ManifestFacts, "rounding_base" | "releases" | "unemployment_sources" | "nowcast">;

/** The facts that the room of indicators needs with published counts. */
export interface ObservedFacts extends CountFacts {
  /** Path of the snapshot's reconstructed.parquet (docs/snapshot.md); null or absent where there is none. */
  readonly reconstructed?: string | null;
  /** Whether only the gaps of all cities together are to be observed: the same rows, computed faster. */
  readonly gapsOfAll?: boolean;
  /** Of merged counts: the area whose counts are sums of the cities'. */
  readonly merged?: { readonly total: string };
}

const { shape: facts } = manifestFacts;

/** The file that lists the inputs, as they are many; in older snapshots the inputs themselves. */
const inputs = z.union([
  z.strictObject({ file: z.literal("inputs.json"), files: z.int().nonnegative(), sha256 }),
  z.array(inputSchema).readonly(),
]);

/** First the parts for people, then those for programs. */
export const manifestSchema = z.strictObject({
  format: z.literal("tilannekuva-snapshot"),
  format_version: z.literal(1),
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{4}Z-[0-9a-f]{12}$/),
  dataflow: z.literal("TILANNEKUVA"),
  /** The cutoff: the newest minute at which data counts as known, Europe/Helsinki. */
  vintage: minute,
  months: z.array(month).readonly(),
  rows: z.strictObject({ counts: z.int().nonnegative(), observations: z.int().nonnegative() }),
  presentation: facts.presentation,
  merged: facts.merged,
  protection: facts.protection,
  rounding_base: facts.rounding_base,
  checks: facts.checks,
  audit: facts.audit,
  files: z.array(z.string().min(1)).readonly(),
  held_deliveries: facts.held_deliveries,
  inputs,
  versions: facts.versions,
  /** SHA-256 of everything that went in; the id ends with its first twelve digits. */
  fingerprint: sha256,
  vintages: facts.vintages,
  releases: facts.releases,
  unemployment_sources: facts.unemployment_sources,
  nowcast: facts.nowcast,
  parameters: facts.parameters,
  steps: facts.steps,
});

/** manifest.json of a snapshot. */
export type Manifest = z.infer<typeof manifestSchema>;
