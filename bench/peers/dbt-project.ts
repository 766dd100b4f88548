import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { TableRule } from "./contracts.ts";

/** Where a dbt project reads and writes. Every path is absolute. */
interface Places {
  readonly inbox: string;
  readonly codes: string;
  /** Folder of the project, its database and its results. */
  readonly folder: string;
}

type Contracts = Readonly<Record<string, TableRule>>;

/** The pipeline's own macros that the models call, by file of sql/macros. */
const MACROS = ["activity", "background", "codes", "dates", "extract_date", "extract_timestamp", "pay", "permits"];

/** One thread for each of the pipeline's own sessions. */
const THREADS = 4;

// JSON is YAML.
const yaml = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const projectOf = ({ inbox, codes, folder }: Places, contracts: Contracts) => ({
  name: "peers",
  version: "1.0",
  profile: "peers",
  "test-paths": ["tests"],
  flags: { send_anonymous_usage_stats: false },
  "on-run-start": ["{{ project_macros() }}"],
  models: { peers: { "+materialized": "table" } },
  vars: { inbox, codes, out: folder, contracts },
});

const profileOf = ({ folder }: Places) => ({
  peers: {
    target: "bench",
    outputs: { bench: { type: "duckdb", path: join(folder, "peers.duckdb"), threads: THREADS } },
  },
});

const onlySound = { config: { where: "is_sound" } } as const;

/** A column's contract as dbt's tests: filled where it must be, and one of its codes. */
function columnTests(column: TableRule["columns"][string], parent: TableRule["parent"]): readonly object[] {
  const filled = column.may_be_empty ? [] : [{ not_null: onlySound }];
  const values = { arguments: { values: column.codes, quote: !column.is_number }, ...onlySound };
  const coded = column.codes === undefined ? [] : [{ accepted_values: values }];
  if (parent?.column !== column.as) return [...filled, ...coded];
  const reference = { arguments: { to: `ref('${parent.table}')`, field: parent.key }, ...onlySound };
  return [...filled, ...coded, { parent_in_period: reference }];
}

function tableTests([table, { columns, key, parent }]: readonly [string, TableRule]) {
  const unique = { unique_rows: { arguments: { columns: ["period", ...key] }, ...onlySound } };
  return {
    name: table,
    data_tests: ["few_left_out", ...(key.length === 0 ? [] : [unique])],
    columns: Object.values(columns).map((column) => ({ name: column.as, data_tests: columnTests(column, parent) })),
  };
}

/** A table that is read file by file keeps its periods; one whose files hold everything is read again. */
const archiveModel = (table: string, { is_full_history: isWhole }: TableRule): string =>
  isWhole
    ? `{{ archived("${table}") }}\n`
    : `{{ config(materialized="incremental", incremental_strategy="delete+insert", unique_key="period") }}\n{{ archived("${table}") }}\n`;

async function projectMacros(): Promise<string> {
  const texts = MACROS.map((name) => readFile(join(packageRoot, "sql", "macros", `${name}.sql`), "utf8"));
  return `{% macro project_macros() %}{% raw %}\n${(await Promise.all(texts)).join("\n")}{% endraw %}{% endmacro %}\n`;
}

/** Copies the hand-written models, macros and tests; `.jinja` only keeps them from being read as plain SQL. */
async function copyTemplates(folder: string): Promise<void> {
  await cp(join(import.meta.dirname, "dbt"), folder, { recursive: true });
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((file) => file.endsWith(".jinja")))
    await rename(join(folder, name), join(folder, name.replace(/\.jinja$/, "")));
}

/**
 * Makes a dbt project in a folder: the hand-written models of bench/peers/dbt, which call the pipeline's own macros, and for every table a
 * model and tests that its contract gives.
 *
 * @example await makeDbtProject({ inbox, codes, folder: join(work, "dbt") }, contractsAsData());
 */
export async function makeDbtProject(places: Places, contracts: Contracts): Promise<void> {
  const { folder } = places;
  await rm(folder, { recursive: true, force: true });
  await copyTemplates(folder);
  const files = {
    "dbt_project.yml": yaml(projectOf(places, contracts)),
    "profiles.yml": yaml(profileOf(places)),
    "macros/project_macros.sql": await projectMacros(),
    "models/archive/contracts.yml": yaml({ models: Object.entries(contracts).map(tableTests) }),
    ...Object.fromEntries(
      Object.entries(contracts).map(([table, rule]) => [`models/archive/${table}.sql`, archiveModel(table, rule)]),
    ),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
