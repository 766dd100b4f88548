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
import type { Forecast, Night, NowcastLimits } from "./forecasts.ts";
import type { HistoryFiles } from "./given.ts";
import { ALL_CITIES, observedIndicators } from "./headline.ts";
import { copyOf } from "./statement.ts";
import { headlineValues } from "./values.ts";

/** A warning for all cities together, on the night at which its month had this delay. */
export interface IssuedWarning {
  readonly seed: number;
  readonly warning: string;
  readonly background: string;
  readonly month: string;
  readonly delay: number;
}

/** An evaluated vintage and its newest month. */
export interface EvaluatedVintage {
  readonly seed: number;
  readonly vintage: string;
  readonly month: string;
}

/** Everything published at the evaluated vintages. */
export interface Evaluation {
  readonly forecasts: readonly Forecast[];
  readonly warnings: readonly IssuedWarning[];
  readonly nights: readonly EvaluatedVintage[];
}

/** A year of vintages, so that the history has each calendar month once. */
export const A_YEAR = 12;

export interface ToEvaluate {
  readonly seed: number;
  readonly history: HistoryFiles;
  /** Number of vintages before the first that is evaluated. */
  readonly before: number;
  /** Months from which on reports are assumed to arrive differently. */
  readonly breaks: readonly string[];
  readonly nowcastLimits: NowcastLimits;
  /** Folder for the counts of one night. */
  readonly folder: string;
}

/** The evaluations of several histories, combined. */
export const together = (all: readonly Evaluation[]): Evaluation => ({
  forecasts: all.flatMap(({ forecasts }) => forecasts),
  warnings: all.flatMap(({ warnings }) => warnings),
  nights: all.flatMap(({ nights }) => nights),
});

/** The indicators as in a run, for the headlines and the warning indicators only. */
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

/** The facts that a snapshot of the vintage would record about its counts. */
const factsAt = (
  vintage: string,
  { releases, unemployment_sources }: Pick<CountFacts, "releases" | "unemployment_sources">,
  nowcastLimits: NowcastLimits,
): CountFacts => ({
  rounding_base: nightly.protect.roundingBase,
  releases: releases.filter((release) => release.vintage <= vintage),
  unemployment_sources: unemployment_sources.filter((change) => change.vintage <= vintage),
  nowcast: nowcastLimits,
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
 * Evaluates every vintage but the first ones. It computes the indicators as a run does, from nothing but the published counts, the releases and
 * the sources of unemployment known at the vintage, and compares the newest months with the truth.
 *
 * @example const { forecasts } = await evaluateHistory({ seed: 7, history: filesIn("work"), before: A_YEAR, breaks: [], nowcastLimits: NOWCAST_LIMITS, folder }, session);
 */
export async function evaluateHistory(
  { seed, history, before, breaks, nowcastLimits, folder }: ToEvaluate,
  session: Session,
): Promise<Evaluation> {
  const observe = observer(breaks);
  const truth = await headlineValues(history.truth, session);
  const facts = await factsIn(history);
  const evaluations: Evaluation[] = [];
  for (const vintage of (await vintagesIn(history.counts, session)).slice(before)) {
    const counts = join(folder, "standing.parquet");
    await session.run(copyOf("standing_at"), { counts: history.counts, vintage, output: counts });
    const known = await headlineValues(counts, session);
    const reconstructed = existsSync(history.reconstructed) ? history.reconstructed : null;
    const at = { ...factsAt(vintage, facts, nowcastLimits), reconstructed };
    const observed = await observe([counts], session, at);
    const night = { seed, vintage, sources: at.unemployment_sources, truth, known, shown: observed.observations };
    evaluations.push({
      forecasts: forecastsAt(night, observed.nowcasts),
      warnings: warningsAt(night, observed),
      nights: [{ seed, vintage, month: newestMonth(night) }],
    });
  }
  return together(evaluations);
}
