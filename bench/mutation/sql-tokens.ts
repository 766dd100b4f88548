/** A word, number, string or sign of SQL, in lower case. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The function or word before the innermost bracket around it; empty outside of brackets. */
  readonly inside: string;
}

const TOKEN =
  /--.*|\/\*[^]*?\*\/|\{\{[^]*?\}\}|'(?:[^']|'')*'|"(?:[^"]|"")*"|\d+(?:\.\d+)?|\w+|<>|!=|<=|>=|::|\|\||->>?|=>|:=|\S/g;

/**
 * The tokens of a statement, without comments.
 *
 * @example tokensOf("select 1 -- one").map(({ text }) => text) // ["select", "1"]
 */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const brackets: string[] = [];
  for (const { 0: text, index } of source.matchAll(TOKEN)) {
    if (text.startsWith("--") || text.startsWith("/*")) continue;
    if (text === ")") brackets.pop();
    tokens.push({ text: text.toLowerCase(), start: index, end: index + text.length, inside: brackets.at(-1) ?? "" });
    if (text === "(") brackets.push(tokens.at(-2)?.text ?? "");
  }
  return tokens;
}
