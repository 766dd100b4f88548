import type { Area } from "../count/count-declarations.ts";
import type { SourceSince } from "../model/nowcast-row.ts";
import { coveredIn } from "../model/area-validity.ts";
import { releaseStatus } from "../model/released-vintages.ts";
import type { HeldTable, ReleasedVintage } from "../model/released-vintages.ts";

/** A city's part in a merge: what it released, and where its numbers of unemployment come from. */
export interface CityReleases {
  readonly area: string;
  readonly releases: readonly ReleasedVintage[];
  readonly sources: readonly SourceSince[];
}

/** What the merge of cities is about. */
export interface MergePlan {
  readonly cities: readonly CityReleases[];
  /** The common vintages, oldest first. */
  readonly cutoffs: readonly string[];
  /** All configured areas. */
  readonly areas: readonly Area[];
  /** The area of all cities together. */
  readonly total: Area;
  /** The ids of the published tables. */
  readonly tables: readonly string[];
}

/** A city's releases after one cutoff and up to the next. */
const within = ({ releases }: CityReleases, after: string, until: string): readonly ReleasedVintage[] =>
  releases.filter(({ vintage }) => vintage > after && vintage <= until);

const lastOf = (releases: readonly ReleasedVintage[], month: string): ReleasedVintage | undefined =>
  releases.findLast(({ months }) => months.includes(month));

/** Whether the city's reports of a month are all in, so that its numbers stay as they are. */
const isClosed = (city: CityReleases, month: string, until: string): boolean =>
  lastOf(within(city, "", until), month)?.closed?.includes(month) === true;

/** Whether a city's block keeps earlier values although others' are newer. */
function isBehind(city: CityReleases, { month, table }: { month: string; table: string }, span: readonly string[]) {
  const [after = "", until = ""] = span;
  const last = lastOf(within(city, after, until), month);
  if (last === undefined) return !isClosed(city, month, until);
  return releaseStatus(last, { month, table, area: city.area }) === "HELD";
}

/**
 * The cities that are together in a month; null where one of them is not among the packages: then there is no total.
 *
 * @example membersIn("2026-08", plan) // ["KU049", "KU091"]
 */
export function membersIn(month: string, { cities, areas, total }: MergePlan): readonly string[] | null {
  const members = coveredIn(month, total, areas);
  return members.length > 0 && members.every((code) => cities.some(({ area }) => area === code)) ? members : null;
}

/** The blocks of a month that a cutoff holds: a city's own, and the total's where one of its cities' is. */
function heldIn(month: string, span: readonly string[], plan: MergePlan): readonly HeldTable[] {
  const counted = plan.cities.filter(({ area }) => coveredIn(month, plan.total, plan.areas).includes(area));
  return plan.tables.flatMap((table) => {
    const areas = counted.filter((city) => isBehind(city, { month, table }, span)).map(({ area }) => area);
    const whole = areas.length > 0 && membersIn(month, plan) !== null ? [plan.total.code] : [];
    return areas.length === 0 ? [] : [{ month, table, areas: [...areas, ...whole].toSorted() }];
  });
}

/**
 * What the merged snapshot released at each common cutoff: the months that a city worked on since the cutoff before, and
 * the blocks held. A city that did not come to a month keeps its earlier values there; the total keeps its own until
 * every city is up to date, so that it never adds up numbers of different times.
 *
 * @example mergedReleases(plan).at(-1)?.months // ["2026-08", "2026-09"]
 */
export function mergedReleases(plan: MergePlan): readonly ReleasedVintage[] {
  const { cities, cutoffs } = plan;
  return cutoffs.map((vintage, at) => {
    const span = [cutoffs[at - 1] ?? "", vintage] as const;
    const months = [
      ...new Set(cities.flatMap((city) => within(city, ...span).flatMap((release) => release.months))),
    ].toSorted();
    const of = (month: string): readonly CityReleases[] =>
      cities.filter((city) => lastOf(within(city, "", vintage), month) !== undefined);
    return {
      vintage,
      months,
      closed: months.filter((month) => of(month).every((city) => isClosed(city, month, vintage))),
      held: months.flatMap((month) => heldIn(month, span, plan)),
    };
  });
}

const sourceAt = ({ sources }: CityReleases, month: string, vintage: string): string =>
  sources.findLast((one) => one.month === month && one.vintage <= vintage)?.source ?? "";

/** A month at a cutoff in which the cities' numbers of unemployed persons come from different sources. */
export interface MixedSources {
  readonly month: string;
  readonly vintage: string;
}

/**
 * The sources of unemployment at the common cutoffs. Where the cities' differ, the name is theirs together, which is no
 * source that any other month has: no number is compared across it, and the total has none.
 *
 * @example mergedSources(plan).mixed // [{ month: "2026-08", vintage: "2026-10-17" }]
 */
export function mergedSources(plan: MergePlan): {
  readonly sources: readonly SourceSince[];
  readonly mixed: readonly MixedSources[];
} {
  const months = [...new Set(plan.cities.flatMap(({ sources }) => sources.map(({ month }) => month)))].toSorted();
  const mixed: MixedSources[] = [];
  const sources = months.flatMap((month) => {
    const members = plan.cities.filter(({ area }) => coveredIn(month, plan.total, plan.areas).includes(area));
    let before = "";
    return plan.cutoffs.flatMap((vintage) => {
      const own = [...new Set(members.map((city) => sourceAt(city, month, vintage)))].toSorted();
      if (own.length > 1) mixed.push({ month, vintage });
      const source = own.filter((name) => name !== "").join(" and ");
      if (source === before || source === "") return [];
      before = source;
      return [{ vintage, month, source }];
    });
  });
  return { sources, mixed };
}
