import { DIMENSIONS } from "../lib/observation.ts";
import {
  COUNT_FIELDS,
  NOWCAST_FIELDS,
  OBSERVATION_FIELDS,
  RECONSTRUCTED_FIELDS,
  RELEASE_STATUS_FIELDS,
  REVISION_FIELDS,
} from "./columns.ts";
import type { Field } from "./columns.ts";
import { RECONSTRUCTED } from "./reconstructed.ts";
import { RELEASE_STATUS } from "./release-status.ts";

const MEDIA: Readonly<Record<string, string>> = {
  arrow: "application/vnd.apache.arrow.file",
  csv: "text/csv",
  json: "application/json",
  parquet: "application/vnd.apache.parquet",
};

const schemaOf = (fields: readonly Field[], primaryKey: readonly string[]) => ({
  fields,
  primaryKey,
  missingValues: [""],
});

const KEYS_OF_COUNTS = COUNT_FIELDS.map(({ name }) => name).filter(
  (name) => !["OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE"].includes(name),
);

const KEYS_OF_NOWCASTS = NOWCAST_FIELDS.map(({ name }) => name).filter((name) =>
  DIMENSIONS.some((dimension) => dimension === name),
);

const VALUES_OF_RECONSTRUCTED: ReadonlySet<string> = new Set(["OBS_VALUE", "OBS_STATUS", "VINTAGE"]);

function schema(path: string): Readonly<Record<string, unknown>> {
  if (path === "counts.parquet") return { schema: schemaOf(COUNT_FIELDS, KEYS_OF_COUNTS) };
  if (path === "nowcast.parquet") return { schema: schemaOf(NOWCAST_FIELDS, KEYS_OF_NOWCASTS) };
  if (path === RELEASE_STATUS) {
    const key = RELEASE_STATUS_FIELDS.map(({ name }) => name).filter((name) => name !== "RELEASE_STATUS");
    return { schema: schemaOf(RELEASE_STATUS_FIELDS, key) };
  }
  if (path === RECONSTRUCTED) {
    const key = RECONSTRUCTED_FIELDS.map(({ name }) => name).filter((name) => !VALUES_OF_RECONSTRUCTED.has(name));
    return { schema: schemaOf(RECONSTRUCTED_FIELDS, key) };
  }
  if (path === "revisions.parquet") return { schema: schemaOf(REVISION_FIELDS, DIMENSIONS) };
  if (path === "observations.csv" || path === "observations.parquet") {
    return { schema: schemaOf(OBSERVATION_FIELDS, [...DIMENSIONS, "VINTAGE"]) };
  }
  return {};
}

function resource(path: string): Readonly<Record<string, unknown>> {
  const format = path.slice(path.lastIndexOf(".") + 1);
  return {
    name: path.toLowerCase().replaceAll(/[^a-z0-9_.]/g, "-"),
    path,
    format,
    mediatype: MEDIA[format] ?? "application/octet-stream",
    ...(format === "csv" ? { encoding: "utf-8", dialect: { delimiter: ",", header: true } } : {}),
    ...schema(path),
  };
}

/**
 * datapackage.json: the snapshot described for machines (Frictionless Data Package 2.0, datapackage.org).
 *
 * @param files the data files, relative to the snapshot
 */
export const dataPackage = (id: string, files: readonly string[]): Readonly<Record<string, unknown>> => ({
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: "tilannekuva",
  id,
  title: "Immigration and employment in Finland's six largest cities",
  resources: files.map(resource),
});
