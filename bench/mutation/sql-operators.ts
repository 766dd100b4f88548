import { lineAt } from "./mutant.ts";
import type { Mutant } from "./mutant.ts";
import { tokensOf } from "./sql-tokens.ts";
import type { Token } from "./sql-tokens.ts";

/** A token with its neighbours' texts, which are empty before the first and after the last. */
interface Place {
  readonly token: Token;
  readonly before: string;
  readonly next: string;
  /** Whether it is the `and` of a `between`. */
  readonly isBetween: boolean;
}

/** The replacements of a token; empty where an operator does not apply. */
type Operator = (place: Place) => readonly string[];

const COMPARISONS = new Map([
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
  ["=", "<>"],
  ["<>", "="],
  ["!=", "="],
]);

const FUNCTIONS = new Map([
  ["min", "max"],
  ["max", "min"],
  ["sum", "max"],
  ["least", "greatest"],
  ["greatest", "least"],
  ["bool_or", "bool_and"],
  ["bool_and", "bool_or"],
  ["arg_min", "arg_max"],
  ["arg_max", "arg_min"],
  ["min_by", "max_by"],
  ["max_by", "min_by"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["round", "floor"],
]);

const SIGNS = new Map([
  ["+", "-"],
  ["-", "+"],
  ["*", "/"],
  ["/", "*"],
]);

const WORDS = new Map([
  ["true", "false"],
  ["false", "true"],
  ["desc", "asc"],
  ["semi", "anti"],
  ["anti", "semi"],
]);

const one = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

const isNumber = (text: string): boolean => /^\d/.test(text);

/** Whether a value ends with this token, so that a sign after it is a binary operator. */
const endsValue = (text: string): boolean =>
  /^(\)|\]|['"].*|\w+)$/s.test(text) && !/^(select|distinct|by|then|else|when|and|or|where|on|in|all|as)$/.test(text);

const joined: Operator = ({ token: { text }, before, next }) => {
  if (text === "left" && next === "join") return [""];
  const isPlain =
    text === "join" && !/^(left|right|full|inner|cross|semi|anti|asof|natural|outer|positional)$/.test(before);
  return isPlain ? ["left join"] : [];
};

const negated: Operator = ({ token: { text }, before, next }) => {
  if (text === "is" && next === "null") return ["is not"];
  if (text === "is" && next === "distinct") return ["is not"];
  return text === "not" && next !== "exists" && before !== "if" ? [""] : [];
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  comparison: ({ token: { text } }) => one(COMPARISONS.get(text)),
  logical: ({ token: { text }, before, isBetween }) => {
    if (text === "and" && !isBetween) return ["or"];
    return text === "or" && before !== "create" ? ["and"] : [];
  },
  negation: negated,
  existence: ({ token: { text }, next }) => (text === "not" && next === "exists" ? [""] : []),
  function: ({ token: { text }, next }) => (next === "(" ? one(FUNCTIONS.get(text)) : []),
  arithmetic: ({ token: { text }, before, next }) =>
    endsValue(before) && /^[\w('"]/.test(next) && !/^(exclude|replace|from)$/.test(next) ? one(SIGNS.get(text)) : [],
  word: ({ token: { text } }) => one(WORDS.get(text)),
  number: ({ token: { text } }) => {
    if (!isNumber(text)) return [];
    return Number(text) === 0 ? ["1"] : [String(Number(text) + 1), String(Number(text) * 10)];
  },
  default: ({ token: { text, inside }, before, next }) =>
    inside === "coalesce" && before === "," && next === ")" && text.startsWith("'") ? ["'another'"] : [],
  join: joined,
  union: ({ token: { text }, before, next }) => {
    if (text === "all" && before === "union") return [""];
    return text === "union" && next !== "all" ? ["union all"] : [];
  },
  condition: ({ token: { text } }) => (/^(where|having|qualify)$/.test(text) ? [`${text} true or`] : []),
  distinct: ({ token: { text }, before }) => (text === "distinct" && before !== "is" && before !== "not" ? [""] : []),
};

/** Options for reading files and the precision of types are not rules. */
const isSkipped = ({ inside }: Token): boolean => /^(read_\w+|decimal|numeric|varchar)$/.test(inside);

/** How many tokens on either side are shown; they do not depend on line breaks. */
const SHOWN = 4;

function places(tokens: readonly Token[]): readonly Place[] {
  let open = 0;
  return tokens.map((token, index) => {
    const isBetween = token.text === "and" && open > 0;
    if (token.text === "between") open += 1;
    else if (isBetween) open -= 1;
    return { token, before: tokens[index - 1]?.text ?? "", next: tokens[index + 1]?.text ?? "", isBetween };
  });
}

/** Tokens in one line, independent of line breaks. */
const inOneLine = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== "")
    .join(" ")
    .replaceAll(/(?<=\() | (?=[),;])| ?(?:\.|::) ?/g, (space) => space.trim());

/**
 * Every mutant of a statement, in the order of their places.
 *
 * @example sqlMutants("a.sql", "select min(pay)").map(({ after }) => after) // ["select max (pay)"]
 */
export function sqlMutants(file: string, source: string): readonly Mutant[] {
  const tokens = tokensOf(source);
  const texts = tokens.map(({ start, end }) => source.slice(start, end));
  return places(tokens).flatMap((place, index) => {
    if (isSkipped(place.token)) return [];
    const { start, end } = place.token;
    const [left, right] = [texts.slice(Math.max(0, index - SHOWN), index), texts.slice(index + 1, index + 1 + SHOWN)];
    const shown = (text: string): string => inOneLine([...left, text, ...right]);
    const [line, before] = [lineAt(source, start), shown(texts[index]!)];
    return Object.entries(OPERATORS).flatMap(([operator, changes]) =>
      changes(place).map((text) => ({ file, line, start, end, before, operator, text, after: shown(text) })),
    );
  });
}
