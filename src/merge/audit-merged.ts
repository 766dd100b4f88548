import { join } from "node:path";
import { availableParallelism } from "node:os";
import { auditSnapshots } from "../audit/public/audit-snapshots.ts";
import type { PublicAudit } from "../audit/public/audit-snapshots.ts";
import type { AuditReport } from "../audit/public/audit-report.ts";
import { publicSnapshots } from "../audit/public/public-snapshots.ts";
import type { PublicSnapshot } from "../audit/public/public-snapshots.ts";
import { openPool } from "../audit/solver/solver-pool.ts";
import { openSolver } from "../audit/solver/solver.ts";
import { publishedAreas } from "../configuration/published-areas.ts";
import type { Database } from "../database/database.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { ReleasedVintage } from "../model/released-vintages.ts";
import { readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import { stateOf } from "../releases/release-state.ts";
import { readReleases } from "../releases/releases-file.ts";

/** How the counts add up, how they are protected, and how wide a withheld number has to stay. */
type Declared = Pick<PublicAudit, "declarations" | "rules" | "limits">;

/** What readers have, or will have, of the cities. */
export interface PublicCities {
  /** Folders of the snapshots that the cities' packages hold. */
  readonly cities: readonly string[];
  /** The codes of these cities. */
  readonly codes: readonly string[];
  /** The output of the merged snapshots. */
  readonly output: string;
  /** Folders of other snapshots of the same cities. */
  readonly beside: readonly string[];
}

/** One release at each vintage, with everything that some city worked on and held. */
function releasedTogether(snapshots: readonly PublicSnapshot[]): readonly ReleasedVintage[] {
  const byVintage = Map.groupBy(
    snapshots.flatMap(({ releases }) => releases),
    ({ vintage }) => vintage,
  );
  return [...byVintage].map(([vintage, all]) => ({
    vintage,
    months: [...new Set(all.flatMap(({ months }) => months))].toSorted(),
    held: all.flatMap(({ held }) => held),
  }));
}

/** Every snapshot that was ever merged into the output and released, recalled ones too: their numbers are known. */
async function mergedFolders(output: string): Promise<readonly string[]> {
  const { released } = stateOf((await readReleases(output)) ?? []);
  return released.map((id) => join(snapshotsFolder(output), id));
}

const isMerged = ({ derived }: PublicSnapshot): boolean => derived.length > 0;

/** The snapshots as one publication: the cities' own last, as what they held decides. */
async function allOf({ cities, codes }: PublicCities, folders: readonly string[]): Promise<readonly PublicSnapshot[]> {
  const own = await publicSnapshots(cities, readManifest);
  const others = await publicSnapshots(folders, readManifest);
  // What a merged snapshot has of these cities is a copy, dated at a common vintage; their own say when it was rounded.
  const copied = others.map((one) =>
    isMerged(one) ? Object.assign(one, { derived: [...one.derived, ...codes] }) : one,
  );
  const releases = releasedTogether(own);
  return [...copied, ...own.map((snapshot) => Object.assign(snapshot, { releases }))];
}

type Areas = Declared["declarations"]["areas"];

const citiesIn = (cities: readonly string[]): string => cities.toSorted().join(", ");

/**
 * The areas of all snapshots: a total of fewer or more cities, published before or elsewhere, is an area of its own.
 *
 * @throws TilannekuvaError (exit 2) where one code stands for different cities.
 */
async function areasOf(folders: readonly string[], configured: Areas): Promise<Areas> {
  const areas = new Map(configured.map(({ code, cities }) => [code, { code, cities }]));
  for (const folder of folders) {
    for (const { code, cities } of (await ifAbsent(publishedAreas(folder), null)) ?? []) {
      const known = areas.get(code) ?? { code, cities };
      areas.set(code, known);
      if (citiesIn(known.cities) === citiesIn(cities)) continue;
      throw new TilannekuvaError(
        `${folder}: ${code} is ${citiesIn(cities)} there, and ${citiesIn(known.cities)} in paths.areas`,
        { exitCode: EXIT.usage, advice: "Give the area of other cities together another code (docs/areas.md)." },
      );
    }
  }
  return [...areas.values()];
}

/** What an audit names without refusing a merge. */
export interface NamedByAudit {
  /** What a city's own snapshot discloses, as its readers have it already. */
  readonly ofOneCity: readonly string[];
  /** What would be known too closely only if numbers that were not published again did not change. */
  readonly suspicions: readonly string[];
}

interface Means {
  readonly declared: Declared;
  readonly database: Database;
  readonly progress: (text: string) => void;
}

async function attacked(given: PublicAudit, { database, progress }: Means): Promise<AuditReport> {
  const session = await database.session();
  const solvers = openPool(availableParallelism());
  try {
    return await auditSnapshots(given, { session, solvers, inventor: await openSolver(), progress });
  } finally {
    session.close();
    await solvers.close();
  }
}

const SAID = 20;

function refused(found: readonly string[]): TilannekuvaError {
  const more = found.length > SAID ? [`${found.length - SAID} more`] : [];
  return new TilannekuvaError([...found.slice(0, SAID), ...more], {
    exitCode: EXIT.gate,
    advice:
      "Nothing was published. The cities' numbers disclose this beside what is published already; sums add nothing to it. Inform the cities' data-protection officers: docs/merge.md says what can be done.",
  });
}

/**
 * Attacks the cities' withheld numbers with everything that is public of them: their own snapshots, all that was merged
 * before, and what was published beside them, such as by a joint run. What a city's own snapshot discloses alone is no
 * reason to refuse: it is published, and the city's audit has judged it with the true counts.
 *
 * @throws TilannekuvaError (exit 2) where an area's code stands for other cities in one of them; (exit 4) that names
 *   table, area, month and vintage of each number that only all of it together discloses, or that cannot be correct;
 *   never a value.
 * @example const { suspicions } = await auditCities({ cities, codes, output, beside: [] }, { declared: publiclyDeclared(pipeline), database, progress });
 */
export async function auditCities(published: PublicCities, means: Means): Promise<NamedByAudit> {
  const { declared } = means;
  const others = [...(await mergedFolders(published.output)), ...published.beside];
  const areas = await areasOf(others, declared.declarations.areas);
  const declarations = { ...declared.declarations, areas };
  const attack = async (folders: readonly string[]): Promise<AuditReport> => {
    const snapshots = await allOf(published, folders);
    return attacked({ ...declared, declarations, snapshots, several: true }, means);
  };
  const alone = await attack([]);
  const together = others.length === 0 ? alone : await attack(others);
  const ofOneCity = new Set(alone.leaks);
  const found = [...together.faults, ...together.leaks.filter((leak) => !ofOneCity.has(leak))];
  if (found.length > 0) throw refused(found);
  return { ofOneCity: alone.leaks, suspicions: together.suspicions };
}
