import { countedOf } from "../indicators/declaration.ts";
import type { Indicator } from "../indicators/declaration.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { DIMENSIONS } from "../model/observation.ts";
import type { Observation } from "../model/observation.ts";
import { ifAbsent } from "../lib/system-error.ts";
import { readManifest } from "../publish/snapshot/current.ts";
import { INPUTS, readInputs } from "../publish/snapshot/snapshot-inputs.ts";
import type { Input, Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { choosePlace, requireKnown } from "./choose-place.ts";
import type { Asked } from "./choose-place.ts";
import { countsIn } from "./explained-inputs.ts";
import { definitionFiles } from "./definition-files.ts";
import type { Declared, Explanation, ExplainedCode } from "./explanation.ts";
import { nameOfCode, vocabularyIn } from "./explained-tables.ts";
import type { SnapshotPlace, SnapshotVocabulary } from "./explained-tables.ts";
import { tablesOf, observationsIn, explainedFrom, TABLES } from "./explanation-from-tables.ts";

async function manifestOf(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest !== null) return manifest;
  throw new TilannekuvaError(`${folder}: no snapshot found`, { exitCode: EXIT.usage });
}

const placeOf = (observation: Observation, vocabulary: SnapshotVocabulary): readonly ExplainedCode[] =>
  DIMENSIONS.filter((dimension) => (vocabulary.codelists[dimension] ?? []).length > 1).map((dimension) => ({
    dimension,
    code: observation[dimension],
    name: nameOfCode(vocabulary, dimension, observation[dimension]),
  }));

/** The files in the snapshot's list of inputs that the number uses; null where the list is missing. */
async function deliveriesOf(
  folder: string,
  manifest: Manifest,
  extracts: readonly string[],
): Promise<readonly Input[] | null> {
  const inputs = await ifAbsent(readInputs(folder, manifest), null);
  return inputs?.filter(({ table }) => extracts.includes(table)) ?? null;
}

/** The tables of the counts behind the number; where the counts are missing, all tables that its indicator uses. */
function tablesBehind(groups: Explanation["groups"], indicator: Indicator | undefined): readonly string[] {
  const behind = countsIn(groups).map(({ codes }) => codes["TABLE_ID"] ?? "");
  const tables = indicator === undefined ? [] : countedOf(indicator).breakdowns.map(({ table }) => table);
  return [...new Set(behind.length > 0 ? behind : tables)];
}

/**
 * Everything that a snapshot's public files contain on one number.
 *
 * @throws TilannekuvaError exit 2 for an unknown indicator, area or code, with the nearest name; exit 5 for a month that the snapshot does not cover.
 * @example const { arithmetic } = await explanationOf({ indicator: "unemployment_gap_18_64", area: "KU049", month: "2026-06", codes: {} }, place, declared);
 */
export async function explanationOf(asked: Asked, place: SnapshotPlace, declared: Declared): Promise<Explanation> {
  const manifest = await manifestOf(place.folder);
  const vocabulary = await vocabularyIn(place.folder);
  requireKnown(asked, vocabulary, manifest.months);
  const tables = await tablesOf(asked, place);
  const observation = choosePlace(observationsIn(tables, place.folder), asked);
  const indicator = declared.indicators.find(({ id }) => id === asked.indicator);
  const deliveries = await deliveriesOf(place.folder, manifest, declared.way.extracts);
  const code = vocabulary.indicators.find((one) => one.code === asked.indicator)!;
  const explained = explainedFrom(tables, { observation, indicator, manifest });
  return {
    snapshot: { id: manifest.id, vintage: manifest.vintage },
    observation,
    indicator: code.names,
    place: placeOf(observation, vocabulary),
    ...explained,
    definition: code.definitions,
    files: await definitionFiles({
      ...declared.way,
      indicator: asked.indicator,
      tables: tablesBehind(explained.groups, indicator),
      estimated: explained.nowcast !== null,
    }),
    deliveries: deliveries ?? [],
    absent: [
      ...TABLES.filter((name) => tables[name] === null).map((name) => `${name}.parquet`),
      ...(deliveries === null ? [INPUTS] : []),
    ],
  };
}
