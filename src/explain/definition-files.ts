import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { existsSync } from "node:fs";
import { readText } from "../lib/files.ts";
import { packageRoot } from "../lib/package-root.ts";
import { ifAbsent, naming } from "../lib/system-error.ts";

/** Where a number is defined: files of this program, in the order of the data's way. */
export interface DefinitionFiles {
  /** Of the indicator; null where this version does not declare it. */
  readonly declaration: string | null;
  /** Of each table of published counts that it is made of. */
  readonly tables: readonly NamedFile[];
  /** Statements, in the order in which they run. */
  readonly sql: readonly string[];
  /** Of each extract table that is staged for it. */
  readonly contracts: readonly NamedFile[];
}

/** What is declared, and the file that does; null where this version does not declare it. */
export interface NamedFile {
  readonly name: string;
  readonly file: string | null;
}

/** Declarations of a checkout, or of the package that was built of it. */
const placeOf = (folder: string): string =>
  [join("pipelines", folder), join("dist", "pipelines", folder)].find(
    (place) => existsSync(join(packageRoot, place, "index.ts")) || existsSync(join(packageRoot, place, "index.js")),
  ) ?? join("pipelines", folder);

const texts = new Map<string, Promise<readonly (readonly [file: string, text: string])[]>>();

/** Source texts of a folder of declarations, by path below the program's folder. */
function textsIn(folder: string): Promise<readonly (readonly [file: string, text: string])[]> {
  const place = placeOf(folder);
  const read = async (): Promise<readonly (readonly [string, string])[]> => {
    const path = join(packageRoot, place);
    const names = await ifAbsent(
      naming(path, () => readdir(path)),
      [],
    );
    const sources = names.filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith(".d.ts")).toSorted();
    return Promise.all(sources.map(async (name) => [join(place, name), await readText(join(path, name))] as const));
  };
  const known = texts.get(place) ?? read();
  texts.set(place, known);
  return known;
}

/**
 * The file that declares something by its name: the one whose text has the name as a literal.
 *
 * @param folder below `pipelines`: `indicators`, `counts`, `sources`
 * @example await declaredIn("indicators", "unemployment_gap_18_64") // "pipelines/indicators/gaps.ts"
 */
export async function declaredIn(folder: string, name: string): Promise<string | null> {
  const declared = new RegExp(String.raw`(?:\b(?:id|table): |\()\s*"${name}"`);
  const found = (await textsIn(folder)).find(([, text]) => declared.test(text.replaceAll(/^ \*.*$/gm, "")));
  return found?.[0] ?? null;
}

/** Left of the wall every count goes this way. Statements of the stage are named by what they stage. */
const TO_THE_WALL = [
  "sql/join/person_month.sql",
  "sql/count/cells.sql",
  "sql/count/month.sql",
  "sql/protect/proposals.sql",
  "sql/protect/decisions.sql",
  "sql/protect/published.sql",
];

/** Right of the wall: what was released, the newest counts, and the sums of them that an indicator is made of. */
const FROM_THE_WALL = [
  "sql/indicators/releases.sql",
  "sql/indicators/published_cells.sql",
  "sql/indicators/numbered_counts.sql",
  "sql/indicators/newest.sql",
  "sql/indicators/cells.sql",
];

/** What an estimate is made of: how much of each month was known at each delivery. */
const ESTIMATING = ["sql/indicators/reporting_triangles.sql"];

/** What is declared of the way that leads to an indicator. */
export interface DeclaredWay {
  /** The indicator's id. */
  readonly indicator: string;
  /** TABLE_ID of the published counts. */
  readonly tables: readonly string[];
  /** Names of the staged subjects that the person-months are joined from. */
  readonly subjects: readonly string[];
  /** Extract tables that are staged for them. */
  readonly extracts: readonly string[];
  /** Whether there is a nowcast of it. */
  readonly estimated: boolean;
}

/** Statements in the order in which they run. */
export const statementsOf = ({
  subjects,
  estimated,
}: Pick<DeclaredWay, "subjects" | "estimated">): readonly string[] => [
  ...subjects.map((subject) => `sql/stage/${subject}.sql`),
  ...TO_THE_WALL,
  ...FROM_THE_WALL,
  ...(estimated ? ESTIMATING : []),
];

const named = (folder: string, names: readonly string[]): Promise<readonly NamedFile[]> =>
  Promise.all(names.map(async (name) => ({ name, file: await declaredIn(folder, name) })));

/** Where a number is defined: declaration, tables, statements, contracts. */
export const definitionFiles = async (way: DeclaredWay): Promise<DefinitionFiles> => ({
  declaration: await declaredIn("indicators", way.indicator),
  tables: await named("counts", way.tables),
  sql: statementsOf(way),
  contracts: await named("sources", way.extracts),
});
