import { definitionDifferences } from "../definitions/definition-differences.ts";
import type { Difference } from "../definitions/definition-differences.ts";
import { comparedDefinitions, definitionsHere } from "../definitions/compared-definitions.ts";
import type { ComparedDefinitions } from "../definitions/compared-definitions.ts";
import { differenceInWords, statementTexts } from "../definitions/difference-words.ts";
import { unifiedHunks } from "../definitions/line-hunks.ts";
import { canonicalJson, sha256 } from "../../lib/canonical.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { writePieces } from "../../publish/formats/write-pieces.ts";
import { requireNewFile } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { sayJson } from "../say-json.ts";
import { configurationFor, shown } from "../session.ts";
import type { ConfiguredOptions, JsonOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export interface ExportOptions extends ConfiguredOptions {
  readonly out?: string;
}

export interface DefinitionsDiffOptions extends JsonOptions {
  /** Whether the differing lines of statements are shown. */
  readonly statements?: boolean;
}

/**
 * `tilannekuva definitions export`: writes the definitions of this program and configuration to a new file, or to
 * standard output.
 *
 * @throws TilannekuvaError exit 2 for a file that already exists or lies where only a run may write, and for a faulty
 *   code table.
 */
export async function exportDefinitionsCommand(options: ExportOptions, terminal: Terminal): Promise<ExitCode> {
  const { out } = options;
  if (out !== undefined) requireNewFile(out, await configurationFor(options), ["inbox", "store", "output"]);
  const definitions = await definitionsHere(options);
  if (out === undefined) {
    sayJson(definitions, terminal);
    return EXIT.done;
  }
  const text = `${canonicalJson(definitions)}\n`;
  await writePieces(callerPath(out), [text]);
  terminal.line(
    `${shown(callerPath(out))}: the definitions of this program and configuration, SHA-256 ${sha256(text)}`,
  );
  return EXIT.done;
}

const versionOf = ({ definitions }: ComparedDefinitions): string =>
  definitions.versions["tilannekuva"] ?? "of an unknown version";

/** Two sides, and how they differ: where one is a snapshot, by hashes and settings. */
interface Comparison {
  readonly a: ComparedDefinitions;
  readonly b: ComparedDefinitions;
  readonly byHash: boolean;
  readonly differences: readonly Difference[];
}

function differencesOf(a: ComparedDefinitions, b: ComparedDefinitions): readonly Difference[] {
  if (a.kind !== "snapshot" && b.kind !== "snapshot") return definitionDifferences(a.definitions, b.definitions);
  const [one, other] = [a, b].map(({ definitions: { versions, parameters } }) => ({ versions, parameters }));
  return definitionDifferences(one ?? {}, other ?? {});
}

const compared = (a: ComparedDefinitions, b: ComparedDefinitions): Comparison => ({
  a,
  b,
  byHash: a.kind === "snapshot" || b.kind === "snapshot",
  differences: differencesOf(a, b),
});

function hunksOf(difference: Difference): readonly string[] {
  const texts = statementTexts(difference);
  return texts === null ? [] : unifiedHunks(...texts).map((line) => `  ${line}`);
}

const NO_WORDS =
  "A snapshot has only hashes of its definitions. For the words, export them with the program and configuration that " +
  "published it: tilannekuva definitions export --out FILE";

function comparisonLines({ a, b, byHash, differences }: Comparison, withStatements: boolean): readonly string[] {
  const count = differences.length;
  return [
    `A: ${a.name} (tilannekuva ${versionOf(a)})`,
    `B: ${b.name} (tilannekuva ${versionOf(b)})`,
    ...differences.flatMap((each) => [differenceInWords(each), ...(withStatements ? hunksOf(each) : [])]),
    count === 0
      ? `The definitions are the same${byHash ? ", by their hashes" : ""}.`
      : `${count} ${count === 1 ? "difference" : "differences"}.`,
    ...(byHash && count > 0 ? [NO_WORDS] : []),
  ];
}

const sideResult = (side: ComparedDefinitions) => ({ name: side.name, kind: side.kind, tilannekuva: versionOf(side) });

const comparisonResult = ({ a, b, byHash, differences }: Comparison): Readonly<Record<string, unknown>> => ({
  a: sideResult(a),
  b: sideResult(b),
  same: differences.length === 0,
  by_hash: byHash,
  differences: differences.map((each) => ({ says: differenceInWords(each), path: each.path, a: each.a, b: each.b })),
});

/**
 * `tilannekuva definitions diff A B`: how two definitions differ, in words. Definitions that differ are no failure: the
 * exit code is 0.
 *
 * @throws TilannekuvaError exit 2 for a file that is no exported one and for an unknown snapshot, exit 5 for a missing
 *   `.json` file.
 */
export async function diffDefinitionsCommand(
  [first, second]: readonly [string, string],
  options: DefinitionsDiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const comparison = compared(await comparedDefinitions(first, options), await comparedDefinitions(second, options));
  if (options.json === true) sayJson(comparisonResult(comparison), terminal);
  else for (const line of comparisonLines(comparison, options.statements === true)) terminal.line(line);
  return EXIT.done;
}
