import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { observeWith } from "../../src/run/indicate.ts";
import type { Session } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { monthsBetween } from "../../src/lib/months.ts";
import { manifestFacts } from "../../src/publish/snapshot/snapshot-manifest.ts";
import type { CountFacts } from "../../src/publish/snapshot/snapshot-manifest.ts";
import type { Observed } from "../../src/model/observed.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { forecastsAt, newestMonth } from "./forecasts.ts";
import type { Forecast, Night, WhenTold } from "./forecasts.ts";
import type { HistoryFiles } from "./given.ts";
import { ALL_CITIES, observedIndicators } from "./headline.ts";
import { copyOf } from "./statement.ts";
import { headlineValues } from "./values.ts";

/** A warning of all cities together, in the night in which its month was so many deliveries old. */
export interface IssuedWarning {
  readonly seed: number;
  readonly warning: string;
  readonly background: string;
  readonly month: string;
  readonly delay: number;
}

/** A vintage that was stood at, and the newest month it tells of. */
export interface StoodAt {
  readonly seed: number;
  readonly vintage: string;
  readonly month: string;
}

/** All that was told at the vintages that were stood at. */
export interface Told {
  readonly forecasts: readonly Forecast[];
  readonly warnings: readonly IssuedWarning[];
  readonly nights: readonly StoodAt[];
}

/** A year of vintages, so that each calendar month has been seen. */
export const A_YEAR = 12;

export interface ToStand {
  readonly seed: number;
  readonly history: HistoryFiles;
  /** Vintages before the first that is stood at. */
  readonly before: number;
  /** Months from which on reports are taken to arrive differently. */
  readonly breaks: readonly string[];
  readonly whenTold: WhenTold;
  /** Folder for the counts of one night. */
  readonly folder: string;
}

/** What several histories told, together. */
export const together = (all: readonly Told[]): Told => ({
  forecasts: all.flatMap(({ forecasts }) => forecasts),
  warnings: all.flatMap(({ warnings }) => warnings),
  nights: all.flatMap(({ nights }) => nights),
});

/** The room of indicators as a run has it, for the headlines and what warns alone. */
function observer(breaks: readonly string[]) {
  const { indicators } = nightly;
  const { nowcast } = indicators;
  const settings = { ...nowcast.settings, breaks };
  const declared = { ...indicators, declarations: observedIndicators, nowcast: { ...nowcast, settings } };
  return observeWith({ ...nightly, indicators: declared });
}

async function vintagesIn(counts: string, session: Session): Promise<readonly string[]> {
  const rows = await session.rows(
    "select distinct VINTAGE as vintage from read_parquet(getvariable('counts'), hive_partitioning = false) order by vintage",
    { counts },
  );
  return rows.map((row) => textOf(row, "vintage"));
}

const factsSchema = z.object({
  releases: manifestFacts.shape.releases,
  unemployment_sources: manifestFacts.shape.unemployment_sources,
});

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));

async function factsIn({ releases, sources }: HistoryFiles): Promise<z.infer<typeof factsSchema>> {
  return factsSchema.parse({ releases: await json(releases), unemployment_sources: await json(sources) });
}

/** What a snapshot of the vintage would say of its counts. */
const factsAt = (
  vintage: string,
  { releases, unemployment_sources }: Pick<CountFacts, "releases" | "unemployment_sources">,
  whenTold: WhenTold,
): CountFacts => ({
  rounding_base: nightly.protect.roundingBase,
  releases: releases.filter((release) => release.vintage <= vintage),
  unemployment_sources: unemployment_sources.filter((change) => change.vintage <= vintage),
  nowcast: whenTold,
});

function warningsAt(night: Night, { warnings }: Observed): readonly IssuedWarning[] {
  const own = warnings.filter(({ area }) => area === ALL_CITIES);
  return own.map(({ warning, background, month }) => ({
    seed: night.seed,
    warning,
    background,
    month,
    delay: monthsBetween(month, newestMonth(night)),
  }));
}

/**
 * Stands at every vintage but the first ones, with the published counts, what was released and the sources of unemployment that were known
 * then and nothing else, calls the room of indicators as a run does, and holds the newest months against the truth.
 *
 * @example const { forecasts } = await standIn({ seed: 7, history: filesIn("work"), before: A_YEAR, breaks: [], whenTold: WHEN_TOLD, folder }, session);
 */
export async function standIn(
  { seed, history, before, breaks, whenTold, folder }: ToStand,
  session: Session,
): Promise<Told> {
  const observe = observer(breaks);
  const truth = await headlineValues(history.truth, session);
  const facts = await factsIn(history);
  const told: Told[] = [];
  for (const vintage of (await vintagesIn(history.counts, session)).slice(before)) {
    const counts = join(folder, "standing.parquet");
    await session.run(copyOf("standing_at"), { counts: history.counts, vintage, output: counts });
    const known = await headlineValues(counts, session);
    const reconstructed = existsSync(history.reconstructed) ? history.reconstructed : null;
    const at = { ...factsAt(vintage, facts, whenTold), reconstructed };
    const observed = await observe([counts], session, at);
    const night = { seed, vintage, sources: at.unemployment_sources, truth, known, shown: observed.observations };
    told.push({
      forecasts: forecastsAt(night, observed.nowcasts),
      warnings: warningsAt(night, observed),
      nights: [{ seed, vintage, month: newestMonth(night) }],
    });
  }
  return together(told);
}
