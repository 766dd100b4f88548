import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Vocabulary } from "../model/codelist.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readText } from "../lib/files.ts";
import type { OfficialSeries } from "../model/official-series.ts";
import { packageRoot } from "../lib/package-root.ts";
import { naming } from "../lib/system-error.ts";
import { readYaml } from "../lib/yaml-file.ts";
import { diagnose } from "./configuration-issue.ts";
import type { Configuration } from "./configuration.ts";
import type { SeriesFile } from "./official-schema.ts";
import { fileSchema, KEYS, publishedSchema } from "./official-schema.ts";

/** Name of the file of official series in a snapshot. */
export const OFFICIAL = "official.json";

/** The whole country, which is not a published area. */
const WHOLE_COUNTRY = "FI";

const PAGE = "docs/official-statistics.md";

const refused = (file: string, facts: readonly string[]): TilannekuvaError =>
  new TilannekuvaError(
    facts.map((fact) => `${file}: ${fact}`),
    { exitCode: EXIT.usage, advice: `Correct the file; ${PAGE} has an example and every key.` },
  );

/** The keys of a series that name a code. */
const NAMED = ["indicator", "area", "background", "sex", "unit"] as const;

/** The codes that a series may name, by its key. */
type Codes = Readonly<Record<(typeof NAMED)[number], readonly string[]>>;

function codesOf({ codelists, indicators }: Vocabulary): Codes {
  const of = (list: string): readonly string[] => (codelists[list] ?? []).map(({ code }) => code);
  return {
    indicator: indicators.map(({ code }) => code),
    area: [...of("REF_AREA"), WHOLE_COUNTRY],
    background: of("BACKGROUND"),
    sex: of("SEX"),
    unit: of("UNIT_MEASURE"),
  };
}

/** The keys of a series that contradict the published vocabulary. */
function disagreements(series: SeriesFile, vocabulary: Vocabulary): readonly string[] {
  const known = codesOf(vocabulary);
  const unknown = NAMED.flatMap((key) =>
    known[key].includes(series[key]) ? [] : [`${key}: there is no ${series[key]}; known are ${known[key].join(", ")}`],
  );
  const unit = vocabulary.indicators.find(({ code }) => code === series.indicator)?.unit;
  const otherUnit =
    unit !== undefined && unit !== series.unit
      ? [`unit: ${series.indicator} is in ${unit}, so a series in ${series.unit} cannot be shown beside it`]
      : [];
  const long = Object.entries(series.values)
    .filter(([, value]) => Number(value.toFixed(series.decimals)) !== value)
    .map(([at]) => `values.${at}: has more than ${series.decimals} decimals`);
  const none = Object.keys(series.values).length === 0 ? ["values: there is none"] : [];
  return [...unknown, ...otherUnit, ...long, ...none];
}

/** A file of a series, and its content. */
interface ReadSeries {
  readonly path: string;
  readonly series: SeriesFile;
}

async function seriesIn(path: string): Promise<ReadSeries> {
  const given = await readYaml(path, { what: "official series", option: "paths.official", page: PAGE });
  const read = fileSchema.safeParse(given);
  if (!read.success) throw refused(path, diagnose(read.error.issues, KEYS).facts);
  return { path, series: read.data };
}

function checked({ path, series }: ReadSeries, vocabulary: Vocabulary): OfficialSeries {
  const wrong = disagreements(series, vocabulary);
  if (wrong.length > 0) throw refused(path, wrong);
  const { values, ...rest } = series;
  const ordered = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { id: basename(path, ".yaml"), ...rest, values: ordered.map(([at, value]) => ({ period: at, value })) };
}

/** Of the package's series those of published cities; beside them those of their country. */
function ofPublishedCities(all: readonly ReadSeries[], vocabulary: Vocabulary): readonly ReadSeries[] {
  const published = new Set((vocabulary.codelists["REF_AREA"] ?? []).map(({ code }) => code));
  const cities = all.filter(({ series: { area } }) => published.has(area));
  return cities.length === 0 ? [] : all.filter(({ series: { area } }) => published.has(area) || area === WHOLE_COUNTRY);
}

const SERIES_FILE = /^[a-z0-9]+(-[a-z0-9]+)*\.yaml$/;

/** Refuses a file whose name resembles a series' and that would be ignored silently. */
function refuseMisnamed(folder: string, entries: readonly string[]): void {
  const misnamed = entries.find((name) => /\.ya?ml$/i.test(name) && !SERIES_FILE.test(name));
  if (misnamed === undefined) return;
  throw refused(join(folder, misnamed), [
    "a series is named by small letters a-z, digits and hyphens, and ends with .yaml",
  ]);
}

/**
 * The official series that are shown beside the published indicators, one YAML file per series, ordered by name: those of `paths.official`, or of
 * the package. Of the package's, only those of published cities and of their country.
 *
 * @throws TilannekuvaError (exit 2) that names file and key.
 * @example const series = await readOfficial(configuration, nightly.indicators.vocabulary);
 */
export async function readOfficial(
  { paths }: Configuration,
  vocabulary: Vocabulary,
): Promise<readonly OfficialSeries[]> {
  const folder = paths.official ?? join(packageRoot, "pipelines", "official");
  const entries = await naming(folder, () => readdir(folder));
  refuseMisnamed(folder, entries);
  const all: ReadSeries[] = [];
  for (const name of entries.filter((entry) => SERIES_FILE.test(entry)).toSorted())
    all.push(await seriesIn(join(folder, name)));
  const wanted = paths.official === null ? ofPublishedCities(all, vocabulary) : all;
  return wanted.map((one) => checked(one, vocabulary));
}

/**
 * The official series of a snapshot.
 *
 * @throws SyntaxError or ZodError where they are malformed, an error of the file system where there are none.
 */
export const officialOf = async (snapshot: string): Promise<readonly OfficialSeries[]> =>
  publishedSchema.parse(JSON.parse(await readText(join(snapshot, OFFICIAL))));
