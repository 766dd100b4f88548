import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { publiclyDeclared } from "../configuration/publicly-declared.ts";
import type { Area } from "../count/count-declarations.ts";
import type { Database } from "../database/database.ts";
import type { DefinitionsFile } from "../definitions/definitions-file.ts";
import { giveIds } from "../history/belonging.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import { publishSnapshot, publishedAs } from "../publish/snapshot/publish-snapshot.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { remakeFeeds } from "../run/feeds.ts";
import { indicateRelease, observeWith } from "../run/indicate.ts";
import { presentWith } from "../run/present-release.ts";
import type { ReleaseContext } from "../run/release-context.ts";
import { releaseAtOnce } from "../run/release-snapshot.ts";
import { settleReleases } from "../run/settle-releases.ts";
import { shownSnapshots } from "../releases/shown-snapshots.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";
import { auditCities } from "./audit-merged.ts";
import type { NamedByAudit } from "./audit-merged.ts";
import { commonCutoffs } from "./common-cutoffs.ts";
import { mergedRelease } from "./merged-release.ts";
import type { MergePlan } from "./merged-releases.ts";
import { openPackage } from "./opened-package.ts";
import type { CityPackage } from "./opened-package.ts";
import { requireMergeable, requireSameMonths } from "./package-refusals.ts";
import type { CompareDefinitions } from "./package-refusals.ts";

/** A package's file, and how the user named it. */
export interface NamedPackage {
  readonly file: string;
  readonly path: string;
}

/** What a merge needs. */
export interface MergeOptions {
  readonly packages: readonly NamedPackage[];
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly definitions: DefinitionsFile;
  readonly compare: CompareDefinitions;
  readonly context: ReleaseContext & { readonly trusted: TrustedKeys };
  /** Folders of snapshots that readers have beside the merged ones. */
  readonly beside: readonly string[];
  /** Must be allowed to read and write `folder` and the output, and to read `beside`. */
  readonly database: Database;
  /** An empty folder for the unpacked packages. */
  readonly folder: string;
  readonly progress: (text: string) => void;
}

/** A merged snapshot. */
export interface Merged {
  readonly manifest: Manifest;
  /** Whether the same packages had been merged before. */
  readonly isKnown: boolean;
  /** The cities that are in no package. */
  readonly missing: readonly Area[];
  readonly named: NamedByAudit;
}

/** What was merged into an output. */
interface MergedBefore {
  /** The newest vintage of each city. */
  readonly cities: ReadonlyMap<string, string>;
  /** The newest vintage of all together; empty where nothing was merged. */
  readonly vintage: string;
}

/** The newest vintages that were merged into the output; the output of a store is refused. */
async function mergedBefore(output: string): Promise<MergedBefore> {
  const cities = new Map<string, string>();
  let newest = "";
  for (const id of await shownSnapshots(output)) {
    const manifest = await readManifest(join(snapshotsFolder(output), id));
    if (manifest === null) continue;
    if (manifest.merged === undefined) throw ofStore(output);
    if (manifest.vintage > newest) newest = manifest.vintage;
    for (const { area, vintage } of manifest.merged.cities)
      if (vintage > (cities.get(area) ?? "")) cities.set(area, vintage);
  }
  return { cities, vintage: newest };
}

const ofStore = (output: string): TilannekuvaError =>
  new TilannekuvaError(`${output}: holds snapshots that were not merged, but published from a store`, {
    exitCode: EXIT.usage,
    advice: "Give merged snapshots an output and a store of their own (paths.output, paths.store).",
  });

function totalOf(areas: readonly Area[]): Area {
  const total = areas.find(({ members }) => members !== undefined);
  if (total !== undefined) return total;
  throw new TilannekuvaError("paths.areas names a single city: there is nothing to merge it with", {
    exitCode: EXIT.usage,
    advice: "Name all cities, and the area of all together, in the file of paths.areas (docs/areas.md).",
  });
}

async function opened({ packages, context, database, folder, progress }: MergeOptions) {
  const all: CityPackage[] = [];
  for (const [at, { file, path }] of packages.entries()) {
    progress(`${file}: verifying`);
    const own = join(folder, String(at));
    all.push(await openPackage(file, path, { trusted: context.trusted, database, folder: own }));
  }
  return all.toSorted((a, b) => (a.area.code < b.area.code ? -1 : 1));
}

/** The plan of a merge, once nothing speaks against it. */
async function planned(packages: readonly CityPackage[], options: MergeOptions): Promise<MergePlan> {
  const { pipeline, configuration, compare } = options;
  const { areas, tables } = pipeline.count;
  const before = await mergedBefore(configuration.paths.output);
  await requireMergeable(packages, { areas, compare, before: before.cities });
  const cutoffs = commonCutoffs(packages, before.vintage);
  requireSameMonths(packages, { cutoff: cutoffs.at(-1)!, areas });
  const cities = packages.map(({ area, manifest }) => ({
    area: area.code,
    releases: manifest.releases,
    sources: manifest.unemployment_sources,
  }));
  return { cities, cutoffs, areas, total: totalOf(areas), tables: tables.map(({ id }) => id) };
}

async function publishedTogether(packages: readonly CityPackage[], plan: MergePlan, options: MergeOptions) {
  const { pipeline, configuration, definitions, database, folder, context, progress } = options;
  const { output } = configuration.paths;
  const merged = join(folder, "merged");
  await mkdir(merged);
  const session = await database.session();
  try {
    progress("adding up the published counts");
    const source = { configuration, definitions, packages, plan };
    const release = await mergedRelease(source, { pipeline, folder: merged, session });
    const there = await publishedAs(release, { output, engine: database.engine });
    if (there !== null) return { manifest: there, isKnown: true };
    progress("indicators");
    const indicated = await indicateRelease(release, { output, database, observe: observeWith(pipeline) });
    progress("publishing");
    const making = { indicated, present: presentWith(pipeline), sign: context.signer?.sign };
    return { manifest: await publishSnapshot(release, { output, database, ...making }), isKnown: false };
  } finally {
    session.close();
  }
}

/**
 * Merges cities' packages into a snapshot of all cities, and releases it. Needs the run lock around it.
 *
 * @throws TilannekuvaError (exit 3) for a package that does not verify, (exit 4) for packages that cannot be added up or
 *   that disclose something; then nothing is published.
 * @example const { manifest, missing } = await mergePackages(options);
 */
export async function mergePackages(options: MergeOptions): Promise<Merged> {
  const { pipeline, configuration, context, database } = options;
  const { areas } = pipeline.count;
  totalOf(areas);
  const packages = await opened(options);
  const plan = await planned(packages, options);
  const cities = packages.map(({ folder }) => folder);
  const { output } = configuration.paths;
  const codes = packages.map(({ area }) => area.code);
  const published = { cities, codes, output, beside: options.beside };
  const named = await auditCities(published, { ...options, declared: publiclyDeclared(pipeline) });
  await mkdir(output, { recursive: true });
  const { manifest, isKnown } = await publishedTogether(packages, plan, options);
  await giveIds(configuration.paths);
  await settleReleases(context);
  await releaseAtOnce(context, manifest);
  await remakeFeeds(configuration, database);
  const missing = areas.filter(
    ({ code, members }) => members === undefined && packages.every(({ area }) => area.code !== code),
  );
  return { manifest, isKnown, missing, named };
}
