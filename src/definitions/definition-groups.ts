import { decidingSqlTexts } from "../database/sql.ts";
import { fingerprint } from "../lib/canonical.ts";
import { codeHashes } from "./code-hashes.ts";
import type { CodeHashes } from "./code-hashes.ts";
import { declarationsByRoom } from "./definitions-in-force.ts";
import type { Pipeline } from "../configuration/pipeline.ts";

/**
 * Hashes of the definitions by group, which show what changed: SQL and code by folder, declarations by the room that
 * reads them.
 */
export interface DefinitionGroups {
  readonly code: CodeHashes;
  readonly statements: Readonly<Record<string, string>>;
  readonly declarations: Readonly<Record<string, string>>;
}

const roomOf = (path: string): string => path.split(/[/\\]/)[0] ?? "";

function statementGroups(): Readonly<Record<string, string>> {
  const rooms = Map.groupBy(Object.entries(decidingSqlTexts()), ([path]) => roomOf(path));
  return Object.fromEntries([...rooms].map(([room, texts]) => [room, fingerprint(texts)]));
}

/**
 * The definitions in force, by group.
 *
 * @example definitionGroups(nightly).statements["join"] // "5f1c…", 64 hex digits
 */
export function definitionGroups(pipeline: Pipeline): DefinitionGroups {
  const declared = Object.entries(declarationsByRoom(pipeline));
  return {
    code: codeHashes(),
    statements: statementGroups(),
    declarations: Object.fromEntries(declared.map(([room, given]) => [room, fingerprint(given)])),
  };
}
