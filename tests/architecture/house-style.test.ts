import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

async function filesIn(part: string, ending: RegExp): Promise<readonly SourceFile[]> {
  const entries = await readdir(join(packageRoot, part), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && ending.test(entry.name));
  const paths = files.map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)));
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, text: await readFile(join(packageRoot, path), "utf8") })),
  );
}

const all = async (parts: readonly string[], ending: RegExp): Promise<readonly SourceFile[]> =>
  (await Promise.all(parts.map((part) => filesIn(part, ending)))).flat();

const sql = await filesIn("sql", /\.sql$/);
const invented = await filesIn("fixtures", /\.sql$/);
const code = await all(["src", "pipelines", "fixtures"], /\.ts$/);
const measuring = await all(["bench"], /\.(ts|sql)$/);
const production = [...sql, ...invented, ...code];
const everything = [
  ...production,
  ...(await all(["tests", "bench", "docs", "notebooks", ".ci"], /\.(ts|md|ipynb|txt)$|^run$/)),
];

/** Paths of the files of which something holds: none is what a rule wants. */
const pathsWhere = (files: readonly SourceFile[], broken: (file: SourceFile) => boolean): readonly string[] =>
  files.filter(broken).map((file) => file.path);

const isMacro = (path: string): boolean => path.includes("/macros/");

/** The comment that a SQL file begins with. */
const header = (text: string): string => /^(--.*\n)+/.exec(text)?.[0] ?? "";

const labels = (path: string): readonly string[] =>
  isMacro(path) ? ["--"] : ["Purpose: ", "Grain: ", "Reads: ", "Writes: "];

const silent = ({ path, text }: SourceFile): boolean => !labels(path).every((label) => header(text).includes(label));

const lines = (text: string): number => text.split("\n").length - 1;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$|^\s*--.*$/gm, "");

describe("sizes", () => {
  it("no file has more than 300 lines", () => {
    expect(
      pathsWhere(
        everything.filter(({ path }) => /\.(ts|sql)$/.test(path)),
        ({ text }) => lines(text) > 300,
      ),
    ).toEqual([]);
  });

  it("the median file of the machinery has less than 80 lines", () => {
    expect(median(code.filter(({ path }) => path.startsWith("src/")).map(({ text }) => lines(text)))).toBeLessThan(80);
  });
});

describe("SQL", () => {
  it("every statement says its purpose, its grain, what it reads and what it writes, and every macro file says something", () => {
    expect(pathsWhere([...sql, ...invented], silent)).toEqual([]);
  });

  it("every file is used", () => {
    const texts = code.map(({ text }) => text).join("\n");
    const isUsed = ({ path }: SourceFile): boolean => {
      const name = path.replace(/^sql\//, "").replace(/\.sql$/, "");
      const [room = "", ...rest] = name.split("/");
      // Macros are loaded by folder; a statement is named whole, or by the room's own prefix and its name.
      return (
        room === "macros" ||
        texts.includes(`"${name}"`) ||
        (texts.includes(`\`${room}/\${`) && texts.includes(`"${rest.join("/")}"`))
      );
    };
    expect(pathsWhere(sql, (file) => !isUsed(file))).toEqual([]);
  });

  it("every macro is used", () => {
    const named = sql.flatMap(({ path, text }) =>
      [...text.matchAll(/create or replace macro (\w+)/gi)].map(([, name = ""]) => ({ path, name })),
    );
    const texts = production.map(({ text }) => withoutComments(text)).join("\n");
    const calls = (name: string): number => [...texts.matchAll(new RegExp(`\\b${name}\\s*\\(`, "g"))].length;
    expect(named.filter(({ name }) => calls(name) < 2)).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  it("has a total order and nothing whose answer depends on the order of threads", () => {
    const lottery = /\b(any_value|mode|first|last|arbitrary|partition_by|random)\s*\(/i;
    expect(pathsWhere(sql, ({ text }) => lottery.test(withoutComments(text)))).toEqual([]);
    const statements = sql.filter(({ path }) => !isMacro(path) && !path.startsWith("sql/ingest/"));
    expect(pathsWhere(statements, ({ text }) => !/\border by\b/i.test(withoutComments(text)))).toEqual([]);
  });
});

/** The engine's reads in a text, each with its arguments. */
function readsOf(text: string): readonly string[] {
  return [...text.matchAll(/\bread_(?:parquet|csv|csv_auto|json|json_auto|ndjson)\(/g)].map((match) => {
    let depth = 1;
    let end = match.index + match[0].length;
    for (; depth > 0 && end < text.length; end += 1) {
      if (text[end] === "(") depth += 1;
      if (text[end] === ")") depth -= 1;
    }
    return text.slice(match.index, end);
  });
}

const partitioned = (text: string): boolean =>
  readsOf(text).some((read) => !/\bhive_partitioning\s*=\s*false\b/.test(read));

describe("reads", () => {
  // The browser has no engine: what the page writes for others to run is run by its own tests.
  const readers = [...production, ...measuring].filter(({ path }) => !path.startsWith("src/page/client/"));

  it("take no column from a folder that is named key=value", () => {
    expect(pathsWhere(readers, ({ text }) => partitioned(withoutComments(text)))).toEqual([]);
    expect(readers.flatMap(({ text }) => readsOf(text)).length).toBeGreaterThan(100);
    expect(partitioned("from read_parquet(getvariable('file'), filename = true)")).toBe(true);
  });

  it("are of files that a variable names, never of a path in the statement", () => {
    const inline = /\bread_\w+\(\s*\[?\s*'|(?<!\bdistinct\s+)\bfrom\s+'/i;
    expect(pathsWhere([...sql, ...invented], ({ text }) => inline.test(withoutComments(text)))).toEqual([]);
  });
});

describe("what no file has", () => {
  const console = /\bconsole\.(log|error|warn|info|debug)\(|process\.std(out|err)\.write/;
  it("is output to the terminal, outside src/cli", () => {
    const quiet = code.filter(({ path }) => !path.startsWith("src/cli/"));
    expect(pathsWhere(quiet, ({ text }) => console.test(withoutComments(text)))).toEqual([]);
  });

  it("is the clock, outside the commands and the log's time stamps", () => {
    const clock = /\bDate\.now\(\)|new Date\(\)/;
    const timeless = code.filter(({ path }) => !path.startsWith("src/cli/") && path !== "src/lib/log.ts");
    expect(pathsWhere(timeless, ({ text }) => clock.test(withoutComments(text)))).toEqual([]);
  });

  it("is a path of one machine", () => {
    // Spelled with brackets, so that this file does not hold what it looks for.
    const paths = /\.\.\/share[d]|\/wor[k]\/|\/roo[t]\/|\/hom[e]\/\w|\/User[s]\/\w|bash_job[s]/;
    expect(pathsWhere(everything, ({ text }) => paths.test(text))).toEqual([]);
  });

  it("is a test switched off or a promise left open", () => {
    const open = /\b(it|test|describe)\.(onl[y]|ski[p]|tod[o])\b|\b(TOD[O]|FIXM[E]|XX[X])\b/;
    expect(pathsWhere(everything, ({ text }) => open.test(text))).toEqual([]);
  });
});
