import { join } from "node:path";
import { codesFolder } from "../configuration/configuration.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { engineVersion } from "../database/database.ts";
import { decidingSqlTexts } from "../database/sql.ts";
import { countedOf } from "../indicators/declaration.ts";
import type { Indicator } from "../indicators/declaration.ts";
import { canonicalJson, sha256 } from "../lib/canonical.ts";
import type { Vocabulary } from "../model/codelist.ts";
import { DIMENSION_DECLARATIONS, MEASURE_DECLARATIONS, PERSON_GROUPS } from "../model/dictionary.ts";
import type { CodeRow } from "../stage/codes/code-table.ts";
import { readCodes } from "../stage/codes/load-codes.ts";
import type { CheckedTable } from "../stage/codes/load-codes.ts";
import { definitionGroups } from "./definition-groups.ts";
import { declarationsByRoom, numberSettings, packageVersion } from "./definitions-in-force.ts";
import { FORMAT_VERSION } from "./definitions-file.ts";
import { plainContract } from "./plain-contract.ts";

/** An indicator with its unit and decimals. A gap has what its rate counts, for its own groups, and the rate's id. */
function exportedIndicator(declared: Indicator, published: Vocabulary["indicators"]) {
  const { ages, breakdowns, numerator, denominator } = countedOf(declared);
  return {
    ...published.find(({ code }) => code === declared.id),
    ...declared,
    ages,
    breakdowns,
    numerator,
    denominator,
    ...(declared.kind === "gap" ? { of: declared.of.id } : {}),
  };
}

/** Rows by code: their order in the file changes nothing. */
function rowsByCode(rows: readonly CodeRow[], key: string): Readonly<Record<string, readonly CodeRow[]>> {
  const byCode = Map.groupBy(rows, (row) => row[key] ?? "");
  return Object.fromEntries(
    [...byCode].map(([code, same]) => [code, same.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))]),
  );
}

const exportedCodes = ({ table: { name, key, meaning }, sha256: hash, rows }: CheckedTable) => ({
  name,
  key,
  meaning,
  sha256: hash,
  rows: rowsByCode(rows, key),
});

const exportedStatements = () =>
  Object.fromEntries(
    Object.entries(decidingSqlTexts()).map(([path, text]) => [join("sql", path), { sha256: sha256(text), text }]),
  );

/** The declarations by what they are about. What has no section here, such as a new room, is one by its own name. */
function exportedDeclarations(pipeline: Pipeline) {
  const { count, join: joined, stage, protect, audit, indicators, due: _, ...others } = declarationsByRoom(pipeline);
  const { areas, ages, tables, ...counting } = count;
  const { declarations, vocabulary, nowcast, ...indicating } = indicators;
  const { indicators: published, ...words } = vocabulary;
  return {
    ...others,
    ...indicating,
    indicators: declarations.map((declared) => exportedIndicator(declared, published)),
    tables,
    areas,
    ages,
    counting,
    staging: stage,
    joining: joined,
    protection: protect,
    audit,
    nowcast,
    words,
    // With the days on which deliveries are due.
    contracts: pipeline.ingest.sources.map(plainContract),
  };
}

/**
 * Everything that determines the published numbers of a program and a configuration, by what it is about. Its canonical
 * JSON is what `tilannekuva definitions export` writes; `parseDefinitions` reads it.
 *
 * @throws TilannekuvaError exit 2, naming file, line and column, when a code table is missing or breaks its rules.
 * @example (await exportedDefinitions(nightly, configuration)).protection.minimumPersons // 10
 */
export async function exportedDefinitions(pipeline: Pipeline, configuration: Configuration) {
  const codes = await readCodes(pipeline.stage.codeTables, codesFolder(configuration));
  return {
    ...exportedDeclarations(pipeline),
    format: "tilannekuva-definitions",
    format_version: FORMAT_VERSION,
    versions: { tilannekuva: packageVersion(), engine: engineVersion() },
    parameters: {
      ...numberSettings(configuration),
      ...definitionGroups(pipeline),
      code_tables: Object.fromEntries(codes.map(({ table, sha256: hash }) => [table.name, hash])),
    },
    dimensions: DIMENSION_DECLARATIONS,
    measures: MEASURE_DECLARATIONS,
    person_groups: PERSON_GROUPS,
    code_tables: codes.map(exportedCodes),
    statements: exportedStatements(),
  };
}
