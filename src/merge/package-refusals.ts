import { coveredIn } from "../model/area-validity.ts";
import type { Area } from "../count/count-declarations.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { DefinitionsFile } from "../definitions/definitions-file.ts";
import type { CityPackage } from "./opened-package.ts";

/** How a package's definitions differ from those of the program that merges, in words; empty where they are the same. */
export type CompareDefinitions = (city: {
  readonly area: Area;
  readonly definitions: DefinitionsFile;
}) => Promise<readonly string[]>;

/** What a package is compared with. */
export interface MergeRules {
  /** The configured areas. */
  readonly areas: readonly Area[];
  readonly compare: CompareDefinitions;
  /** The newest vintage of each city that was merged before, by its code. */
  readonly before: ReadonlyMap<string, string>;
}

const VALIDITY = ["municipality", "validFrom", "validUntil"] as const;

/** What differs between a package's city and the configured area of its code. */
function areaFaults({ file, area }: CityPackage, areas: readonly Area[]): readonly string[] {
  const known = areas.find(({ code, members }) => code === area.code && members === undefined);
  if (known === undefined) return [`${file}: ${area.code} is no city of the configured areas`];
  return VALIDITY.filter((key) => known[key] !== area[key]).map(
    (key) => `${file}: ${area.code}: ${key} is ${area[key] ?? "absent"}, and ${known[key] ?? "absent"} in paths.areas`,
  );
}

/** Cities of which there are several packages. */
function repeated(packages: readonly CityPackage[]): readonly string[] {
  const byCity = Map.groupBy(packages, ({ area }) => area.code);
  return [...byCity].flatMap(([code, own]) =>
    own.length === 1 ? [] : [`${own.map(({ file }) => file).join(" and ")} are both of ${code}`],
  );
}

/** A city's snapshot that is older than the one that was merged before. */
function olderFaults({ file, area, manifest }: CityPackage, before: MergeRules["before"]): readonly string[] {
  const last = before.get(area.code);
  if (last === undefined || last <= manifest.vintage) return [];
  return [`${file}: ${area.code} as known at ${manifest.vintage}, and ${last} was merged before`];
}

const PROTECTION = ["rounding_base", "protection"] as const;

function protectionFaults([first, ...others]: readonly CityPackage[]): readonly string[] {
  return others.flatMap(({ file, manifest }) =>
    PROTECTION.filter((key) => manifest[key] !== first!.manifest[key]).map(
      (key) => `${file}: ${key} is ${manifest[key]}, and ${first!.manifest[key]} in ${first!.file}`,
    ),
  );
}

/** The months that a city has published up to a vintage. */
const monthsUntil = ({ manifest }: CityPackage, cutoff: string): ReadonlySet<string> =>
  new Set(manifest.releases.filter(({ vintage }) => vintage <= cutoff).flatMap(({ months }) => months));

/**
 * Refuses packages that lack months which others have up to the newest common vintage; of a city that joins or leaves,
 * those of its time count.
 *
 * @throws TilannekuvaError (exit 4) that names the packages and their months.
 * @example requireSameMonths(packages, { cutoff: "2026-10-17", areas });
 */
export function requireSameMonths(
  packages: readonly CityPackage[],
  { cutoff, areas }: { readonly cutoff: string; readonly areas: readonly Area[] },
): void {
  const all = new Set(packages.flatMap((one) => [...monthsUntil(one, cutoff)]));
  const facts = packages.flatMap((one) => {
    const own = monthsUntil(one, cutoff);
    const missing = [...all].filter((month) => !own.has(month) && coveredIn(month, one.area, areas).length > 0);
    return missing.length === 0
      ? []
      : [`${one.file}: ${one.area.code} lacks ${missing.toSorted().join(", ")} at ${cutoff}, which others have`];
  });
  if (facts.length > 0) throw refused(facts);
}

const refused = (facts: readonly string[]): TilannekuvaError =>
  new TilannekuvaError(facts, {
    exitCode: EXIT.gate,
    advice:
      "Nothing was published. Cities are added up only where they count the same things in the same way: docs/merge.md says what to agree on.",
  });

/**
 * Refuses packages that cannot be merged: an unknown city, one that is there twice or older than before, other
 * definitions, code tables or protection.
 *
 * @throws TilannekuvaError (exit 4) with a line for each difference, naming the package.
 * @example await requireMergeable(packages, { areas, compare, before: new Map() });
 */
export async function requireMergeable(packages: readonly CityPackage[], rules: MergeRules): Promise<void> {
  const { areas, compare, before } = rules;
  const facts = [
    ...packages.flatMap((one) => areaFaults(one, areas)),
    ...repeated(packages),
    ...packages.flatMap((one) => olderFaults(one, before)),
    ...protectionFaults(packages),
  ];
  for (const { file, area, definitions } of packages)
    for (const difference of await compare({ area, definitions }))
      facts.push(`${file} (A), this program (B): ${difference}`);
  if (facts.length > 0) throw refused(facts);
}
