import { HEADLINE_FIELDS, HEADLINE_KEY } from "../headline/headline-columns.ts";
import { AT_RELEASE_FIELDS, AT_RELEASE_KEY, LABEL_FIELDS } from "./columns-to-start-from.ts";
import { NOWCAST_COLUMNS } from "../../model/nowcast-row.ts";
import { DIMENSIONS } from "../../model/observation.ts";
import {
  BRIDGE_FIELDS,
  COUNT_FIELDS,
  NOWCAST_FIELDS,
  OBSERVATION_FIELDS,
  RECONSTRUCTED_FIELDS,
  RELEASE_STATUS_FIELDS,
  REVISION_FIELDS,
} from "./published-fields.ts";
import type { Field } from "./published-fields.ts";

/** A table of a snapshot, whatever its file's format. */
export interface PublishedTable {
  readonly title: string;
  readonly description: string;
  /** Its columns, in order. */
  readonly fields: readonly Field[];
  /** The key columns of its rows. */
  readonly primaryKey: readonly string[];
}

const but = (fields: readonly Field[], ...names: readonly string[]): readonly string[] =>
  fields.map(({ name }) => name).filter((name) => !names.includes(name));

const OBSERVATIONS: PublishedTable = {
  title: "Indicators of immigration and employment",
  description:
    "One row is one value of one indicator for one group in one month, with the interval to show, its status and the vintage from which it applies. Empty is never zero: OBS_STATUS says why.",
  fields: OBSERVATION_FIELDS,
  primaryKey: [...DIMENSIONS, "VINTAGE"],
};

const COUNTS: PublishedTable = {
  title: "Published counts",
  description:
    "The counts from which the indicators are computed: persons by table and cell, rounded, small ones withheld, with the values at earlier vintages.",
  fields: COUNT_FIELDS,
  primaryKey: but(COUNT_FIELDS, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE"),
};

const NOWCASTS: PublishedTable = {
  title: "Nowcasts",
  description: "Estimates for months whose reports are still arriving, with the accuracy of past estimates.",
  fields: NOWCAST_FIELDS,
  primaryKey: NOWCAST_COLUMNS.filter((name) => DIMENSIONS.some((dimension) => dimension === name)),
};

const REVISIONS: PublishedTable = {
  title: "Revisions",
  description: "The observations that changed since the vintage before, and why.",
  fields: REVISION_FIELDS,
  primaryKey: DIMENSIONS,
};

const RELEASE_STATUS: PublishedTable = {
  title: "Release status",
  description: "The status of each table of a month in each area at each vintage: released, held, not released.",
  fields: RELEASE_STATUS_FIELDS,
  primaryKey: but(RELEASE_STATUS_FIELDS, "RELEASE_STATUS"),
};

const RECONSTRUCTED: PublishedTable = {
  title: "Reconstructed counts",
  description:
    "Counts of the first delivery's months as they would have become known, delivery by delivery; input to the nowcast, not observations.",
  fields: RECONSTRUCTED_FIELDS,
  primaryKey: but(RECONSTRUCTED_FIELDS, "OBS_VALUE", "OBS_STATUS", "VINTAGE"),
};

const BRIDGE: PublishedTable = {
  title: "Bridge to the annual statistics",
  description:
    "The pipeline's own status beside the main type of activity of FOLK_perus, in closed Decembers. Not audited.",
  fields: BRIDGE_FIELDS,
  primaryKey: but(BRIDGE_FIELDS, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE"),
};

const HEADLINES: PublishedTable = {
  title: "Headlines",
  description:
    "A table to start from: gaps and rates of totals, one row per indicator, group, area and month, with the codes' names, the interval to show and the change on a year.",
  fields: HEADLINE_FIELDS,
  primaryKey: HEADLINE_KEY,
};

const LABELS: PublishedTable = {
  title: "Labels",
  description: "The meaning of every code in Finnish, Swedish and English, in the order of display.",
  fields: LABEL_FIELDS,
  primaryKey: ["column", "code", "order"],
};

const AT_RELEASES: PublishedTable = {
  title: "Gaps at each release",
  description: "The gaps of the newest months as published at each of the newest releases.",
  fields: AT_RELEASE_FIELDS,
  primaryKey: AT_RELEASE_KEY,
};

/** The tables by the names of their files, without the format. */
const TABLES: Readonly<Record<string, PublishedTable>> = {
  at_release: AT_RELEASES,
  bridge: BRIDGE,
  counts: COUNTS,
  headline: HEADLINES,
  labels: LABELS,
  nowcast: NOWCASTS,
  observations: OBSERVATIONS,
  reconstructed: RECONSTRUCTED,
  release_status: RELEASE_STATUS,
  revisions: REVISIONS,
};

/**
 * The table in a file of the snapshot; null for a file that is not a table.
 *
 * @example tableOf("observations.csv.gz")?.title // "Indicators of immigration and employment"
 */
export const tableOf = (file: string): PublishedTable | null => TABLES[file.replace(/\..*$/, "")] ?? null;
