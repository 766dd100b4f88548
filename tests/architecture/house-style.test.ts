import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { functionsOf, quantile } from "./sizes.ts";
import { sourceFiles } from "./source-files.ts";
import type { SourceFile } from "./source-files.ts";
import { allSql, expressionsOf, layout, linesOf, statementsOf } from "./sql-style.ts";

const sql = await sourceFiles(["sql"], /\.sql$/);
const invented = await sourceFiles(["src/synthetic"], /\.sql$/);
const code = await sourceFiles(["src", "pipelines"], /\.ts$/);
const measuring = await sourceFiles(["bench"], /\.(ts|sql)$/);
const production = [...sql, ...invented, ...code];
const everything = [
  ...production,
  ...(await sourceFiles(["tests", "bench", "docs", "notebooks", ".ci"], /\.(ts|md|ipynb|txt)$|^run$/)),
];

/** Paths of the files of which something holds: none is what a rule wants. */
const pathsWhere = (files: readonly SourceFile[], broken: (file: SourceFile) => boolean): readonly string[] =>
  files.filter(broken).map((file) => file.path);

const isMacro = (path: string): boolean => path.includes("/macros/");

/** The comment that a SQL file begins with. */
const header = (text: string): string => /^(--.*\n)+/.exec(text)?.[0] ?? "";

const statementPaths = new Set([...sql, ...invented].map(({ path }) => path));

/** A named intermediate of a statement lies in the folder of its name: count/bridge/1_bridge_atom.sql of count/bridge.sql. */
const isIntermediate = (path: string): boolean => statementPaths.has(`${dirname(path)}.sql`);

const labels = (path: string): readonly string[] =>
  isMacro(path) || isIntermediate(path) ? ["--"] : ["Purpose: ", "Grain: ", "Reads: ", "Writes: "];

const silent = ({ path, text }: SourceFile): boolean => !labels(path).every((label) => header(text).includes(label));

const lines = (text: string): number => text.split("\n").length - 1;

const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$|^\s*--.*$/gm, "");

/** Files with more lines than a limit. */
const longerThan = (files: readonly SourceFile[], limit: number): readonly string[] =>
  pathsWhere(files, ({ text }) => lines(text) > limit);

const codeOrSql = ({ path }: SourceFile): boolean => /\.(ts|sql)$/.test(path);

describe("a file", () => {
  it("has at most 250 lines, 300 where it tests or measures", () => {
    expect(longerThan(production, 250)).toEqual([]);
    expect(longerThan(everything.filter(codeOrSql), 300)).toEqual([]);
    expect(longerThan([{ path: "long.ts", text: "\n".repeat(251) }], 250)).toEqual(["long.ts"]);
  });

  it("of the code has at most 150 lines in 95 of 100 cases", () => {
    const sizes = code.map(({ text }) => lines(text));
    expect(quantile(sizes, 0.95)).toBeLessThanOrEqual(150);
    expect(
      quantile(
        sizes.map((size, at) => (at % 10 === 0 ? 151 : size)),
        0.95,
      ),
    ).toBeGreaterThan(150);
  });

  it("of the machinery has less than 80 lines in half of the cases", () => {
    const machinery = code.filter(({ path }) => path.startsWith("src/"));
    expect(
      quantile(
        machinery.map(({ text }) => lines(text)),
        0.5,
      ),
    ).toBeLessThan(80);
  });
});

describe("a function", () => {
  const functions = code.flatMap(({ path, text }) => functionsOf(text).map((each) => Object.assign({ path }, each)));

  it("has at most 40 lines, half of them at most 6", () => {
    expect(functions.filter((each) => each.lines > 40)).toEqual([]);
    expect(
      quantile(
        functions.map((each) => each.lines),
        0.5,
      ),
    ).toBeLessThanOrEqual(6);
    expect(functions.length).toBeGreaterThan(3000);
  });

  it("is a declaration, a method, or what a constant or a property holds; its doc comment is none of its lines", () => {
    const texts = [
      "/** One.\n *\n * @example one()\n */\nexport function one(): number {\n  return 1;\n}",
      "const two = async () =>\n  2;",
      "const held = { three: () => {\n  return [() => 3];\n} };",
      "class Four {\n  constructor() {}\n  four() {\n    const five = function () {};\n  }\n}",
      "declare function none(): void;\ninterface None { none(): void }",
    ];
    expect(texts.flatMap(functionsOf)).toEqual([
      { name: "one", lines: 3 },
      { name: "two", lines: 2 },
      { name: "three", lines: 3 },
      { name: "constructor", lines: 1 },
      { name: "four", lines: 3 },
      { name: "five", lines: 1 },
    ]);
  });

  it("is counted by quantiles that a number of them reaches", () => {
    expect([0, 0.5, 0.75, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 2, 3, 4]);
  });
});

const isLong = (text: string): boolean =>
  statementsOf(text).some((statement) => linesOf(statement) > 80 || expressionsOf(statement) > 8);

const expressions = (count: number): string =>
  Array.from({ length: count }, (_, index) => `c${index} as (select ${index} as x)`).join(", ");

describe("a statement of SQL", () => {
  const held = [...sql, ...invented];

  it("has at most 80 lines, its comments among them, and 8 common table expressions", () => {
    expect(pathsWhere(held, ({ text }) => isLong(text))).toEqual([]);
    expect(held.flatMap(({ text }) => statementsOf(text)).length).toBeGreaterThan(100);
  });

  it("is counted as it is laid out", async () => {
    const laidOut = await layout(await allSql());
    const first = `create or replace temp table t as with ${expressions(3)} select * from c1`;
    const text = laidOut(`${first}; with ${expressions(9)} select * from c8`);
    expect(statementsOf(text).map(expressionsOf)).toEqual([3, 9]);
    expect(isLong(text)).toBe(true);
    expect(isLong(laidOut(`with ${expressions(8)} select * from c7`))).toBe(false);
    const columns = Array.from({ length: 80 }, (_, index) => `a${index}`).join(", ");
    expect(isLong(laidOut(`select ${columns}`))).toBe(true);
  });
});

describe("names", () => {
  it("no two files of the machinery and the declarations have one name", () => {
    const names = code.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).filter((name) => name !== "index.ts");
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
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
      if (isIntermediate(path)) return /\/\d+_\w+$/.test(name);
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
    const statements = sql.filter(
      ({ path }) => !isMacro(path) && !isIntermediate(path) && !path.startsWith("sql/ingest/"),
    );
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
  // The page shows lines of code to its readers; nobody runs them here.
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
