import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { existsSync } from "node:fs";
import { readText } from "../lib/files.ts";
import { packageRoot } from "../lib/package-root.ts";
import { ifAbsent, naming } from "../lib/system-error.ts";

/** Where a number is defined: files of this program, in the order of processing. */
export interface DefinitionFiles {
  /** The indicator's declaration; null where this version does not declare it. */
  readonly declaration: string | null;
  /** The declaration of each table of published counts that it uses. */
  readonly tables: readonly NamedFile[];
  /** Statements, in the order in which they run. */
  readonly sql: readonly string[];
  /** The contract of each extract table that is staged for it. */
  readonly contracts: readonly NamedFile[];
}

/** A name, and the file that declares it; null where this version does not declare it. */
export interface NamedFile {
  readonly name: string;
  readonly file: string | null;
}

/** The folder of declarations, in a checkout or in the package built from it. */
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

/** Inside the wall, every count passes these statements. Staging statements are named after what they stage. */
const TO_THE_WALL = [
  "sql/join/person_month.sql",
  "sql/count/cells.sql",
  "sql/count/month.sql",
  "sql/protect/proposals.sql",
  "sql/protect/decisions.sql",
  "sql/protect/published.sql",
];

/** Outside the wall: the releases, the newest counts, and the sums of them that an indicator uses. */
const FROM_THE_WALL = [
  "sql/indicators/releases.sql",
  "sql/indicators/published_cells.sql",
  "sql/indicators/numbered_counts.sql",
  "sql/indicators/newest.sql",
  "sql/indicators/cells.sql",
];

/** The input of an estimate: the reporting triangles. */
const ESTIMATING = ["sql/indicators/reporting_triangles.sql"];

/** The declared inputs of an indicator. */
export interface DeclaredWay {
  /** The indicator's id. */
  readonly indicator: string;
  /** TABLE_ID of the published counts. */
  readonly tables: readonly string[];
  /** Names of the staged subjects from which the person-months are joined. */
  readonly subjects: readonly string[];
  /** Extract tables that are staged for these subjects. */
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
