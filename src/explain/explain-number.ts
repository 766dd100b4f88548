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
  throw new TilannekuvaError(`${folder}: no snapshot is there`, { exitCode: EXIT.usage });
}

const placeOf = (observation: Observation, vocabulary: SnapshotVocabulary): readonly ExplainedCode[] =>
  DIMENSIONS.filter((dimension) => (vocabulary.codelists[dimension] ?? []).length > 1).map((dimension) => ({
    dimension,
    code: observation[dimension],
    name: nameOfCode(vocabulary, dimension, observation[dimension]),
  }));

/** The files of the snapshot's own list of inputs that are read for the number; null where the list is not there. */
async function deliveriesOf(
  folder: string,
  manifest: Manifest,
  extracts: readonly string[],
): Promise<readonly Input[] | null> {
  const inputs = await ifAbsent(readInputs(folder, manifest), null);
  return inputs?.filter(({ table }) => extracts.includes(table)) ?? null;
}

/** The tables of the counts that the number is made of; where the counts are not there, all that its indicator is told from. */
function tablesBehind(groups: Explanation["groups"], indicator: Indicator | undefined): readonly string[] {
  const behind = countsIn(groups).map(({ codes }) => codes["TABLE_ID"] ?? "");
  const told = indicator === undefined ? [] : countedOf(indicator).breakdowns.map(({ table }) => table);
  return [...new Set(behind.length > 0 ? behind : told)];
}

/**
 * Everything that a snapshot's public files tell of one number.
 *
 * @throws TilannekuvaError exit 2 of an indicator, area or code that there is not, with the nearest name; exit 5 of a month that there is not.
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
  const told = explainedFrom(tables, { observation, indicator, manifest });
  return {
    snapshot: { id: manifest.id, vintage: manifest.vintage },
    observation,
    indicator: code.names,
    place: placeOf(observation, vocabulary),
    ...told,
    definition: code.definitions,
    files: await definitionFiles({
      ...declared.way,
      indicator: asked.indicator,
      tables: tablesBehind(told.groups, indicator),
      estimated: told.nowcast !== null,
    }),
    deliveries: deliveries ?? [],
    absent: [
      ...TABLES.filter((name) => tables[name] === null).map((name) => `${name}.parquet`),
      ...(deliveries === null ? [INPUTS] : []),
    ],
  };
}
