import { existsSync } from "node:fs";
import { join } from "node:path";
import { readRegister } from "../../ingest/ingest.ts";
import type { DeliveryRecord } from "../../model/delivery.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import { asKnownAt } from "../../model/data-vintage.ts";
import type { Vintage } from "../../model/data-vintage.ts";
import { listSnapshots, readCurrent, readManifest } from "../../publish/snapshot/current.ts";
import type { Current } from "../../publish/snapshot/current.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { cutoffOf } from "../clock.ts";
import { pipelineFor } from "../declarations.ts";
import { ledgerOf } from "../session.ts";
import { troublesIn } from "../troubles.ts";
import type { SaidTrouble } from "../troubles.ts";
import { errataStatus } from "./errata.ts";
import type { ErrataStatus } from "./errata.ts";
import { freshnessAt } from "./freshness-lines.ts";
import type { ExtractFreshness } from "./freshness-lines.ts";
import { lookForStatus } from "./inbox.ts";
import type { NotTakenIn } from "./inbox.ts";
import { newestMonth } from "./newest-month.ts";
import type { NewestMonth } from "./newest-month.ts";
import { newestRun } from "./newest-run.ts";
import type { NewestRun } from "./newest-run.ts";
import { nextSlotOf } from "./next-slot.ts";
import type { NextSlot } from "./next-slot.ts";
import { releasesNow } from "./waiting-release.ts";
import type { ReleasesNow } from "./waiting-release.ts";

/** What the current snapshot has for readers, absolute paths. */
export interface CurrentSnapshot extends Current {
  /** Its page; null where it has none. */
  readonly page: string | null;
  /** The output's feeds. */
  readonly feeds: readonly string[];
  readonly newestMonth: NewestMonth | null;
  /** The months processed at each vintage, oldest first. */
  readonly releases: readonly ReleasedVintage[];
}

/** The state of store, output, inbox and schedule. */
export interface Status {
  readonly run: NewestRun | null;
  /** Lines of the ledger that a crash cut short. */
  readonly unreadable: number;
  readonly nextSlot: NextSlot;
  readonly current: CurrentSnapshot | null;
  readonly snapshots: number;
  readonly releases: ReleasesNow;
  readonly inbox: NotTakenIn;
  readonly register: readonly DeliveryRecord[];
  /** What is known now. */
  readonly known: Vintage;
  /** Minute, Europe/Helsinki. */
  readonly now: string;
  readonly freshness: readonly ExtractFreshness[];
  readonly errata: ErrataStatus;
  readonly troubles: readonly SaidTrouble[];
  /** The declarations in force. */
  readonly pipeline: Pipeline;
}

const there = (paths: readonly string[]): readonly string[] => paths.filter((path) => existsSync(path));

async function currentSnapshot(output: string, pipeline: Pipeline): Promise<CurrentSnapshot | null> {
  const current = await readCurrent(output);
  if (current === null) return null;
  const { folder } = current;
  const manifest = await readManifest(folder);
  // The link will lead to the next snapshot; the folder will not.
  const [page = null] = there([join(output, "current", "index.html"), join(folder, "index.html")]);
  return {
    ...current,
    page,
    feeds: there(["feed.atom", "feed.json"].map((name) => join(output, name))),
    newestMonth: manifest === null ? null : await newestMonth(folder, manifest, pipeline),
    releases: manifest?.releases ?? [],
  };
}

/** Reads everything that `tilannekuva status` reports, and changes nothing. */
export async function statusOf(configuration: Configuration): Promise<Status> {
  const { output, store } = configuration.paths;
  const { events, unreadable } = await ledgerOf(configuration).read();
  const register = await readRegister(store);
  const clock = new Date();
  const now = cutoffOf(undefined, clock);
  const known = asKnownAt(register, now);
  const pipeline = await pipelineFor(configuration);
  const current = await currentSnapshot(output, pipeline);
  return {
    run: newestRun(events),
    unreadable,
    nextSlot: await nextSlotOf(configuration, clock),
    current,
    snapshots: (await listSnapshots(output)).length,
    releases: await releasesNow(configuration, clock),
    inbox: await lookForStatus(configuration, register),
    register,
    known,
    now,
    freshness: freshnessAt(known, pipeline.ingest.sources, now),
    errata: await errataStatus(configuration, current),
    troubles: await troublesIn(configuration),
    pipeline,
  };
}
