import { z } from "zod";
import { publisher, accessibility } from "./publisher-schema.ts";
import { ingest, gates, nowcast } from "./limits-schema.ts";
import { release } from "./release-schema.ts";
import { signing } from "./signing-schema.ts";

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
};

const isSortedSet = (items: readonly string[]): boolean =>
  items.every((item, index) => index === 0 || (items[index - 1] ?? "") < item);

const path = z.string().min(1);

const paths = z.strictObject({
  inbox: path
    .default("inbox")
    .describe("Folder in which deliveries arrive. The pipeline reads it and never changes it."),
  store: path
    .default("store")
    .describe(
      "The secure store: receipts, archive, person-months, true counts, ledger. Inside the secure environment only.",
    ),
  output: path
    .default("output")
    .describe("Folder of the published snapshots. It may not be inside the store or the inbox, nor they inside it."),
  log: path
    .nullable()
    .default(null)
    .describe("The run's log, JSON lines. `null`: `logs/tilannekuva.jsonl` in the store."),
  codes: path
    .nullable()
    .default(null)
    .describe(
      "Folder with your own code tables (income types, permit grounds, ...). `null`: the tables of the package.",
    ),
  areas: path
    .nullable()
    .default(null)
    .describe("File of the published areas (docs/areas.md). `null`: the six largest cities."),
  errata: path
    .nullable()
    .default(null)
    .describe(
      "List of corrections that the feeds publish (docs/feeds.md). `null`: `errata.csv` in the output, where readers find it too.",
    ),
  official: path
    .nullable()
    .default(null)
    .describe(
      "Folder with your own series of official statistics, one YAML file each (docs/official-statistics.md). `null`: the series of the package.",
    ),
});

const definitions = z.strictObject({
  work_pay_threshold: z
    .number()
    .min(0)
    .default(0)
    .describe(
      "A person with more work pay than this, in EUR, from one payer in a month's last week counts as employed.",
    ),
});

const history = z.strictObject({
  vintages: z
    .union([z.enum(["monthly", "none"]), z.int().min(1)])
    .default("monthly")
    .describe(
      "Vintages that a store's first night releases. `monthly`: the end of each calendar month with deliveries, in order, then the newest state of knowledge; a number: that many of the newest of these; `none`: the newest state alone. Estimates of the newest months need such a history: without one they have no value until enough nights have passed. Each later night adds one vintage.",
    ),
  months: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe("Number of the newest months that are counted and published. `null`: all months with a population."),
});

const engine = z.strictObject({
  threads: z.int().min(1).nullable().default(null).describe("Threads of the database engine. `null`: one per core."),
  memory_limit: z
    .string()
    .regex(/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/, "write a size with its unit, such as 4GB")
    .nullable()
    .default(null)
    .describe(
      "Memory that the engine may use before it spills to the store, such as `4GB`. `null`: 80 % of the machine's memory.",
    ),
});

const schedule = z.strictObject({
  slots: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write times as HH:MM, such as 02:00"))
    .min(1)
    .refine(isSortedSet, "write each time once, in the order of the day")
    .default(["02:00"])
    .describe("Times of day at which `tilannekuva schedule` runs, in the local time of `time_zone`."),
  time_zone: z
    .string()
    .refine(isTimeZone, "write a zone's IANA name, such as Europe/Helsinki")
    .default("Europe/Helsinki")
    .describe(
      "Time zone of the slots. A slot that the clock skips in spring runs right after the gap; a slot that occurs twice in autumn runs once.",
    ),
});

/** The configuration file's keys, with their defaults and meaning: `docs/configuration.md` is generated from this. */
export const configurationSchema = z.strictObject({
  paths: paths
    .prefault({})
    .describe("Files and folders. Relative paths are relative to the file; without a file, to the working folder."),
  ingest: ingest.prefault({}).describe("When a delivery is complete, and when it is refused."),
  definitions: definitions.prefault({}).describe("Definitions that decide the numbers."),
  gates: gates.prefault({}).describe("Conditions that must hold before anything is published."),
  history: history.prefault({}).describe("The vintages and months that a snapshot covers."),
  nowcast: nowcast.prefault({}).describe("When the newest months, whose reports still arrive, have a value."),
  engine: engine.prefault({}).describe("Limits of the database engine. They never change a result."),
  schedule: schedule.prefault({}).describe("The nightly schedule of `tilannekuva schedule`."),
  publisher: publisher
    .prefault({})
    .describe("The publisher. It changes no number, but a change leads to a new snapshot."),
  accessibility: accessibility.prefault({}).describe("Contents of the page's accessibility statement."),
  signing: signing.prefault({}).describe("Signatures of snapshots. They change no number and no other file."),
  release: release.prefault({}).describe("When readers get a snapshot that a night has made."),
  home_area: z
    .string()
    .nullable()
    .default(null)
    .describe(
      "The area that the page opens on: a code of REF_AREA, such as `KU049` for Espoo. `null`: all cities together.",
    ),
});

/** The file's content with every default filled in; paths as written. */
export type ConfigurationFile = z.infer<typeof configurationSchema>;

/** All keys, dotted, sections included: `ingest`, `ingest.settle_minutes`. */
export const configurationKeys = (): readonly string[] =>
  Object.entries(configurationSchema.shape).flatMap(([section, inner]) =>
    inner instanceof z.ZodPrefault
      ? [section].concat(Object.keys(inner.unwrap().shape).map((key) => `${section}.${key}`))
      : [section],
  );
