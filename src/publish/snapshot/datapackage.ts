import type { Code, Vocabulary } from "../../model/codelist.ts";
import type { Field } from "../tables/published-fields.ts";
import type { Input, Manifest } from "./snapshot-manifest.ts";
import { tableOf } from "../tables/published-tables.ts";
import { DATA_LICENCE, citationOf, titleOf } from "./snapshot-citation.ts";

/** A data file of the snapshot. */
export interface DataFile {
  /** Relative to the snapshot. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of its table; null where it is not a table, or they were not counted. */
  readonly rows: number | null;
}

/** The facts about the snapshot in the package. */
export type PackageFacts = Pick<Manifest, "id" | "vintage" | "presentation" | "protection" | "rounding_base"> & {
  readonly inputs: readonly Input[];
};

const MEDIA: Readonly<Record<string, string>> = {
  arrow: "application/vnd.apache.arrow.file",
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  ndjson: "application/x-ndjson",
  parquet: "application/vnd.apache.parquet",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Finnish and Swedish spreadsheets expect other signs than the standard. */
const dialectOf = (path: string): Readonly<Record<string, unknown>> =>
  /\.(fi|sv)\.csv$/.test(path) ? { delimiter: ";", header: true } : { delimiter: ",", header: true };

const codesOf = (column: string, { codelists, indicators }: Vocabulary): readonly Code[] =>
  column === "INDICATOR" ? indicators : (codelists[column] ?? []);

/** A code list may have a code once for each of several tables: readers see the first. */
const categoriesOf = (codes: readonly Code[]) =>
  [...new Map(codes.toReversed().map(({ code, names }) => [code, names.en]))]
    .toReversed()
    .map(([value, label]) => ({ value, label }));

/** A column as the standard describes it, its codes with their English names, in the order of display. */
function fieldOf(field: Field, vocabulary: Vocabulary, path: string): Readonly<Record<string, unknown>> {
  const codes = field.type === "string" ? codesOf(field.name, vocabulary) : [];
  return {
    ...field,
    ...(codes.length === 0 ? {} : { categories: categoriesOf(codes), categoriesOrdered: false }),
    ...(/\.(fi|sv)\.csv$/.test(path) && field.type === "number" ? { decimalChar: "," } : {}),
  };
}

function schemaOf(path: string, vocabulary: Vocabulary): Readonly<Record<string, unknown>> {
  const table = tableOf(path);
  if (table === null) return {};
  const { title, description, fields, primaryKey } = table;
  const described = fields.map((field) => fieldOf(field, vocabulary, path));
  return { type: "table", title, description, schema: { fields: described, primaryKey, missingValues: [""] } };
}

const TEXT: ReadonlySet<string> = new Set(["csv", "html", "json", "ndjson"]);

function resource({ path, bytes, sha256, rows }: DataFile, vocabulary: Vocabulary): Readonly<Record<string, unknown>> {
  const [, format = "", gz] = /\.([^./]+?)(\.gz)?$/.exec(path) ?? [];
  return {
    name: path.toLowerCase().replaceAll(/[^a-z0-9_.]/g, "-"),
    path,
    format,
    mediatype: gz === undefined ? (MEDIA[format] ?? "application/octet-stream") : "application/gzip",
    ...(gz === undefined ? {} : { compression: "gz" }),
    ...(TEXT.has(format) ? { encoding: "utf-8" } : {}),
    bytes,
    hash: `sha256:${sha256}`,
    ...(rows === null ? {} : { rows }),
    ...(format === "csv" ? { dialect: dialectOf(path) } : {}),
    ...schemaOf(path, vocabulary),
  };
}

/** The extract tables behind the numbers, each with its newest period. */
function sourcesOf(inputs: readonly Input[]): readonly Readonly<Record<string, string>>[] {
  const newest = new Map<string, string>();
  for (const { table, period } of inputs) if (period >= (newest.get(table) ?? "")) newest.set(table, period);
  return [...newest]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, version]) => (version === "" ? { title } : { title, version }));
}

/** The publisher; none where it is not configured. */
function contributorsOf({ presentation }: PackageFacts): Readonly<Record<string, unknown>> {
  const { name, uri, contact } = presentation.publisher;
  if (name === "") return {};
  const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) ? { email: contact } : {};
  const path = /^https?:\/\//.test(uri) ? { path: uri } : {};
  return { contributors: [{ title: name, ...path, ...email, roles: ["publisher"] }] };
}

/**
 * datapackage.json: the snapshot described for machines (Frictionless Data Package 2.0, datapackage.org). `compression` of a resource is of Frictionless' own
 * tools, `rows` and the columns' `unit` are the project's.
 *
 * @param files the data files
 */
export const dataPackage = (
  files: readonly DataFile[],
  facts: PackageFacts,
  vocabulary: Vocabulary,
): Readonly<Record<string, unknown>> => ({
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: "tilannekuva",
  id: facts.id,
  title: titleOf(vocabulary),
  description: `Gaps and rates of employment and unemployment, and the population, by background, sex, age, ground of the permit and length of stay, as known at ${facts.vintage}. Counts are rounded to ${facts.rounding_base}; ${facts.protection}. ${citationOf({ ...facts, title: titleOf(vocabulary) })}`,
  version: facts.vintage,
  keywords: ["immigration", "employment", "unemployment", "Finland", "official statistics", "nowcast"],
  licenses: [DATA_LICENCE],
  ...contributorsOf(facts),
  sources: sourcesOf(facts.inputs),
  resources: files.map((file) => resource(file, vocabulary)),
});
