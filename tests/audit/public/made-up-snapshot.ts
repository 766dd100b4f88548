import { ANONYMOUS } from "../../../src/model/presentation.ts";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { byBackground } from "../../../pipelines/counts/by_background.ts";
import { byGround } from "../../../pipelines/counts/by_ground.ts";
import type { CountTable } from "../../../src/count/count-declarations.ts";
import { withCategories } from "../../count/with-categories.ts";
import type { Declarations } from "../../../src/audit/structure/declared-grid.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import { cellsOf, nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { CellPlace } from "../../../src/audit/structure/cell-grid.ts";
import type { Session } from "../../../src/database/database.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../../src/model/lineage.ts";
import type { CountCodes } from "../../../src/model/lineage.ts";
import type { Manifest } from "../../../src/publish/snapshot/snapshot-manifest.ts";

export const MONTH = "2026-06";

const tableOf = (table: CountTable, codes: readonly string[]): CountTable => ({
  ...withCategories(table, codes),
  ages: ["_T", "Y18T64"],
  statusOrders: ["MONTHLY", "ANNUAL"],
});

/** Two cities and both, two ages, one table of backgrounds and one of grounds, persons and those of them who work. */
export const declarations: Declarations = {
  areas: [
    { code: "C2", cities: ["KU049", "KU091"] },
    { code: "KU049", cities: ["KU049"] },
    { code: "KU091", cities: ["KU091"] },
  ],
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y18T64", from: 18, to: 64 },
  ],
  tables: [
    tableOf(byBackground, ["FINNISH", "FOREIGN", "UNKNOWN", "_T"]),
    tableOf(byGround, ["FAMILY", "STUDY", "WORK_OTHER"]),
  ],
  measures: [
    { order: "_Z", measure: "PERSONS", parts: ["AT_WORK", "ELSEWHERE"] },
    { order: "MONTHLY", measure: "EMPLOYED", parts: ["AT_WORK"] },
  ],
};

/** True numbers of the smallest groups; all of one size unless given. */
export interface Group {
  readonly city: string;
  readonly sex: string;
  /** `Y18T64` or the other ages. */
  readonly age: string;
  readonly ground: string;
  readonly atWork: boolean;
}

const groups: readonly Group[] = ["KU049", "KU091"].flatMap((city) =>
  ["F", "M"].flatMap((sex) =>
    ["Y18T64", "others"].flatMap((age) =>
      ["FINNISH", "UNKNOWN", "FAMILY", "STUDY", "WORK_OTHER"].flatMap((ground) =>
        [true, false].map((atWork) => ({ city, sex, age, ground, atWork })),
      ),
    ),
  ),
);

function isIn(cell: CellPlace, { city, sex, age, ground, atWork }: Group): boolean {
  const isForeign = ground !== "FINNISH" && ground !== "UNKNOWN";
  const category = cell.table === "by_ground" ? [ground] : ["_T", isForeign ? "FOREIGN" : ground];
  return (
    ["C2", city].includes(cell.area) &&
    ["_T", sex].includes(cell.sex) &&
    ["_T", age].includes(cell.age) &&
    category.includes(cell.category) &&
    (cell.measure === "PERSONS" || atWork)
  );
}

/** What is published of a cell; null where it is withheld. */
export type Publish = (cell: CellPlace, persons: number) => number | null;

/** The cells that a snapshot publishes at one vintage, and their content. */
export interface MadeUpVintage {
  readonly vintage: string;
  readonly persons?: (group: Group) => number;
  readonly publish: Publish;
  /** Only cells with a new number; all unless given. */
  readonly isTold?: (cell: CellPlace) => boolean;
  /** Tables that are held in some areas, `by_background KU049`; none unless given. */
  readonly held?: readonly string[];
}

/** The nearest multiple, halves upwards. */
export const roundedTo = (persons: number, base: number): number => Math.floor(persons / base + 0.5) * base;

function rowsOf({ vintage, persons = () => 100, publish, isTold = () => true }: MadeUpVintage): readonly string[] {
  return [...cellsOf(gridOf(declarations))].filter(isTold).map((cell) => {
    const count = groups.filter((group) => isIn(cell, group)).reduce((sum, group) => sum + persons(group), 0);
    const value = publish(cell, count);
    const codes: CountCodes = {
      ...TOTALS,
      ...(cell.table === "by_ground"
        ? { BACKGROUND: "FOREIGN", PERMIT_GROUND: cell.category }
        : { BACKGROUND: cell.category }),
      TABLE_ID: cell.table,
      REF_AREA: cell.area,
      TIME_PERIOD: MONTH,
      SEX: cell.sex,
      AGE: cell.age,
      STATUS_ORDER: cell.order,
      MEASURE: cell.measure,
    };
    const status = value === null ? ["Q", "C"] : ["P", "F"];
    const texts = [...CELL_COLUMNS.map((column) => codes[column]), ...status, "PERS", vintage];
    return `(${texts.map((text) => `'${text}'`).join(", ")}, ${value ?? "null"})`;
  });
}

const COLUMNS = [...CELL_COLUMNS, "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE", "OBS_VALUE"].join(", ");

const releaseOf = ({ vintage, held = [] }: MadeUpVintage): Manifest["releases"][number] => ({
  vintage,
  months: [MONTH],
  held: held.map((block) => {
    const [table = "", ...areas] = block.split(" ");
    return { month: MONTH, table, areas };
  }),
});

const manifestOf = (name: string, told: readonly MadeUpVintage[], base: number, total?: string): Manifest => ({
  format: "tilannekuva-snapshot",
  format_version: 1,
  id: name,
  dataflow: "TILANNEKUVA",
  vintage: `${told.at(-1)?.vintage}T00:00`,
  fingerprint: name.slice(-12).padEnd(64, "0"),
  months: [MONTH],
  rows: { counts: 0, observations: 0 },
  files: ["counts.parquet", "manifest.json"],
  protection: "made up",
  rounding_base: base,
  versions: {},
  vintages: told.map(({ vintage }) => vintage),
  releases: told.map(releaseOf),
  unemployment_sources: [],
  held_deliveries: [],
  presentation: ANONYMOUS,
  ...(total === undefined ? {} : { merged: { total, cities: [] } }),
  nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
  inputs: [],
  parameters: {},
  steps: {},
  checks: [],
  audit: null,
});

/** Writes a snapshot of which only the published counts and the manifest are there, and gives its folder. */
export async function madeUpSnapshot(
  vintages: readonly MadeUpVintage[],
  {
    folder,
    session,
    base = 10,
    total,
  }: { readonly folder: string; readonly session: Session; readonly base?: number; readonly total?: string },
): Promise<string> {
  const [newest = ""] = vintages.map(({ vintage }) => vintage).toReversed();
  const name = `${newest}T0000Z-${String(vintages.length).padStart(12, "a")}`;
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "manifest.json"), JSON.stringify(manifestOf(name, vintages, base, total)));
  const values = vintages.flatMap(rowsOf).join(", ");
  await session.run(
    `copy (select * replace (OBS_VALUE::integer as OBS_VALUE) from (values ${values}) as made_up(${COLUMNS}))
     to '${join(path, "counts.parquet")}' (format parquet)`,
  );
  return path;
}

/** Whether a cell has all the given codes. */
export const isCell = (place: Partial<CellPlace>) => (cell: CellPlace) =>
  nameOfCell({ ...cell, ...place }) === nameOfCell(cell);

/** Everything rounded, but for what is withheld. */
export const rounded =
  (base: number, isWithheld: (cell: CellPlace) => boolean = () => false): Publish =>
  (cell, persons) =>
    isWithheld(cell) ? null : roundedTo(persons, base);
