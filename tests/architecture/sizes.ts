import ts from "typescript";

/** A function that has a name, and the lines from its first word to its last brace; its doc comment is none of them. */
interface Sized {
  readonly name: string;
  readonly lines: number;
}

type Method = ts.MethodDeclaration | ts.ConstructorDeclaration | ts.AccessorDeclaration;
type Holder = ts.VariableDeclaration | ts.PropertyAssignment | ts.PropertyDeclaration;

const isMethod = (node: ts.Node): node is Method =>
  ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node) || ts.isAccessor(node);

const isHolder = (node: ts.Node): node is Holder =>
  ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node);

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** A declaration, a method, or a constant, property or field that holds a function. */
const isNamed = (node: ts.Node): node is ts.FunctionDeclaration | Method | Holder =>
  ((ts.isFunctionDeclaration(node) || isMethod(node)) && node.body !== undefined) ||
  (isHolder(node) && isFunction(node.initializer));

/**
 * Every named function of a source text, in the order of the text, those within others among them.
 *
 * @example functionsOf("const twice = (x: number) =>\n  2 * x;") // [{ name: "twice", lines: 2 }]
 */
export function functionsOf(text: string): readonly Sized[] {
  const file = ts.createSourceFile("sized.ts", text, ts.ScriptTarget.Latest, false);
  const lineAt = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const found: Sized[] = [];
  const visit = (node: ts.Node): void => {
    if (isNamed(node)) {
      const lines = lineAt(node.end) - lineAt(node.getStart(file)) + 1;
      found.push({ name: node.name?.getText(file) ?? "constructor", lines });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * The least of the numbers that the given share of them does not exceed; 0 of none.
 *
 * @example quantile([4, 1, 3, 2], 0.5) // 2
 */
export const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * numbers.length)) - 1] ?? 0;
