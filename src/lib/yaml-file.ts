import { CST, Lexer, parseDocument } from "yaml";
import { EXIT, TilannekuvaError } from "./errors.ts";
import { readText } from "./files.ts";
import { isShortage } from "./system-error.ts";

/** How messages refer to a YAML file. */
export interface YamlFile {
  /** Its kind, `configuration file`. */
  readonly what: string;
  /** The option that names it, `--config`. */
  readonly option: string;
  /** The page with an example, `docs/configuration.md`. */
  readonly page: string;
}

const fault = (message: string, advice: string, cause?: unknown): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice, cause });

// Characters; a configuration has some thousands.
const AT_MOST = 1_000_000;

async function textOf(file: string, { what, option, page }: YamlFile): Promise<string> {
  const text = await readText(file).catch((error: unknown) => {
    if (isShortage(error)) throw error;
    const advice = `Check the path after ${option} and your permission to read it.`;
    throw fault(`${file}: the ${what} cannot be read`, advice, error);
  });
  if (text.length <= AT_MOST) return text;
  throw fault(`${file}: has more than ${AT_MOST} characters, too many for a ${what}`, `See ${page} for an example.`);
}

const UNWANTED: ReadonlyMap<string | null, string> = new Map([
  ["anchor", "an anchor (&)"],
  ["alias", "an alias (*)"],
  ["tag", "a tag (!)"],
]);

// The lexer's own marks, which are not text of the file; the last one announces the text of a value.
const MARKS: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);
const VALUE_FOLLOWS = "\u001f";

/**
 * The first place where the file refers to itself or names a type. With such references a few lines can expand to gigabytes, and nothing here
 * needs them; they are found before the text is parsed.
 */
function unwanted(text: string): { readonly line: number; readonly what: string } | null {
  let [line, before] = [1, ""];
  for (const lexeme of new Lexer().lex(text)) {
    const what = before === VALUE_FOLLOWS ? undefined : UNWANTED.get(CST.tokenType(lexeme));
    if (what !== undefined) return { line, what };
    if (!MARKS.has(lexeme)) line += lexeme.split("\n").length - 1;
    before = lexeme;
  }
  return null;
}

/** @throws the parser's own exceptions, apart from the errors that it lists. */
function parsed(file: string, text: string, { page }: YamlFile): unknown {
  const document = parseDocument(text, { logLevel: "error" });
  const [error] = document.errors;
  if (error === undefined) return document.toJS();
  const line = error.linePos?.[0].line ?? 1;
  throw fault(`${file}: line ${line} is not valid YAML (${error.code})`, `Correct the line; ${page} has an example.`);
}

/**
 * A YAML file's content, unchecked; null when it is empty. Anchors, aliases and tags are refused.
 *
 * @throws TilannekuvaError (usage) that names the file and the line.
 * @example await readYaml("tilannekuva.yaml", { what: "configuration file", option: "--config", page: "docs/configuration.md" });
 */
export async function readYaml(file: string, spoken: YamlFile): Promise<unknown> {
  const text = await textOf(file, spoken);
  try {
    const found = unwanted(text);
    if (found === null) return parsed(file, text, spoken);
    throw fault(
      `${file}: line ${found.line} has ${found.what}, which is not allowed here`,
      `Write the value itself there, in quotes if it begins with such a sign; ${spoken.page} has an example.`,
    );
  } catch (error) {
    if (error instanceof TilannekuvaError) throw error;
    throw fault(`${file}: cannot be read as YAML`, `Start from the example in ${spoken.page}.`, error);
  }
}
