import type { Pipeline } from "../configuration/pipeline.ts";
import { releasesOf } from "../history/releases-of-history.ts";
import type { History } from "../history/release-history.ts";
import type { IngestResult } from "../ingest/ingest.ts";
import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import { undecidedRecords } from "../model/held-deliveries.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import type { HeldTable } from "../model/released-vintages.ts";
import { remakeFeeds } from "./feeds.ts";
import { deliveriesExitCode } from "./held-back.ts";
import type { KnownTonight, Tonight } from "./night-steps.ts";
import type { PlacedSnapshot, ReleaseStatus } from "./published-before.ts";

/** The outcome of a night. */
export interface NightReport {
  readonly outcome: "published" | "unchanged";
  readonly snapshot: string;
  readonly folder: string;
  readonly release: ReleaseStatus;
  /** The snapshot that was due when the night began, and was released before its own work; null where none was. */
  readonly releasedFirst: Pick<Manifest, "id" | "vintage"> | null;
  readonly knownAt: string;
  readonly ingest: IngestResult;
  /** Deliveries that are held back and await a decision. */
  readonly undecided: readonly DeliveryRecord[];
  /** Tables that are held in the newest release, by month. */
  readonly held: readonly HeldTable[];
  /** The faults in the list of corrections, one line each; its correct lines are published. */
  readonly errata: readonly string[];
  readonly exitCode: ExitCode;
}

/** The snapshot of a night, and the history it shows. */
export interface NightResult extends Pick<NightReport, "outcome">, PlacedSnapshot {
  readonly shown: History;
}

/**
 * The exit code of what needs attention, the most serious first: a refused delivery, one that is held back, the table
 * of totals held.
 */
function exitCodeOf(
  taken: IngestResult,
  { undecided, held }: Pick<NightReport, "undecided" | "held">,
  { audit }: Pipeline,
): ExitCode {
  const [first] = audit.limits.worth;
  const totals = held.some(({ table }) => table === first) ? EXIT.gate : EXIT.done;
  return deliveriesExitCode(taken, undecided) ?? totals;
}

/**
 * The end of a night: updates the feeds and makes its report. A faulty list of corrections holds nothing back, but
 * needs attention.
 *
 * @example const report = await reportNight({ outcome: "unchanged", ...same, shown }, known, tonight);
 */
export async function reportNight(
  { shown, ...result }: NightResult,
  { taken, newest: { knownAt } }: KnownTonight,
  { pipeline, configuration, workspace, releasedFirst, options: { cutoff } }: Tonight,
): Promise<NightReport> {
  const held = releasesOf(shown).at(-1)?.held ?? [];
  const undecided = undecidedRecords(taken.deliveries, cutoff);
  const { problems } = await remakeFeeds(configuration, workspace.open);
  const exitCode = problems.length > 0 ? EXIT.input : exitCodeOf(taken, { undecided, held }, pipeline);
  return { ...result, releasedFirst, knownAt, ingest: taken, undecided, held, errata: problems, exitCode };
}
