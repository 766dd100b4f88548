import { declarationFaults, unknownWord } from "../indicators/declaration-faults.ts";
import { MEASURE_DECLARATIONS } from "../model/dictionary.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Pipeline } from "../configuration/pipeline.ts";

/** The largest number of faults in one message. */
const MOST = 10;

const MEASURES = MEASURE_DECLARATIONS.map(({ code }) => code);

const within = (place: string, facts: readonly string[]): readonly string[] => facts.map((fact) => `${place}: ${fact}`);

function tableFaults({ count }: Pipeline): readonly string[] {
  const ages = count.ages.map(({ code }) => code);
  return count.tables.flatMap((table) =>
    within(
      table.id,
      table.ages.flatMap((age) => unknownWord(age, ages, "age")),
    ),
  );
}

/** Names of indicators outside of their declarations. */
function namedIndicators({ indicators }: Pipeline): readonly string[] {
  const { vocabulary, nowcast } = indicators;
  const ids = vocabulary.indicators.map(({ code }) => code);
  const known = (id: string) => unknownWord(id, ids, "indicator");
  return [
    ...vocabulary.programmes.flatMap(({ id, objectives }) =>
      objectives.flatMap((objective) => within(`${id}/${objective.id}`, known(objective.indicator))),
    ),
    ...within("nowcast: payers", known(nowcast.settings.payers.indicator)),
  ];
}

function nowcastFaults({ count, indicators: { nowcast, vocabulary } }: Pipeline): readonly string[] {
  const { payers, reconstruction } = nowcast.settings;
  const ids = (vocabulary.codelists["TABLE_ID"] ?? []).map(({ code }) => code);
  const ages = count.tables.find(({ id }) => id === payers.table)?.ages ?? count.ages.map(({ code }) => code);
  const measures = [payers.measure, reconstruction.persons, ...Object.keys(reconstruction.bias)];
  return within("nowcast", [
    ...[payers.table, reconstruction.table].flatMap((id) => unknownWord(id, ids, "table of counts")),
    ...unknownWord(payers.age, ages, `age in ${payers.table}`),
    ...measures.flatMap((measure) => unknownWord(measure, MEASURES, "measure")),
  ]);
}

/**
 * Checks that declarations name only what exists: an indicator of a misspelt measure would be published as never
 * collected.
 *
 * @throws TilannekuvaError exit 2 that names each unknown word, with the one that was probably intended.
 * @example requireDeclared(nightly)
 */
export function requireDeclared(pipeline: Pipeline): void {
  const facts = [
    ...tableFaults(pipeline),
    ...declarationFaults(pipeline.indicators.declarations, pipeline.count.tables),
    ...namedIndicators(pipeline),
    ...nowcastFaults(pipeline),
  ];
  if (facts.length === 0) return;
  const more = facts.length > MOST ? [`and ${facts.length - MOST} more`] : [];
  throw new TilannekuvaError([...facts.slice(0, MOST), ...more], {
    exitCode: EXIT.usage,
    advice: "Correct the declarations in pipelines/: docs/add-an-indicator.md says what may be named there.",
  });
}
