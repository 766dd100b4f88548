import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import { auditLimits, protection } from "../../../pipelines/protection.ts";
import type { MonthRelease } from "../../../src/protect/month-release.ts";
import type { Country } from "../../protect/simulated-country.ts";
import { cellsOfResidents, grid } from "../../protect/simulated-grid.ts";
import { simulatedVintages } from "../../protect/simulated-nights.ts";
import { holding, isNeeded, publishing } from "../../protect/simulated-protection.ts";
import type { PublishedMonth } from "../../protect/simulated-protection.ts";
import { release } from "../../protect/simulated-releases.ts";
import type { PublicRow } from "../../protect/simulated-releases.ts";
import { churnBetween, countsOf } from "../../protect/simulated-truth.ts";
import { publicationOf } from "./publication.ts";
import type { Publication } from "./publication.ts";
import type { Truth } from "./score.ts";

/** A month of a small country, published release after release, with what was true. */
export interface Simulated {
  readonly publication: Publication;
  readonly truth: Truth;
  /** Cells' true churn from one release to another. */
  readonly churn: (from: number, to: number) => Int32Array;
  readonly chain: readonly MonthRelease[];
  /** By release the cells that a rule withholds for being small, and whether each has been so since before a few changed. */
  readonly small: readonly ReadonlyMap<number, { readonly sticks: boolean }>[];
  readonly place: Place;
}

function churnOf(vintages: readonly Country[]): Simulated["churn"] {
  const [cellsOf, known] = [cellsOfResidents(), new Map<string, Int32Array>()];
  return (from, to) => {
    const found = known.get(`${from} ${to}`) ?? churnBetween(vintages[from]!, vintages[to]!, cellsOf);
    known.set(`${from} ${to}`, found);
    return found;
  };
}

const withheldAsSmall = `
select file_row_number as cell, STANDS = 'held' as sticks from read_parquet(getvariable('file'), file_row_number = true)
where OBS_VALUE is null and len(list_intersect(string_split(rules, ' '), ['few_persons', 'top_city'])) > 0`;

async function smallIn({ decisions }: MonthRelease, place: Place): Promise<Simulated["small"][number]> {
  const rows = await place.rows(withheldAsSmall, decisions);
  return new Map(rows.map(({ cell, sticks }) => [Number(cell), { sticks: sticks === true }]));
}

export interface ToSimulate {
  readonly vintages: number;
  readonly residents: number;
  readonly seed: number;
  /** Blocks that are held at each release beside those that the audit holds: a small country seldom has any. */
  readonly held?: (release: number) => readonly string[];
  /** Whether the releases are audited; yes where it is left out. */
  readonly isAudited?: boolean;
}

/** What a release is published by. */
function meansOf({ held, isAudited = true }: ToSimulate): (night: number) => PublishedMonth {
  const means = publishing();
  if (!isAudited) return () => ({ ...means, audit: null });
  if (held === undefined) return () => means;
  return (night) => ({ ...means, audit: { ...means.audit!, auditor: holding(means.audit!.auditor, held(night)) } });
}

/** Publishes a month again and again by the real count and the real protection. */
export async function simulate(of: ToSimulate): Promise<Simulated> {
  const place = await openPlace(1);
  const means = meansOf(of);
  const vintages = simulatedVintages(of);
  const cellsOf = cellsOfResidents();
  const releases: (readonly PublicRow[])[] = [];
  const held: ReadonlySet<string>[] = [];
  const small: Simulated["small"][number][] = [];
  let chain: readonly MonthRelease[] = [];
  for (const [index, country] of vintages.entries()) {
    const vintage = `2026-08-${String(index + 1).padStart(2, "0")}T00:00`;
    const night = await release({ chain, country, vintage, means: means(index) }, place.context);
    releases.push(night.rows);
    held.push(new Set(night.held));
    chain = night.chain;
    small.push(await smallIn(chain.at(-1)!, place));
  }
  const { roundingBase: base, minimumPersons: minimum, minimumChurn } = protection;
  return {
    publication: publicationOf(grid, {
      rules: { base, minimum, minimumChurn },
      promise: auditLimits,
      releases,
      held,
      isTold: isNeeded,
    }),
    truth: vintages.map((country) => countsOf(country, cellsOf)),
    churn: churnOf(vintages),
    chain,
    small,
    place,
  };
}
