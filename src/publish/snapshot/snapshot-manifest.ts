import { z } from "zod";
import { ANONYMOUS } from "../../model/presentation.ts";
import { vintage, month, inputSchema, heldDelivery, sha256, minute } from "./manifest-parts.ts";

/** What the run tells about itself: nothing of the machine, no clock and no paths, so the same inputs give the same bytes everywhere. */
export const manifestFacts = z.strictObject({
  /** What the numbers are protected by, in words. */
  protection: z.string().min(1),
  /** Published counts are multiples of it. */
  rounding_base: z.int().positive(),
  /** Versions of the pipeline and of the engine. */
  versions: z.record(z.string(), z.string()),
  /** The vintages at which the snapshot's counts were published, oldest first: what has to be told again, in this order, to make them. */
  vintages: z.array(vintage).readonly(),
  /**
   * For each of the vintages the months that were worked on, those of them that no report is awaited of any more, those that were published a
   * second time at it, and the tables of a month that were held in some areas: they stay as they were published before. Empty in snapshots from before this was written down.
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
  /** Since which vintage which source tells of unemployment in a month, where that changed; as far as is known. */
  unemployment_sources: z
    .array(z.strictObject({ vintage, month, source: z.string().min(1) }))
    .readonly()
    .default([]),
  /**
   * When a month of which reports still arrive has a value: half of the interval at 95 %, in percentage points, of all cities together and of one;
   * completeness; earlier months tried. Without the half-widths in snapshots from before they decided.
   */
  nowcast: z
    .strictObject({
      max_half_width_all: z.number().default(100),
      max_half_width_city: z.number().default(100),
      min_completeness: z.number(),
      min_back_tests: z.int(),
    })
    .default({ max_half_width_all: 100, max_half_width_city: 100, min_completeness: 0.85, min_back_tests: 6 }),
  /** The files that the numbers rest on. */
  inputs: z.array(inputSchema).readonly(),
  /** Deliveries that had arrived and do not count, as they are not believed. */
  held_deliveries: z.array(heldDelivery).readonly().default([]),
  /** Who publishes, and what the pages say of themselves. */
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

/** A file that the numbers rest on, as a snapshot names it. */
export type Input = z.infer<typeof inputSchema>;

/**
 * What has to be known of published counts beside themselves: what they were rounded to, what was released and held, what told of unemployment,
 * and when a month has a value.
 */
export type CountFacts = Pick<ManifestFacts, "rounding_base" | "releases" | "unemployment_sources" | "nowcast">;

/** What the room of indicators is told beside published counts. */
export interface ObservedFacts extends CountFacts {
  /** Path of the snapshot's reconstructed.parquet (docs/snapshot.md); null or absent where there is none. */
  readonly reconstructed?: string | null;
  /** Whether the gaps of all cities together are alone to be observed: the same rows of them, sooner. */
  readonly gapsOfAll?: boolean;
}

const { shape: told } = manifestFacts;

/** Where the inputs are told, as they are many; in snapshots from before they had a file of their own the inputs themselves. */
const inputs = z.union([
  z.strictObject({ file: z.literal("inputs.json"), files: z.int().nonnegative(), sha256 }),
  z.array(inputSchema).readonly(),
]);

/** What a person wants to know comes first, what machines need later. */
export const manifestSchema = z.strictObject({
  format: z.literal("tilannekuva-snapshot"),
  format_version: z.literal(1),
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{4}Z-[0-9a-f]{12}$/),
  dataflow: z.literal("TILANNEKUVA"),
  /** The cutoff: the newest minute at which data counts as known, Europe/Helsinki. */
  vintage: minute,
  months: z.array(month).readonly(),
  rows: z.strictObject({ counts: z.int().nonnegative(), observations: z.int().nonnegative() }),
  presentation: told.presentation,
  protection: told.protection,
  rounding_base: told.rounding_base,
  checks: told.checks,
  audit: told.audit,
  files: z.array(z.string().min(1)).readonly(),
  held_deliveries: told.held_deliveries,
  inputs,
  versions: told.versions,
  /** SHA-256 of everything that went in; the id ends with its first twelve digits. */
  fingerprint: sha256,
  vintages: told.vintages,
  releases: told.releases,
  unemployment_sources: told.unemployment_sources,
  nowcast: told.nowcast,
  parameters: told.parameters,
  steps: told.steps,
});

/** manifest.json of a snapshot. */
export type Manifest = z.infer<typeof manifestSchema>;
