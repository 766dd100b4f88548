import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "../../src/database/database.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { machine } from "../machine.ts";
import { arrivalsOf } from "./arrivals.ts";
import { forecastsOf, WHEN_TOLD } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import type { GivenHistory, HistoryFiles } from "./given.ts";
import { makeHistory } from "./make-history.ts";
import { reportOf } from "./report.ts";

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Error(`--${name}: ${text} is not a whole number from 1`);
}

function shareOf(name: string, text: string): number {
  const value = Number(text);
  if (value >= 0 && value <= 1) return value;
  throw new Error(`--${name}: ${text} is not a share from 0 to 1`);
}

function cycleOf(text: string): GivenHistory["jobSearch"] {
  if (text === "monthly" || text === "yearly") return text;
  throw new Error(`--job-search: ${text} is neither monthly nor yearly`);
}

interface Options {
  /** Countries that differ in their seed alone. */
  readonly countries: readonly GivenHistory[];
  /** Folder of the histories; null for a temporary one. */
  readonly work: string | null;
  /** Whether the pipeline's structural breaks hold in the invented country too, in which nothing breaks. */
  readonly breaks: boolean;
  /** Share of a month's reports under which it has no value. */
  readonly minCompleteness: number;
  readonly out: string | null;
}

function optionsFrom(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      persons: { type: "string", default: "200000" },
      months: { type: "string", default: "36" },
      seeds: { type: "string", default: "7,8,9" },
      "job-search": { type: "string", default: "monthly" },
      "all-tables": { type: "boolean", default: false },
      breaks: { type: "boolean", default: false },
      "min-completeness": { type: "string", default: `${WHEN_TOLD.min_completeness}` },
      work: { type: "string" },
      out: { type: "string" },
    },
  });
  const countryOf = (seed: string): GivenHistory => ({
    persons: wholeNumber("persons", values.persons),
    months: wholeNumber("months", values.months),
    seed: wholeNumber("seeds", seed),
    jobSearch: cycleOf(values["job-search"]),
    tables: values["all-tables"] ? "all" : "headline",
  });
  return {
    countries: values.seeds.split(",").map(countryOf),
    work: values.work === undefined ? null : resolve(values.work),
    breaks: values.breaks,
    minCompleteness: shareOf("min-completeness", values["min-completeness"]),
    out: values.out ?? null,
  };
}

interface Made {
  readonly given: GivenHistory;
  readonly history: HistoryFiles;
}

/** Stands at the histories' vintages and holds the nowcasts against the truth. */
async function measured(histories: readonly Made[], folder: string, options: Options): Promise<string> {
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: join(temporary.path, "spill"), folders: [folder, temporary.path] });
  const session = await database.session();
  try {
    const breaks = options.breaks ? nightly.indicators.nowcast.settings.breaks : [];
    const whenTold = { ...WHEN_TOLD, min_completeness: options.minCompleteness };
    const forecasts: Forecast[] = [];
    for (const { given, history } of histories) {
      const stand = { seed: given.seed, history, breaks, whenTold, folder: temporary.path };
      forecasts.push(...(await forecastsOf(stand, session)));
    }
    return reportOf(forecasts, await arrivalsOf(histories[0]!.history, session));
  } finally {
    session.close();
    database.close();
  }
}

function describe({ countries, breaks, minCompleteness }: Options): string {
  const { persons, months, jobSearch } = countries[0]!;
  return (
    `${persons} residents, ${months} months, job search ${jobSearch}, seeds ${countries.map(({ seed }) => seed).join(", ")}; ` +
    `a value from ${100 * minCompleteness} % of the reports on${breaks ? ", with the pipeline's structural breaks" : ""}`
  );
}

async function bench(options: Options, folder: string): Promise<void> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
  const histories: Made[] = [];
  for (const given of options.countries) {
    const name = `${given.jobSearch}-${given.seed}`;
    const say = (text: string): void => console.error(`${seconds()} s: ${name}: ${text}`);
    histories.push({ given, history: await makeHistory(given, join(folder, name), say) });
  }
  const made = seconds();
  const report = await measured(histories, folder, options);
  const head = `${machine()}: ${describe(options)}. The histories ${made} s, ${seconds()} s in all.`;
  const text = [head, report, ""].join("\n\n");
  console.log(text);
  if (options.out !== null) await writeFile(options.out, text);
}

/**
 * Measures how near nowcasts come to the truth of synthetic countries, at every vintage from the thirteenth on, and prints it as Markdown.
 * Several countries, as a bias cannot be told from chance in two years of one. The countries and the histories of what was published of
 * them take most of the time; with `--work` they are made once, each in a folder of its own there, and found again.
 *
 * @param args `--persons 200000 --months 36 --seeds 7,8,9 --job-search monthly|yearly --work FOLDER --all-tables --breaks --min-completeness 0.85 --out FILE`
 */
export async function benchNowcast(args: readonly string[]): Promise<void> {
  const options = optionsFrom(args);
  if (options.work !== null) return bench(options, options.work);
  await using temporary = await temporaryFolder();
  await bench(options, temporary.path);
}
