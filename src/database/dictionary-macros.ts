import { CELL_COLUMNS } from "../model/lineage.ts";
import { BREAKDOWNS, ORDERED_MEASURES, PERSON_GROUPS, SPLIT_DIMENSIONS, baseNumber } from "../model/dictionary.ts";
import { DIMENSIONS } from "../model/observation.ts";

const text = (value: string): string => `'${value}'`;

const list = (values: readonly string[]): string => `[${values.join(", ")}]`;

const texts = (values: readonly string[]): string => list(values.map(text));

/** A type of from_json: an object with a value of one type for each dimension that tables are broken down by. */
const byDimension = (type: string): string =>
  `{${SPLIT_DIMENSIONS.map((dimension) => `"${dimension}":${type}`).join(",")}}`;

const columns: readonly (readonly [string, string])[] = [
  // Columns that persons are split by, those that identify a published count, and those that identify an observation.
  ["split_dimensions()", texts(SPLIT_DIMENSIONS)],
  ["cell_columns()", texts(CELL_COLUMNS)],
  ["place_columns()", texts(DIMENSIONS.filter((name) => name !== "DATAFLOW" && name !== "FREQ"))],
  // A person's category in each breakdown, in the order of their declarations. The engine binds a macro's columns at the call only where a parameter
  // comes before them.
  [
    "own_categories(outside)",
    `if(outside is null, null, ${list(BREAKDOWNS.map(({ sql }) => `coalesce(${sql}, outside)`))})`,
  ],
  // The one group of persons that a person is in; a person in none is an error.
  [
    "person_group(refusal)",
    `case when refusal is null then null ${PERSON_GROUPS.map(({ code, sql }) => `when ${sql} then ${text(code)}`).join(" ")} else error(refusal) end`,
  ],
  // Whether a published figure needs a count with the codes of the row.
  [
    "is_needed(codes)",
    SPLIT_DIMENSIONS.map((dimension) => `list_contains(codes.${dimension}, ${dimension})`).join(" and "),
  ],
  // The codes of a cell that is split by background only.
  [
    "codes_of_background(background)",
    `{${SPLIT_DIMENSIONS.map((dimension) => `'${dimension}': ${dimension === "BACKGROUND" ? "background" : "'_T'"}`).join(", ")}}`,
  ],
];

const rows = (values: Readonly<Record<string, readonly string[]>>): string =>
  `select ${Object.entries(values)
    .map(([name, of]) => `unnest(${list(of)}) as ${name}`)
    .join(", ")}`;

const unnested = (variable: string, type: string): string =>
  `select unnest(from_json(coalesce(getvariable('${variable}'), '[]'), '[${type}]'), max_depth := 2)`;

const tables: readonly (readonly [string, string])[] = [
  // Measures in the order of their codes, which is the order of every output.
  [
    "ordered_measures()",
    rows({
      measure_no: ORDERED_MEASURES.map((_, number) => String(number)),
      status_order: ORDERED_MEASURES.map(({ order }) => text(order)),
      measure: ORDERED_MEASURES.map(({ measure }) => text(measure)),
      base_no: ORDERED_MEASURES.map((measure) => String(baseNumber(measure, ORDERED_MEASURES))),
      waits_for: ORDERED_MEASURES.map(({ declared }) => text(declared.waitsFor ?? "population")),
      behind: ORDERED_MEASURES.map(({ declared }) => text(declared.protection.behind)),
    }),
  ],
  // The groups of persons that each measure counts.
  [
    "measure_groups()",
    rows({
      measure_no: ORDERED_MEASURES.flatMap(({ parts }, number) => parts.map(() => String(number))),
      person_group: ORDERED_MEASURES.flatMap(({ parts }) => parts.map(text)),
    }),
  ],
  // The categories of the declared tables: one code for each of the table's breakdowns, and the codes of their cells.
  [
    "declared_categories()",
    unnested(
      "categories",
      `{"table_id":"VARCHAR","category":"VARCHAR","first_own":"VARCHAR","second_own":"VARCHAR","only_background":"BOOLEAN",` +
        `"whole":"VARCHAR","codes":${byDimension('"VARCHAR"')}}`,
    ),
  ],
  [
    "declared_needs()",
    unnested(
      "needed",
      `{"table_id":"VARCHAR","sex":["VARCHAR"],"age":["VARCHAR"],"status_order":["VARCHAR"],"measure":["VARCHAR"],` +
        `"objective":"BOOLEAN","codes":${byDimension('["VARCHAR"]')}}`,
    ),
  ],
];

/**
 * The SQL that follows from the dictionary of the cube (pipelines/dimensions.ts, pipelines/measures.ts): lists of columns, a person's categories
 * and group, the measures and what they count. Statements use these macros and list no dimension themselves.
 *
 * @example dictionaryMacros()[0] // "create or replace macro split_dimensions() as ['BACKGROUND', ...];"
 */
export const dictionaryMacros = (): readonly string[] => [
  ...columns.map(([name, body]) => `create or replace macro ${name} as ${body};`),
  ...tables.map(([name, body]) => `create or replace macro ${name} as table ${body};`),
];
