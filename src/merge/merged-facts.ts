import { z } from "zod";
import { presentationOf } from "../configuration/configured-presentation.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { DefinitionsFile } from "../definitions/definitions-file.ts";
import { canonicalJson } from "../lib/canonical.ts";
import { publishedLinkageRates } from "../publish/snapshot/published-linkage.ts";
import { readInputs } from "../publish/snapshot/snapshot-inputs.ts";
import type { Input, ManifestFacts } from "../publish/snapshot/snapshot-manifest.ts";
import { readText } from "../lib/files.ts";
import { notReleased } from "../publish/tables/release-status.ts";
import { mergedReleases, mergedSources } from "./merged-releases.ts";
import type { MergePlan } from "./merged-releases.ts";
import type { CityPackage } from "./opened-package.ts";

/** What a merged snapshot is made from. */
export interface MergeSource {
  readonly configuration: Configuration;
  /** The definitions of this program, which are the cities'. */
  readonly definitions: DefinitionsFile;
  /** By the code of their city. */
  readonly packages: readonly CityPackage[];
  readonly plan: MergePlan;
}

const knownFrom = ({ delivered_at: delivered, known_from: known }: Input): string => known ?? delivered;

/** The cities' input files up to the newest common vintage, each once. */
async function inputsOf({ packages, plan }: MergeSource): Promise<readonly Input[]> {
  const until = minuteOf(plan.cutoffs.at(-1)!);
  const inputs = new Map<string, Input>();
  for (const { folder, manifest } of packages)
    for (const input of await readInputs(folder, manifest))
      if (knownFrom(input) <= until) inputs.set(canonicalJson([input.delivered_at, input.delivery, input]), input);
  return [...inputs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input);
}

/**
 * The minute of a vintage that is named by its day, or by its minute.
 *
 * @example minuteOf("2026-10-17") // "2026-10-17T00:00"
 */
export const minuteOf = (vintage: string): string => (vintage.length === 10 ? `${vintage}T00:00` : vintage);

const heldOf = ({ packages }: MergeSource): ManifestFacts["held_deliveries"] => [
  ...new Map(
    packages.flatMap(({ manifest }) => manifest.held_deliveries.map((one) => [canonicalJson(one), one] as const)),
  ).values(),
];

/** The manifest's list of what was merged. */
const mergedOf = ({ packages, plan }: MergeSource): NonNullable<ManifestFacts["merged"]> => ({
  total: plan.total.code,
  cities: packages.map(({ area, manifest, sha256, key, signer }) => ({
    area: area.code,
    snapshot: manifest.id,
    vintage: manifest.vintage,
    package: sha256,
    key,
    signer,
  })),
});

/** The manifest's facts about a merged snapshot: those that the cities share, and what was merged. */
export async function mergedFacts(source: MergeSource): Promise<ManifestFacts> {
  const { configuration, definitions, packages, plan } = source;
  const [first] = packages;
  const { protection, rounding_base, checks } = first!.manifest;
  return {
    protection,
    rounding_base,
    versions: definitions.versions,
    inputs: await inputsOf(source),
    vintages: plan.cutoffs,
    releases: mergedReleases(plan),
    nowcast: { ...configuration.nowcast },
    unemployment_sources: mergedSources(plan).sources,
    parameters: definitions.parameters,
    held_deliveries: heldOf(source),
    presentation: presentationOf(configuration),
    merged: mergedOf(source),
    steps: Object.fromEntries(packages.map(({ area, sha256 }) => [`merge/${area.code}`, sha256])),
    checks,
    audit: Object.fromEntries(packages.map(({ area, manifest }) => [area.code, manifest.audit])),
  };
}

const freshnessSchema = z.object({
  freshness: z.array(
    z.object({
      table: z.string(),
      newest_period: z.string(),
      delivered_at: z.string(),
      due: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
});

type Fresh = z.infer<typeof freshnessSchema>["freshness"][number];

/** Of each extract, the city that has the oldest: no number of all cities rests on more. */
async function freshnessOf(packages: readonly CityPackage[]): Promise<readonly Fresh[]> {
  const oldest = new Map<string, Fresh>();
  for (const { folder } of packages) {
    const { freshness } = freshnessSchema.parse(JSON.parse(await readText(`${folder}/quality.json`)));
    for (const one of freshness) {
      const known = oldest.get(one.table);
      if (known === undefined || one.newest_period < known.newest_period) oldest.set(one.table, one);
    }
  }
  return [...oldest.values()].toSorted((a, b) => (a.table < b.table ? -1 : 1));
}

/** Of each month the lowest linkage rate of a city; null where one has none. */
async function linkageOf(packages: readonly CityPackage[], months: readonly string[]) {
  const rates = await Promise.all(packages.map(({ folder }) => publishedLinkageRates(folder)));
  return months.map((month) => {
    const own = rates.map((of) => of.find((rate) => rate.month === month)?.linked ?? null);
    const linked = own.includes(null) ? null : Math.min(...own.map(Number));
    return { month, linked };
  });
}

/** quality.json of a merged snapshot: of each fact the least that a city has. What only a store knows is absent. */
export async function mergedQuality(
  { packages }: MergeSource,
  { releases, held_deliveries: heldDeliveries, unemployment_sources: sources }: ManifestFacts,
): Promise<Readonly<Record<string, unknown>>> {
  const months = [...new Set(releases.flatMap((release) => release.months))].toSorted();
  return {
    held: releases.at(-1)?.held ?? [],
    held_deliveries: heldDeliveries,
    unknown_codes: [],
    not_released: notReleased(releases),
    freshness: await freshnessOf(packages),
    quarantined_per_cent: {},
    unemployment_source: months.map((month) => ({
      month,
      source: sources.findLast((one) => one.month === month)?.source ?? null,
    })),
    linkage_per_cent: await linkageOf(packages, months),
  };
}
