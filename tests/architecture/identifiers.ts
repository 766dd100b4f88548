import ts from "typescript";

/** A name that a source text declares, and whether it is a type's. */
export interface Identifier {
  readonly name: string;
  readonly isType: boolean;
}

const isType = (node: ts.Node): boolean =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);

// What an import brings in is declared, and looked at, where it comes from.
const declares = (node: ts.Node): node is ts.NamedDeclaration =>
  "name" in node && !ts.isPropertyAccessExpression(node) && !ts.isImportSpecifier(node);

/**
 * Every name that a text declares: of types, functions, constants, parameters and properties.
 *
 * @example identifiersOf("type Row = { width: number };") // [{ name: "Row", isType: true }, { name: "width", isType: false }]
 */
export function identifiersOf(text: string): readonly Identifier[] {
  const file = ts.createSourceFile("named.ts", text, ts.ScriptTarget.Latest, false);
  const found: Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (declares(node) && node.name !== undefined && ts.isIdentifier(node.name))
      found.push({ name: node.name.text, isType: isType(node) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * The words that a name is made of, in small letters.
 *
 * @example wordsOf("isHTMLRow_of-MONTH") // ["is", "html", "row", "of", "month"]
 */
export const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
