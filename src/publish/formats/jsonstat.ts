import type { Language, Vocabulary } from "../../model/codelist.ts";
import type { Dimension } from "../../model/observation.ts";
import { monthName } from "../../words/month-names.ts";
import type { MonthNotes } from "../tables/break-notes.ts";
import type { CubeCells } from "./cube-cells.ts";
import { CUBE_DIMENSIONS, OBS_MEASURE, OBS_MEASURES } from "./cube.ts";
import { DATA_LICENCE, citationOf } from "../snapshot/snapshot-citation.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";

/** A dataset of JSON-stat 2.0 as this project writes it. */
export interface JsonStat {
  readonly version: "2.0";
  readonly class: "dataset";
  readonly label: string;
  readonly source: string;
  /** The day of the vintage. */
  readonly updated: string;
  readonly note: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: {
    readonly time: readonly string[];
    readonly geo: readonly string[];
    readonly metric: readonly string[];
  };
  readonly dimension: Readonly<Record<string, JsonStatDimension>>;
  readonly value: readonly (number | null)[];
  readonly status: Readonly<Record<string, string>>;
  readonly extension: Readonly<Record<string, unknown>>;
}

interface JsonStatDimension {
  readonly label: string;
  readonly category: {
    readonly index: readonly string[];
    readonly label: Readonly<Record<string, string>>;
    readonly unit?: Readonly<Record<string, { readonly label: string; readonly decimals: number }>>;
    readonly note?: MonthNotes;
  };
}

/** The words of a cube in one language. */
export interface CubeWords {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  readonly snapshot: SnapshotIdentity;
  /** Notes on months. */
  readonly notes: MonthNotes;
}

/** The name of a code of a dimension. */
function naming(name: string, { vocabulary, language }: CubeWords): (code: string) => string {
  if (name === "TIME_PERIOD") return (month) => monthName(month, language);
  const codes = name === "INDICATOR" ? vocabulary.indicators : (vocabulary.codelists[name] ?? []);
  const names = new Map(codes.map((entry) => [entry.code, entry.names[language]]));
  return (code) => names.get(code) ?? code;
}

function dimensionOf(name: string, codes: readonly string[], words: CubeWords): JsonStatDimension {
  const nameOf = naming(name, words);
  const label = Object.fromEntries(codes.map((code) => [code, nameOf(code)]));
  return { label: words.vocabulary.dimensions[name]?.[words.language] ?? name, category: { index: codes, label } };
}

/** Values and limits are in the indicator's unit, their base in persons. */
function measureOf(indicator: string, words: CubeWords): JsonStatDimension {
  const unitName = naming("UNIT_MEASURE", words);
  const { unit: of = "", decimals = 0 } = words.vocabulary.indicators.find(({ code }) => code === indicator) ?? {};
  const unit = OBS_MEASURES.map((measure) =>
    measure === "N_BASE"
      ? [measure, { label: unitName("PERS"), decimals: 0 }]
      : [measure, { label: unitName(of), decimals }],
  );
  const dimension = dimensionOf(OBS_MEASURE, OBS_MEASURES, words);
  return { ...dimension, category: { ...dimension.category, unit: Object.fromEntries(unit) } };
}

/** The notes on the months of the cube. */
function withNotes(dimension: JsonStatDimension, notes: MonthNotes): JsonStatDimension {
  const own = dimension.category.index.flatMap((month) => {
    const said = notes[month];
    return said === undefined ? [] : [[month, said] as const];
  });
  return own.length === 0
    ? dimension
    : { ...dimension, category: { ...dimension.category, note: Object.fromEntries(own) } };
}

function dimensionsOf(axes: CubeCells["axes"], words: CubeWords): JsonStat["dimension"] {
  const codesOf = (name: Dimension): readonly string[] => axes[CUBE_DIMENSIONS.indexOf(name)] ?? [];
  const dimensions = CUBE_DIMENSIONS.map((name) => {
    const made = dimensionOf(name, codesOf(name), words);
    return [name, name === "TIME_PERIOD" ? withNotes(made, words.notes) : made] as const;
  });
  return { [OBS_MEASURE]: measureOf(codesOf("INDICATOR")[0] ?? "", words), ...Object.fromEntries(dimensions) };
}

/**
 * A cube of one indicator as a JSON-stat 2.0 dataset in one language: categories in the order of the code lists, values dense. Values, interval and base are
 * categories of the metric dimension OBS_MEASURE. The statuses (OBS_STATUS) are those of the values: a missing one is `A`, and a cell without an observation is `M` (cannot exist).
 * Months with a break in the series have a note.
 *
 * Source: json-stat.org/full, version 2.0.
 */
export function jsonStatOf({ axes, size, value, status, vintages }: CubeCells, words: CubeWords): JsonStat {
  const { vocabulary, language, snapshot } = words;
  const code = axes[CUBE_DIMENSIONS.indexOf("INDICATOR")]?.[0];
  const indicator = vocabulary.indicators.find((entry) => entry.code === code);
  const { name } = snapshot.presentation.publisher;
  return {
    version: "2.0",
    class: "dataset",
    label: indicator?.names[language] ?? "",
    source: name === "" ? "Tilannekuva" : `${name}, Tilannekuva`,
    updated: snapshot.vintage.slice(0, 10),
    note: indicator === undefined ? [] : [indicator.definitions[language]],
    id: [OBS_MEASURE, ...CUBE_DIMENSIONS],
    size,
    role: { time: ["TIME_PERIOD"], geo: ["REF_AREA"], metric: [OBS_MEASURE] },
    dimension: dimensionsOf(axes, words),
    value,
    status,
    extension: {
      dataflow: "TILANNEKUVA",
      frequency: "M",
      language,
      title: snapshot.title,
      snapshot: snapshot.id,
      vintage: snapshot.vintage,
      licence: DATA_LICENCE,
      citation: citationOf(snapshot),
      vintages,
    },
  };
}
