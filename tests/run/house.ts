import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { byBackground } from "../../pipelines/counts/by_background.ts";
import { population } from "../../pipelines/indicators/population.ts";
import { nightly } from "../../pipelines/nightly.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import type { Configuration } from "../../src/configuration/configuration.ts";
import { night } from "../../src/run/night.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import type { NightOptions } from "../../src/run/night-steps.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { openWorkspace } from "../../src/run/workspace.ts";

const HEADLINES = new Set(["population", "employment_rate_18_64", "unemployment_rate_18_64", "unemployment_gap_18_64"]);

/** The nightly run for a few indicators: what is tried here does not depend on how many there are, and a night takes half as long. */
export const headlines: Pipeline = {
  ...nightly,
  indicators: {
    ...nightly.indicators,
    declarations: nightly.indicators.declarations.filter(({ id }) => HEADLINES.has(id)),
  },
};

/** The nightly run for the residents alone, in some of its tables. */
export const residentsIn = (...tables: readonly CountTable[]): Pipeline => ({
  ...nightly,
  count: { ...nightly.count, tables },
  indicators: {
    ...nightly.indicators,
    declarations: [
      { ...population, breakdowns: population.breakdowns.filter(({ table }) => tables.some(({ id }) => id === table)) },
    ],
  },
});

/** The nightly run for the residents by background alone. */
export const residentsByBackground = residentsIn(byBackground);

type Changes = Partial<Pick<NightOptions, "pipeline" | "cutoff" | "now" | "signal" | "progress" | "observe">>;

/** A working folder of its own: configuration, inbox, store, output. */
export interface House extends AsyncDisposable {
  readonly folder: string;
  /** A place in the inbox. */
  inbox(...names: readonly string[]): string;
  configuration(): Promise<Configuration>;
  /** Rewrites tilannekuva.yaml. */
  configure(yaml: string): Promise<void>;
  /** One night's run, as `tilannekuva run` does it but for lock, ledger and log. */
  night(changes?: Changes): Promise<NightReport>;
  /** The result of a query on a Parquet file, which it reads as `getvariable('file')`. */
  rows(file: string, sql: string): Promise<readonly Row[]>;
}

/** All rows of a Parquet file in their order: what a table of two snapshots has in common, whatever each says of itself. */
export const ALL_ROWS = "select * from read_parquet(getvariable('file'), file_row_number = true)";

/** Cases have more rows in quarantine than a delivery usually may have. */
export const CASES_YAML = "ingest: { max_quarantine_share: 0.5 }\n";

const NOW = new Date("2026-12-01T01:00:00Z");

export async function openHouse(yaml: string = CASES_YAML, pipeline: Pipeline = headlines): Promise<House> {
  const place = await temporaryFolder();
  const folder = place.path;
  const configure = (text: string): Promise<void> => writeFile(join(folder, "tilannekuva.yaml"), text);
  await mkdir(join(folder, "inbox"));
  await configure(yaml);
  const configuration = (): Promise<Configuration> => loadConfiguration(folder);
  return {
    folder,
    inbox: (...names) => join(folder, "inbox", ...names),
    configuration,
    configure,
    night: async (changes = {}) => {
      const settings = await configuration();
      const declared = changes.pipeline ?? pipeline;
      const workspace = await openWorkspace(settings, declared);
      try {
        return await night({
          pipeline: declared,
          configuration: settings,
          workspace,
          cutoff: "2026-12-01T23:59",
          now: NOW,
          progress: () => undefined,
          ...changes,
        });
      } finally {
        await workspace.close();
      }
    },
    rows: async (file, sql) => {
      const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder] });
      const session = await database.session();
      try {
        return await session.rows(sql, { file });
      } finally {
        session.close();
        database.close();
      }
    },
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}

/** A house with the cases' deliveries in its inbox; all of them, or those whose names hold one of the given texts. */
export async function casesHouse(yaml: string = CASES_YAML, only: readonly string[] = [""]): Promise<House> {
  const house = await openHouse(yaml);
  const cases = join(packageRoot, "fixtures", "cases", "inbox");
  await cp(cases, house.inbox(), {
    recursive: true,
    filter: (source) => source === cases || only.some((text) => source.slice(cases.length).includes(text)),
  });
  return house;
}
