import type { Change } from "../../lib/change.ts";
import type { Language, Names, Vocabulary } from "../../lib/codelist.ts";
import { headlines } from "../../lib/headline.ts";
import { figureKey } from "../../lib/nowcast.ts";
import type { NowcastRow } from "../../lib/nowcast.ts";
import type { Observation } from "../../lib/observation.ts";
import { heldSince } from "../../lib/releases.ts";
import type { ReleasedVintage } from "../../lib/releases.ts";
import { changeInWords, statusInWords } from "../../words/statuses.ts";
import type { HeadlineRow, LabelColumn, Labelled } from "./columns.ts";

/** What headlines are made of. */
export interface HeadlineSources {
  readonly observations: readonly Observation[];
  readonly changes: readonly Change[];
  readonly nowcasts: readonly NowcastRow[];
  readonly releases: readonly ReleasedVintage[];
  readonly vocabulary: Vocabulary;
  /** The snapshot's id. */
  readonly id: string;
  /** The table of published counts that an observation is made of. */
  readonly tableOf: (row: Observation) => string;
}

const NO_CHANGE = { CHANGE: null, CHANGE_LOWER: null, CHANGE_UPPER: null, CHANGE_STATUS: "no_year_before" } as const;

/** Where a number may still change: the vintage since which newer data of it are held. */
function heldSinceOf(row: Observation, { releases, tableOf }: HeadlineSources): string {
  if (row.OBS_STATUS !== "P" && row.OBS_STATUS !== "E") return "";
  return heldSince(releases, { month: row.TIME_PERIOD, table: tableOf(row), area: row.REF_AREA }) ?? "";
}

/** What is compared where a code list has nothing better to say than that it does not apply. */
const COMPARED: readonly (readonly [string, Names])[] = [
  ["BACKGROUND _Z", { fi: "Taustojen välillä", sv: "Mellan bakgrunderna", en: "Between backgrounds" }],
  ["SEX _Z", { fi: "Sukupuolten välillä", sv: "Mellan könen", en: "Between sexes" }],
];

/** The texts of codes by column, `SEX F`. */
function namesOf({ codelists, indicators }: Vocabulary): (column: Labelled, code: string) => Names {
  const lists = Object.entries(codelists).flatMap(([column, codes]) =>
    codes.map(({ code, names }): [string, Names] => [`${column} ${code}`, names]),
  );
  const known = new Map([
    ...lists,
    ...indicators.map(({ code, names }): [string, Names] => [`INDICATOR ${code}`, names]),
    ...COMPARED,
  ]);
  return (column, code) => known.get(`${column} ${code}`) ?? { fi: code, sv: code, en: code };
}

type Labels = Readonly<Record<LabelColumn, string>>;

/** Each code's text in the three languages, as columns. */
function labelsOf(texts: Readonly<Record<Labelled, (language: Language) => string>>): Labels {
  const { INDICATOR, REF_AREA, BACKGROUND, SEX, UNIT_MEASURE, OBS_STATUS, CHANGE_STATUS } = texts;
  return {
    INDICATOR_FI: INDICATOR("fi"),
    INDICATOR_SV: INDICATOR("sv"),
    INDICATOR_EN: INDICATOR("en"),
    REF_AREA_FI: REF_AREA("fi"),
    REF_AREA_SV: REF_AREA("sv"),
    REF_AREA_EN: REF_AREA("en"),
    BACKGROUND_FI: BACKGROUND("fi"),
    BACKGROUND_SV: BACKGROUND("sv"),
    BACKGROUND_EN: BACKGROUND("en"),
    SEX_FI: SEX("fi"),
    SEX_SV: SEX("sv"),
    SEX_EN: SEX("en"),
    UNIT_MEASURE_FI: UNIT_MEASURE("fi"),
    UNIT_MEASURE_SV: UNIT_MEASURE("sv"),
    UNIT_MEASURE_EN: UNIT_MEASURE("en"),
    OBS_STATUS_FI: OBS_STATUS("fi"),
    OBS_STATUS_SV: OBS_STATUS("sv"),
    OBS_STATUS_EN: OBS_STATUS("en"),
    CHANGE_STATUS_FI: CHANGE_STATUS("fi"),
    CHANGE_STATUS_SV: CHANGE_STATUS("sv"),
    CHANGE_STATUS_EN: CHANGE_STATUS("en"),
  };
}

/** A row without its texts. */
type Told = Omit<HeadlineRow, keyof Labels>;

/** What texts are made with: the names of codes, and the oldest month of the data. */
export interface Texts {
  readonly names: ReturnType<typeof namesOf>;
  readonly first: string;
}

/** What the texts of a snapshot's headlines are made with. */
export function textsFor(rows: readonly Pick<Observation, "TIME_PERIOD">[], vocabulary: Vocabulary): Texts {
  const first = rows.reduce((least, { TIME_PERIOD }) => (TIME_PERIOD < least ? TIME_PERIOD : least), "9999-12");
  return { names: namesOf(vocabulary), first };
}

/** The texts of a row in three languages. */
export function textsOf(row: Told, { names, first }: Texts): Labels {
  const named = (column: Labelled, code: string) => (language: Language) => names(column, code)[language];
  const status = {
    status: row.OBS_STATUS,
    reason: row.REASON,
    completeness: row.COMPLETENESS,
    heldSince: row.HELD_SINCE,
  };
  return labelsOf({
    INDICATOR: named("INDICATOR", row.INDICATOR),
    REF_AREA: named("REF_AREA", row.REF_AREA),
    BACKGROUND: named("BACKGROUND", row.BACKGROUND),
    SEX: named("SEX", row.SEX),
    UNIT_MEASURE: named("UNIT_MEASURE", row.UNIT_MEASURE),
    OBS_STATUS: (language) => statusInWords(status, language),
    CHANGE_STATUS: (language) => changeInWords(row, first, language),
  });
}

/** What is known of a row beside its observation. */
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
  const told = {
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
  return { ...told, ...textsOf(told, texts) };
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
 * The table to start from: the gaps, and the rates by background and sex, a row an indicator, group, area and month, with texts in three languages,
 * the interval to show, the status and the change on a year in words.
 *
 * @example headlineRows({ observations, changes, nowcasts, releases, vocabulary, id, tableOf })[0].OBS_STATUS_EN // "final"
 */
export function headlineRows(sources: HeadlineSources): readonly HeadlineRow[] {
  const { observations, changes, nowcasts, vocabulary } = sources;
  const told = new Map(changes.map((change) => [figureKey(change.place), change]));
  const known = new Map(nowcasts.map((nowcast) => [figureKey(nowcast), nowcast]));
  const texts = textsFor(observations, vocabulary);
  return inOrder(headlines(observations), vocabulary).map((row) =>
    rowOf(row, {
      change: told.get(figureKey(row)) ?? NO_CHANGE,
      nowcast: known.get(figureKey(row)),
      texts,
      sources,
    }),
  );
}
