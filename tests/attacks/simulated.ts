import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";
import { protection } from "../../pipelines/protection.ts";
import type { Link } from "../../src/protect/link.ts";
import type { Country } from "../protect/simulated-country.ts";
import { cellsOfResidents, grid } from "../protect/simulated-grid.ts";
import { simulatedVintages } from "../protect/simulated-nights.ts";
import { isNeeded, openPublishing } from "../protect/simulated-protection.ts";
import { release } from "../protect/simulated-releases.ts";
import type { PublicRow } from "../protect/simulated-releases.ts";
import { churnBetween, countsOf } from "../protect/simulated-truth.ts";
import { publicationOf } from "./publication.ts";
import type { Publication } from "./publication.ts";
import type { Truth } from "./score.ts";

/** A month of a small country, published release after release, with what was true. */
export interface Simulated {
  readonly publication: Publication;
  readonly truth: Truth;
  /** Cells' true churn from one release to another. */
  readonly churn: (from: number, to: number) => Int32Array;
  readonly chain: readonly Link[];
  /** Releases that the audit refused. */
  readonly refused: readonly number[];
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

/** Publishes a month again and again by the real count and the real protection. */
export async function simulate(of: {
  readonly vintages: number;
  readonly residents: number;
  readonly seed: number;
}): Promise<Simulated> {
  const place = await openPlace(1);
  const publishing = openPublishing();
  const vintages = simulatedVintages(of);
  const cellsOf = cellsOfResidents();
  const releases: (readonly PublicRow[])[] = [];
  const refused: number[] = [];
  let chain: readonly Link[] = [];
  for (const [index, country] of vintages.entries()) {
    const vintage = `2026-08-${String(index + 1).padStart(2, "0")}T00:00`;
    const night = await release({ chain, country, vintage, means: publishing.means }, place.context);
    releases.push(night.rows);
    if (night.refused) refused.push(index);
    chain = night.chain;
  }
  await publishing.close();
  const { roundingBase: base, minimumPersons: minimum, minimumChurn } = protection;
  return {
    publication: publicationOf(grid, { rules: { base, minimum, minimumChurn }, releases, isTold: isNeeded }),
    truth: vintages.map((country) => countsOf(country, cellsOf)),
    churn: churnOf(vintages),
    chain,
    refused,
    place,
  };
}
