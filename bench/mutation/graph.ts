import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { filesUnder } from "./targets.ts";

/** For each file, the files that use it directly. */
export type Users = ReadonlyMap<string, ReadonlySet<string>>;

/** The files that a text uses, as it names them. */
interface Named {
  /** `../lib/months.ts`: imports of more than types, and files run in another thread or process. */
  readonly modules: readonly string[];
  /** Every other string literal, `protect/decisions` among them. */
  readonly texts: ReadonlySet<string>;
}

const isTypeImport = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

function namedIn(source: string): Named {
  const tree = ts.createSourceFile("a.ts", source, ts.ScriptTarget.Latest, false);
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isTypeImport(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    if (ts.isTemplateHead(node)) texts.add(`${node.text}*`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { modules: [...texts].filter((text) => /^\.\.?\/.*\.ts$/.test(text)), texts };
}

/** Whether a module names a statement: by `protect/decisions`, or by its room and its name apart. */
function names(texts: ReadonlySet<string>, statement: string): boolean {
  const name = statement.replace(/^sql\//, "").replace(/\.sql$/, "");
  const [room = "", ...rest] = name.split("/");
  return texts.has(name) || (texts.has(`${room}/*`) && texts.has(rest.join("/")));
}

const macrosIn = (source: string): readonly string[] =>
  [...source.matchAll(/create or replace macro (\w+)/gi)].map(([, name = ""]) => name);

/** The statement that an intermediate belongs to; for any other file there is no statement with that name. */
export const statementOf = (file: string): string => `${dirname(file)}.sql`;

/** Which file uses which, from the texts: modules import modules, name statements and call macros; statements call macros; an intermediate's calls count as its statement's. */
export function usersOf(root: string): Users {
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const users = new Map<string, Set<string>>();
  const note = (used: string, user: string): void => {
    if (used !== user) users.set(used, (users.get(used) ?? new Set()).add(user));
  };
  const statements = filesUnder(root, ["sql"], /\.sql$/).map((file) => ({ file, source: read(file) }));
  const macros = statements.flatMap(({ file, source }) => macrosIn(source).map((macro) => ({ file, macro })));
  const noteCalls = (user: string, source: string): void => {
    const called = new Set(source.match(/\b\w+(?=\s*\()/g));
    for (const { file, macro } of macros) if (called.has(macro)) note(file, user);
  };
  for (const file of filesUnder(root, ["src", "pipelines", "fixtures", "tests"], /\.ts$/)) {
    const { modules, texts } = namedIn(read(file));
    for (const module of modules) note(join(file, "..", module), file);
    for (const statement of statements) if (names(texts, statement.file)) note(statement.file, file);
    noteCalls(file, [...texts].join("\n"));
  }
  const paths = new Set(statements.map(({ file }) => file));
  for (const { file, source } of statements) {
    const whole = statementOf(file);
    if (paths.has(whole)) note(file, whole);
    noteCalls(paths.has(whole) ? whole : file, source);
  }
  return users;
}
