import type { Session } from "../../database/database.ts";
import type { Artifact } from "../../database/step.ts";
import { fingerprint } from "../../lib/canonical.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import type { OfficialSeries } from "../../model/official-series.ts";
import type { Indicated, Observed } from "../../model/observed.ts";
import type { Manifest, ManifestFacts, ObservedFacts } from "./snapshot-manifest.ts";
import type { RevisionDeclarations } from "../revisions/cause.ts";

/** Computes the observations and nowcasts from files of published counts: the room of indicators, as a function. */
export type Observe = (counts: readonly string[], session: Session, facts: ObservedFacts) => Promise<Observed>;

/** Computes everything that a snapshot needs from its counts, now and as of earlier releases; `folder` is for temporary files. */
export type Indicate = (snapshot: {
  readonly counts: readonly string[];
  readonly facts: ObservedFacts;
  readonly vintages: readonly string[];
  readonly folder: string;
  readonly session: Session;
}) => Promise<Indicated>;

/** The facts about a staged snapshot that making its pages needs; everything else is in its files. */
export type SnapshotFacts = Pick<
  Manifest,
  | "id"
  | "vintage"
  | "rounding_base"
  | "months"
  | "vintages"
  | "releases"
  | "held_deliveries"
  | "unemployment_sources"
  | "presentation"
  | "merged"
>;

/** Makes the pages of a staged snapshot from its files, in its folder; returns the files written, relative to it. */
export type Present = (snapshot: {
  readonly folder: string;
  readonly facts: SnapshotFacts;
  readonly session: Session;
}) => Promise<readonly string[]>;

/** Signs bytes with the publisher's key, 64 bytes of Ed25519; the same bytes always give the same signature. */
export type Sign = (content: Uint8Array) => Uint8Array;

/** The input of a snapshot. It does not lead to any person: counts are published ones, the bridge is protected. */
export interface Release {
  /** The newest minute at which data counts as known, `2026-10-17T00:00`. */
  readonly vintage: string;
  /** Published counts, every month and vintage. */
  readonly counts: readonly Artifact[];
  /** The comparison with FOLK_perus as a Parquet file that may be published; null where no year has both. */
  readonly bridge: Artifact | null;
  /** The reconstructed reporting of past months, as a Parquet file that may be published; without rows where there is none. */
  readonly reconstruction: Artifact;
  /** The declarations from which causes of revisions are determined. */
  readonly revisions: RevisionDeclarations;
  /** The declarations and statements that define the observations. With the data they determine the snapshot's name. */
  readonly definitions: unknown;
  readonly vocabulary: Vocabulary;
  readonly facts: ManifestFacts;
  /** The data's quality: any JSON, without a clock and without paths. */
  readonly quality: Readonly<Record<string, unknown>>;
  /** Official series shown beside the published indicators. */
  readonly official: readonly OfficialSeries[];
}

/** SHA-256 of a release's input; files count by content. */
export const releaseFingerprint = (release: Release, engine: string): string =>
  fingerprint({
    engine,
    vintage: release.vintage,
    counts: release.counts.map((file) => file.sha256).toSorted(),
    bridge: release.bridge?.sha256 ?? null,
    reconstruction: release.reconstruction.sha256,
    definitions: release.definitions,
    vocabulary: release.vocabulary,
    facts: release.facts,
    quality: release.quality,
    official: release.official,
  });

/** The snapshot's name: the vintage's minute and the first digits of the fingerprint, `2026-10-17T0000Z-3f9a1c0b7d42`. */
export const snapshotId = (vintage: string, whole: string): string =>
  `${vintage.slice(0, 16).replace(":", "")}Z-${whole.slice(0, 12)}`;
