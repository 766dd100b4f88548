import type { Change } from "../../model/headline-change.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import { headlines } from "../../model/headline.ts";
import { figureKey } from "../../model/nowcast-row.ts";
import type { NowcastRow } from "../../model/nowcast-row.ts";
import type { Observation } from "../../model/observation.ts";
import { heldSince } from "../../model/released-vintages.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import type { HeadlineRow } from "./headline-columns.ts";
import type { Texts } from "./headline-labels.ts";
import { textsOf, textsFor } from "./headline-labels.ts";

/** The input of the headlines. */
export interface HeadlineSources {
  readonly observations: readonly Observation[];
  readonly changes: readonly Change[];
  readonly nowcasts: readonly NowcastRow[];
  readonly releases: readonly ReleasedVintage[];
  readonly vocabulary: Vocabulary;
  /** The snapshot's id. */
  readonly id: string;
  /** The table of an observation's published counts. */
  readonly tableOf: (row: Observation) => string;
}

const NO_CHANGE = { CHANGE: null, CHANGE_LOWER: null, CHANGE_UPPER: null, CHANGE_STATUS: "no_year_before" } as const;

/** For a value that may still change: the vintage since which its newer data have been held. */
function heldSinceOf(row: Observation, { releases, tableOf }: HeadlineSources): string {
  if (row.OBS_STATUS !== "P" && row.OBS_STATUS !== "E") return "";
  return heldSince(releases, { month: row.TIME_PERIOD, table: tableOf(row), area: row.REF_AREA }) ?? "";
}

/** The facts about a row besides its observation. */
interface Beside {
  readonly change: Pick<Change, "CHANGE" | "CHANGE_LOWER" | "CHANGE_UPPER" | "CHANGE_STATUS">;
  readonly nowcast: NowcastRow | undefined;
  readonly texts: Texts;
  readonly sources: HeadlineSources;
}

const toThousandths = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : Math.round(share * 1000) / 1000;

function rowOf(row: Observation, { change, nowcast, texts, sources }: Beside): HeadlineRow {
  const reason = row.OBS_STATUS === "L" ? (nowcast?.REASON ?? "") : "";
  const withoutTexts = {
    INDICATOR: row.INDICATOR,
    REF_AREA: row.REF_AREA,
    BACKGROUND: row.BACKGROUND,
    SEX: row.SEX,
    TIME_PERIOD: row.TIME_PERIOD,
    OBS_VALUE: row.OBS_VALUE,
    SHOW_LOWER: row.SHOW_LOWER,
    SHOW_UPPER: row.SHOW_UPPER,
    UNIT_MEASURE: row.UNIT_MEASURE,
    DECIMALS: row.DECIMALS,
    OBS_STATUS: row.OBS_STATUS,
    REASON: reason,
    HELD_SINCE: heldSinceOf(row, sources),
    COMPLETENESS: row.COMPLETENESS ?? (reason === "" ? null : toThousandths(nowcast?.COMPLETENESS)),
    N_BASE: row.N_BASE,
    CHANGE: change.CHANGE,
    CHANGE_LOWER: change.CHANGE_LOWER,
    CHANGE_UPPER: change.CHANGE_UPPER,
    CHANGE_STATUS: change.CHANGE_STATUS,
    VINTAGE: row.VINTAGE,
    SNAPSHOT: sources.id,
  };
  return { ...withoutTexts, ...textsOf(withoutTexts, texts) };
}

/** Text that sorts as the codes' list does. */
const rank = (codes: readonly { readonly code: string }[] = []): ReadonlyMap<string, string> =>
  new Map(codes.map(({ code }, at) => [code, String(at).padStart(4, "0")]));

/** Headlines in the order of the table: gaps before rates, as declared; then areas, backgrounds and sexes in the order of their code lists, and months. */
export function inOrder(rows: readonly Observation[], { codelists, indicators }: Vocabulary): readonly Observation[] {
  const gapsFirst = [...indicators].toSorted((a, b) => Number(b.unit === "PP") - Number(a.unit === "PP"));
  const [byIndicator, areas] = [rank(gapsFirst), rank(codelists["REF_AREA"])];
  const [backgrounds, sexes] = [rank(codelists["BACKGROUND"]), rank(codelists["SEX"])];
  const keyed = rows.map((row) => ({
    row,
    key: [
      byIndicator.get(row.INDICATOR) ?? "",
      areas.get(row.REF_AREA) ?? "",
      backgrounds.get(row.BACKGROUND) ?? "",
      sexes.get(row.SEX) ?? "",
      row.TIME_PERIOD,
    ].join(" "),
  }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ row }) => row);
}

/**
 * The table to start from: the gaps, and the rates by background and sex, one row per indicator, group, area and month, with texts in three languages,
 * the interval to show, the status and the change on a year in words.
 *
 * @example headlineRows({ observations, changes, nowcasts, releases, vocabulary, id, tableOf })[0].OBS_STATUS_EN // "final"
 */
export function headlineRows(sources: HeadlineSources): readonly HeadlineRow[] {
  const { observations, changes, nowcasts, vocabulary } = sources;
  const compared = new Map(changes.map((change) => [figureKey(change.place), change]));
  const known = new Map(nowcasts.map((nowcast) => [figureKey(nowcast), nowcast]));
  const texts = textsFor(observations, vocabulary);
  return inOrder(headlines(observations), vocabulary).map((row) =>
    rowOf(row, {
      change: compared.get(figureKey(row)) ?? NO_CHANGE,
      nowcast: known.get(figureKey(row)),
      texts,
      sources,
    }),
  );
}
