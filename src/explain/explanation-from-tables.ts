import type { Row } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import type { Indicator } from "../indicators/declaration.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { DIMENSIONS, isObservation } from "../model/observation.ts";
import type { Observation } from "../model/observation.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { statusWords } from "../words/statuses.ts";
import { arithmeticOf, labelsOf } from "./arithmetic.ts";
import type { Asked } from "./choose-place.ts";
import { countsIn, inputGroups } from "./explained-inputs.ts";
import type { Explanation, ExplainedRevision } from "./explanation.ts";
import { nowcastOf } from "./nowcast-in-words.ts";
import type { ExplainedNowcast } from "./nowcast-in-words.ts";
import { rowsIn } from "./explained-tables.ts";
import type { SnapshotPlace } from "./explained-tables.ts";
import { blocksOf, whyNoValue } from "./withholding.ts";

/** The published tables that are read for a number. */
export const TABLES = ["observations", "counts", "nowcast", "release_status", "revisions"] as const;

type Tables = Readonly<Record<(typeof TABLES)[number], readonly Row[] | null>>;

/** The tables' rows of the area and month; null where a table is missing. */
export async function tablesOf({ area, month }: Asked, place: SnapshotPlace): Promise<Tables> {
  const read = (name: string) => rowsIn(`${name}.parquet`, { area, month }, place);
  return {
    observations: await read("observations"),
    counts: await read("counts"),
    nowcast: await read("nowcast"),
    release_status: await read("release_status"),
    revisions: await read("revisions"),
  };
}

function revisionOf(observation: Observation, rows: readonly Row[]): ExplainedRevision | null {
  const row = rows.find((one) => DIMENSIONS.every((dimension) => textOf(one, dimension) === observation[dimension]));
  if (row === undefined) return null;
  return {
    before: numberOf(row, "OLD_VALUE"),
    now: numberOf(row, "NEW_VALUE"),
    status_before: textOf(row, "OLD_STATUS"),
    status_now: textOf(row, "NEW_STATUS"),
    cause: textOf(row, "CAUSE"),
  };
}

function statusOf({ OBS_STATUS }: Observation, nowcast: ExplainedNowcast | null): Explanation["status"] {
  const reason = nowcast?.row["REASON"];
  const { names, meanings } = statusWords({ status: OBS_STATUS, reason: typeof reason === "string" ? reason : "" });
  return { name: names, meaning: meanings };
}

/** The part of an explanation that follows from the tables alone. */
export function explainedFrom(
  tables: Tables,
  {
    observation,
    indicator,
    manifest,
  }: {
    readonly observation: Observation;
    readonly indicator: Indicator | undefined;
    readonly manifest: Manifest;
  },
) {
  const { counts, nowcast: estimated, release_status: released, revisions } = tables;
  const groups = indicator === undefined || counts === null ? [] : inputGroups(indicator, observation, counts);
  const blocks = released === null ? [] : blocksOf(groups, observation, released);
  const nowcast = nowcastOf(observation, estimated ?? [], manifest.nowcast);
  return {
    status: statusOf(observation, nowcast),
    groups,
    arithmetic: arithmeticOf(groups, observation),
    nowcast,
    no_value: whyNoValue(observation, { groups, blocks, label: labelsOf(countsIn(groups)) }),
    blocks,
    revision: revisionOf(observation, revisions ?? []),
  };
}

/** The observations of a snapshot that this version can read. */
export function observationsIn({ observations }: Tables, folder: string): readonly Observation[] {
  const rows = (observations ?? []).flatMap((row) => (isObservation(row) ? [row] : []));
  if (observations !== null && rows.length === observations.length) return rows;
  throw new TilannekuvaError(`${folder}: its observations are missing, or have other columns than this version's`, {
    exitCode: EXIT.usage,
    advice: "Name a folder of output/snapshots as it was published; tilannekuva verify checks it.",
  });
}
