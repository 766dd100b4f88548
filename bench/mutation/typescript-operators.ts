import ts from "typescript";
import { applied, lineAt } from "./mutant.ts";
import type { Edit, Mutant } from "./mutant.ts";

/** The changes that an operator makes to a node: the replaced part, and the replacement. */
type Operator = (node: ts.Node) => readonly { readonly part: ts.Node; readonly text: string }[];

const SWAPPED: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  comparison: new Map([
    ["<", "<="],
    ["<=", "<"],
    [">", ">="],
    [">=", ">"],
    ["===", "!=="],
    ["!==", "==="],
  ]),
  arithmetic: new Map([
    ["+", "-"],
    ["-", "+"],
    ["*", "/"],
    ["/", "*"],
    ["%", "*"],
    ["**", "*"],
    ["+=", "-="],
    ["-=", "+="],
  ]),
  logical: new Map([
    ["&&", "||"],
    ["||", "&&"],
  ]),
  call: new Map([
    ["Math.max", "Math.min"],
    ["Math.min", "Math.max"],
    ["Math.floor", "Math.ceil"],
    ["Math.ceil", "Math.floor"],
    ["Math.round", "Math.floor"],
    ["Math.abs", ""],
    ["some", "every"],
    ["every", "some"],
  ]),
};

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const swapped =
  (kind: string): Operator =>
  (node) => {
    if (!ts.isBinaryExpression(node) || isText(node.left) || isText(node.right)) return [];
    const text = SWAPPED[kind]!.get(node.operatorToken.getText());
    return text === undefined ? [] : [{ part: node.operatorToken, text }];
  };

/** `Math.max`; for a method of any value, only its name. */
function calledName({ expression }: ts.CallExpression): ts.Node {
  if (!ts.isPropertyAccessExpression(expression)) return expression;
  return expression.expression.getText() === "Math" ? expression : expression.name;
}

const called: Operator = (node) => {
  if (!ts.isCallExpression(node)) return [];
  const part = calledName(node);
  const text = SWAPPED["call"]!.get(part.getText());
  return text === undefined ? [] : [{ part, text }];
};

const filtered: Operator = (node) => {
  if (!ts.isCallExpression(node) || calledName(node).getText() !== "filter") return [];
  return node.arguments.map((part) => ({ part, text: "() => true" }));
};

const truth: Operator = (node) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ part: node, text: "false" }];
  return node.kind === ts.SyntaxKind.FalseKeyword ? [{ part: node, text: "true" }] : [];
};

const numeric: Operator = (node) => {
  if (!ts.isNumericLiteral(node)) return [];
  const value = Number(node.text);
  const others = value === 0 ? [1] : [value + 1, value * 10];
  return others.map((other) => ({ part: node, text: String(other) }));
};

const negation: Operator = (node) => {
  const signs: readonly ts.SyntaxKind[] = [ts.SyntaxKind.ExclamationToken, ts.SyntaxKind.MinusToken];
  if (!ts.isPrefixUnaryExpression(node) || !signs.includes(node.operator)) return [];
  return [{ part: node, text: `(${node.operand.getText()})` }];
};

const emptied: Operator = (node) => {
  if (!ts.isArrayLiteralExpression(node) || node.elements.length === 0) return [];
  const isAssigned = ts.isBinaryExpression(node.parent) && node.parent.left === node;
  return isAssigned ? [] : [{ part: node, text: "[]" }];
};

/** A condition that always or never holds; a guard then always or never returns. */
const condition: Operator = (node) => {
  if (!ts.isIfStatement(node) && !ts.isConditionalExpression(node)) return [];
  const part = ts.isIfStatement(node) ? node.expression : node.condition;
  return ["true", "false"].map((text) => ({ part, text }));
};

/** A call made only for its effect, left out. */
const dropped: Operator = (node) =>
  ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) ? [{ part: node, text: ";" }] : [];

const OPERATORS: Readonly<Record<string, Operator>> = {
  comparison: swapped("comparison"),
  arithmetic: swapped("arithmetic"),
  logical: swapped("logical"),
  call: called,
  filter: filtered,
  boolean: truth,
  number: numeric,
  negation,
  array: emptied,
  condition,
  statement: dropped,
};

/** The fallback for an element that can be missing by its type only. */
const isStandIn = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
  ts.isElementAccessExpression(node.parent.left) &&
  node.parent.right === node;

/** The parts of `a < b ? -1 : 1`, in which only the order matters, and of keys that differ. */
const isOfOrder = ({ parent }: ts.Node): boolean =>
  ts.isConditionalExpression(parent) && parent.whenTrue.getText() === "-1" && parent.whenFalse.getText() === "1";

/** The capacity of a typed array: more of it changes nothing. */
const isRoom = (node: ts.Node): boolean =>
  ts.isNewExpression(node.parent) &&
  !ts.isArrayLiteralExpression(node) &&
  /^\w+Array$/.test(node.parent.expression.getText());

/** Code without effect on behaviour: types, imports, texts of errors, and what cannot make a difference. */
const isSkipped = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isThrowStatement(node) ||
  (node.parent !== undefined && (isStandIn(node) || isOfOrder(node) || isRoom(node)));

const editsOf = (node: ts.Node): readonly Edit[] =>
  Object.entries(OPERATORS).flatMap(([operator, changes]) =>
    changes(node).map(({ part, text }) => ({ operator, start: part.getStart(), end: part.getEnd(), text })),
  );

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** A mutant is shown with its lines. */
function mutantOf(file: string, source: string, edit: Edit): Mutant {
  const from = source.lastIndexOf("\n", edit.start - 1) + 1;
  const to = source.includes("\n", edit.end) ? source.indexOf("\n", edit.end) : source.length;
  const shown = source.slice(from, to);
  const mutated = applied(shown, { ...edit, start: edit.start - from, end: edit.end - from });
  return { ...edit, file, line: lineAt(source, edit.start), before: inOneLine(shown), after: inOneLine(mutated) };
}

/**
 * Every mutant of a file of TypeScript, in the order of their places.
 *
 * @example typescriptMutants("a.ts", "const isAdult = age >= 18;").map(({ after }) => after) // ["const isAdult = age > 18;", …]
 */
export function typescriptMutants(file: string, source: string): readonly Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (isSkipped(node)) return;
    edits.push(...editsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return edits.toSorted((a, b) => a.start - b.start).map((edit) => mutantOf(file, source, edit));
}

/** Whether a text parses as TypeScript; types are not checked, as running it does not check them either. */
export const isTypescript = (source: string): boolean =>
  ts.transpileModule(source, { reportDiagnostics: true }).diagnostics?.length === 0;
