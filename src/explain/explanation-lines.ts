import type { Language } from "../model/codelist.ts";
import type { Observation } from "../model/observation.ts";
import { number, range } from "../words/numbers.ts";
import { labelsOf } from "./arithmetic.ts";
import { countsIn } from "./explained-inputs.ts";
import type { CountAt, PublishedCount } from "./explained-inputs.ts";
import type { NamedFile } from "./definition-files.ts";
import type { Explanation, ExplainedRevision } from "./explanation.ts";

const UNITS: ReadonlyMap<string, string> = new Map([
  ["PT", "per cent"],
  ["PP", "percentage points"],
  ["PERS", "persons"],
]);

const SHOWN: ReadonlyMap<string, string> = new Map([
  ["model", "from the model: random variation and the rounding of the counts"],
  ["nowcast", "from the nowcast: reports still to come"],
  ["both", "on each side the wider of the model's and the nowcast's"],
  ["none", "none"],
]);

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

const valueText = ({ OBS_VALUE, UNIT_MEASURE, DECIMALS }: Observation, language: Language): string =>
  OBS_VALUE === null
    ? "no value"
    : `${number(OBS_VALUE, language, DECIMALS)} ${UNITS.get(UNIT_MEASURE) ?? UNIT_MEASURE}`;

function intervalLines(row: Observation, language: Language): readonly string[] {
  const text = (lower: number | null, upper: number | null): string =>
    lower === null || upper === null ? "none" : range([lower, upper], language, row.DECIMALS);
  if (row.SHOW_LOWER === null) return [];
  return [
    `interval ${text(row.SHOW_LOWER, row.SHOW_UPPER)}, ${SHOWN.get(row.INTERVAL_SHOWN) ?? row.INTERVAL_SHOWN}`,
    `model ${text(row.LOWER, row.UPPER)} (${row.INTERVAL_METHOD}), nowcast ${text(row.NOWCAST_LOWER, row.NOWCAST_UPPER)}`,
  ];
}

function valueLines({ observation, status, no_value }: Explanation, language: Language): readonly string[] {
  return [
    valueText(observation, language),
    `${observation.OBS_STATUS}, ${status.name[language]}: ${status.meaning[language]}`,
    ...intervalLines(observation, language),
    `newest counts from ${observation.VINTAGE}`,
    ...no_value,
  ];
}

const valueOrNone = (value: number | null): string => (value === null ? "no value" : String(value));

const countSince = ({ value, status, vintage }: CountAt): string =>
  `${valueOrNone(value)} ${status}${vintage === "" ? ", never published" : ` since ${vintage}`}`;

const countLine = (count: PublishedCount, label: (count: PublishedCount) => string): string =>
  `${label(count)}: ${countSince(count)}${count.before.length === 0 ? "" : `; previously ${count.before.map(countSince).join(", ")}`}`;

function countLines({ groups, arithmetic, observation, nowcast }: Explanation): readonly string[] {
  const counts = countsIn(groups);
  if (counts.length === 0) return [];
  const label = labelsOf(counts);
  const estimated = observation.METHOD === "chain_ladder" || (nowcast !== null && observation.OBS_VALUE === null);
  return [
    ...counts.map((count) => countLine(count, label)),
    ...arithmetic.steps,
    ...(estimated && arithmetic.value !== null
      ? ["this is the value of the published counts, before the nowcast"]
      : []),
  ];
}

const revisionLines = (revision: ExplainedRevision | null): readonly string[] =>
  revision === null
    ? []
    : [
        `${valueOrNone(revision.before)} ${revision.status_before} before, ${valueOrNone(revision.now)} ${revision.status_now} now: ${revision.cause}`,
      ];

const blockLines = ({ blocks }: Explanation): readonly string[] =>
  blocks.map(
    ({ table, area, status, released, held_since }) =>
      `${table} ${area}: ${status} at the newest vintage, ${released === null ? "never released" : `last released ${released}`}${
        held_since === null ? "" : `, held since ${held_since}`
      }`,
  );

const fileText = ({ name, file }: NamedFile): string => `${name}: ${file ?? "not declared by this version"}`;

const definitionLines = ({ definition, files, observation }: Explanation, language: Language): readonly string[] => [
  definition[language],
  fileText({ name: observation.INDICATOR, file: files.declaration }),
  ...files.tables.map(fileText),
];

/** The statements, those of one folder abbreviated as in a shell: `sql/indicators/{releases,newest}.sql`. */
function sqlLines({ files: { sql } }: Explanation): readonly string[] {
  const folders = Map.groupBy(sql, (path) => path.slice(0, path.lastIndexOf("/")));
  return [...folders].map(([folder, paths]) => {
    const names = paths.map((path) => path.slice(folder.length + 1, -".sql".length));
    return names.length === 1 ? `${folder}/${names.join("")}.sql` : `${folder}/{${names.join(",")}}.sql`;
  });
}

/** For each extract table, its newest file and the file of the month itself. */
function deliveryLines({ deliveries, observation }: Explanation): readonly string[] {
  const byTable = Map.groupBy(deliveries, ({ table }) => table);
  const shown = [...byTable.values()].flatMap((files) => {
    const newest = files.toSorted((a, b) => (a.delivered_at < b.delivered_at ? -1 : 1)).at(-1);
    return files.filter((file) => file === newest || file.period === observation.TIME_PERIOD);
  });
  const more = deliveries.length - shown.length;
  return [
    ...shown.map(({ delivery, file, sha256 }) => `${delivery}/${file} sha256 ${sha256}`),
    ...(more === 0 ? [] : [`and ${more} more of the same tables; --json and inputs.json list them all`]),
  ];
}

/**
 * An explanation as lines for the terminal.
 *
 * @example explanationLines(explanation, "en")[0] // "Unemployment gap, ages 18–64, Espoo, 2026-06"
 */
export function explanationLines(explanation: Explanation, language: Language): readonly string[] {
  const { snapshot, observation, indicator, place } = explanation;
  const area = place.find(({ dimension }) => dimension === "REF_AREA");
  const codes = place.filter(({ dimension, code }) => dimension !== "REF_AREA" && code !== "_T");
  return [
    `${indicator[language]}, ${area?.name[language] ?? observation.REF_AREA}, ${observation.TIME_PERIOD}`,
    [...codes.map(({ dimension, code }) => `${dimension}=${code}`), "other dimensions _T"].join(" "),
    `Snapshot ${snapshot.id}, as known at ${snapshot.vintage}`,
    ...part("Value", valueLines(explanation, language)),
    ...part("Published counts", countLines(explanation)),
    ...part("Nowcast (docs/accuracy.md)", explanation.nowcast?.says ?? []),
    ...part("Releases of its tables", blockLines(explanation)),
    ...part("Revision since the vintage before", revisionLines(explanation.revision)),
    ...part("Definition", definitionLines(explanation, language)),
    ...part("SQL, in the order in which it runs", sqlLines(explanation)),
    ...part("Contracts of the extracts", explanation.files.contracts.map(fileText)),
    ...part("Deliveries", deliveryLines(explanation)),
    ...part("Not in this copy of the snapshot", explanation.absent),
  ];
}
