import type { Session } from "../database/database.ts";
import type { Code } from "../model/codelist.ts";
import type { SourceSince } from "../model/nowcast-row.ts";
import type { Observed } from "../model/observed.ts";
import type { ReleasedVintage } from "../model/released-vintages.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import { changesOf } from "./change-on-year.ts";
import { coveredIn } from "../model/area-validity.ts";
import { withRounding } from "./declaration.ts";
import type { Indicator, PartsAt } from "./declaration.ts";
import { observed } from "./indicators.ts";
import { nowcast } from "./nowcast/nowcast-months.ts";
import type { Total } from "./nowcast/pools.ts";
import type { NowcastDeclaration } from "./nowcast/settings.ts";
import { doubled } from "./doubled-shares.ts";

/** The declarations of the indicators. */
export interface DeclaredIndicators {
  readonly declarations: readonly Indicator[];
  readonly nowcast: { readonly settings: NowcastDeclaration; readonly whole: Total };
  /** The observed areas. */
  readonly areas: readonly Code[];
  /** What a published count may represent, apart from its rounding base. */
  readonly rounding: Omit<Rounding, "base">;
}

/** The facts about published counts. */
export interface FactsOfCounts {
  readonly rounding_base: number;
  readonly releases: readonly ReleasedVintage[];
  readonly unemployment_sources: readonly SourceSince[];
  /** When a month with outstanding reports has a value. */
  readonly nowcast: {
    readonly max_half_width_all: number;
    readonly max_half_width_city: number;
    readonly min_completeness: number;
    readonly min_back_tests: number;
  };
  /** The path of the reconstruction; null or absent where there is none. */
  readonly reconstructed?: string | null;
  /** Whether only the gaps of all cities together are wanted: the same rows, computed faster. */
  readonly gapsOfAll?: boolean;
  /** Of merged counts: the area whose counts are sums of the cities'. */
  readonly merged?: { readonly total: string };
}

/** The number of counts in each: one, but in the area of sums as many as it has cities that month. */
function partsOf(merged: FactsOfCounts["merged"], areas: readonly Code[]): PartsAt | undefined {
  const total = areas.find(({ code }) => code === merged?.total);
  if (total === undefined) return undefined;
  return ({ REF_AREA, TIME_PERIOD }) => (REF_AREA === total.code ? coveredIn(TIME_PERIOD, total, areas).length : 1);
}

/** The gaps and the rates that they compare; together they determine how both are estimated. */
function gapsAmong(declarations: readonly Indicator[]): readonly Indicator[] {
  const compared = new Set(declarations.flatMap((one) => (one.kind === "gap" ? [one.of.id] : [])));
  return declarations.filter(({ kind, id }) => kind === "gap" || compared.has(id));
}

/**
 * The observations, nowcasts, changes and warnings for files of published counts.
 *
 * @param counts Parquet files of published counts
 * @example const { observations } = await observeCounts(declared, { counts: ["counts.parquet"], facts: manifest }, session);
 */
export async function observeCounts(
  { declarations, nowcast: declared, areas: all, rounding }: DeclaredIndicators,
  { counts, facts }: { readonly counts: readonly string[]; readonly facts: FactsOfCounts },
  session: Session,
): Promise<Observed> {
  const { rounding_base: base, releases, unemployment_sources: sources, nowcast: limits } = facts;
  const { reconstructed = null, gapsOfAll = false } = facts;
  const asked = gapsOfAll ? gapsAmong(declarations) : declarations;
  const indicators = withRounding(asked, { base, ...rounding }, partsOf(facts.merged, all));
  const areas = gapsOfAll ? [declared.whole.area] : all.map(({ code }) => code);
  const common = { counts, releases, indicators, areas };
  const settings = {
    ...declared.settings,
    floor: limits.min_completeness,
    backTests: limits.min_back_tests,
    useful: { all: limits.max_half_width_all, city: limits.max_half_width_city },
  };
  const given = { ...common, total: declared.whole, settings, sources, reconstructed };
  const { nowcasts, warnings } = await nowcast(given, session);
  const wanted = gapsOfAll ? indicators.filter(({ kind }) => kind === "gap") : indicators;
  const { observations, headlines } = await observed({ ...common, indicators: wanted, nowcasts }, session);
  return {
    observations,
    nowcasts: nowcasts.map(({ row }) => row),
    changes: changesOf(observations, { ...common, areas: all, sources, headlines }),
    warnings: [...warnings, ...doubled(indicators, observations)],
  };
}
