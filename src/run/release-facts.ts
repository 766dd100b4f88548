import type { Vintage } from "../lib/vintage.ts";
import type { Receipt } from "../ingest/store/receipts.ts";
import type { ManifestFacts } from "../publish/manifest.ts";
import { sourceOf } from "../stage/coverage.ts";
import type { Source } from "../stage/coverage.ts";
import type { Configuration } from "./configuration.ts";
import type { CountedNight } from "./count-all.ts";
import { numberSettings } from "./definitions.ts";
import type { Definitions } from "./definitions.ts";
import { inPercent, linkagePercent } from "./linkage.ts";

export interface ReleaseSource {
  readonly counted: CountedNight;
  /** SHA-256 of each code table as it was edited. */
  readonly codes: Readonly<Record<string, string>>;
  readonly configuration: Configuration;
  readonly definitions: Definitions;
  readonly roundingBase: number;
  /** Where unemployment comes from, best first. */
  readonly unemploymentSources: readonly Source[];
  readonly receipts: readonly Receipt[];
}

const filesOf = (vintage: Vintage) => [...vintage.tables.values()].flat();

/** The manifest's own words on the numbers' protection until an audit stands behind them. */
export const PROTECTION = "rules and rounding, not audited";

/** Everything that every earlier vintage and the newest one read, once each, in a fixed order. */
function inputsOf(vintages: readonly Vintage[]): ManifestFacts["inputs"] {
  const lines = vintages.flatMap(filesOf).map((file) => ({
    table: file.table,
    period: file.period,
    file: file.file,
    sha256: file.sha256,
    delivery: file.delivery,
    delivered_at: file.deliveredAt,
  }));
  const distinct = new Map(lines.map((line) => [`${line.delivered_at} ${line.delivery} ${line.file}`, line]));
  return [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

const stepsOf = ({ months }: CountedNight): Readonly<Record<string, string>> =>
  Object.fromEntries(
    months.flatMap(({ month, personMonth, counts, published }) => [
      [`join/${month}`, personMonth.fingerprint],
      [`count/${month}`, counts.fingerprint],
      [`protect/${month}`, published.fingerprint],
    ]),
  );

/** What the manifest says of how the snapshot came to be: no clock, no host, no path. */
export function manifestFactsOf(source: ReleaseSource): ManifestFacts {
  const { counted, configuration, definitions, roundingBase } = source;
  const { version, engine, ...hashes } = definitions;
  return {
    protection: PROTECTION,
    rounding_base: roundingBase,
    versions: { tilannekuva: version, engine },
    inputs: inputsOf(counted.vintages),
    parameters: { ...numberSettings(configuration), definitions: { ...hashes }, code_tables: { ...source.codes } },
    steps: stepsOf(counted),
    checks: [
      {
        check: "population_share",
        passed: true,
        detail: `at least ${inPercent(configuration.gates.min_population_share)} per cent of the month before`,
      },
      {
        check: "linkage_rate",
        passed: true,
        detail: `at least ${inPercent(configuration.gates.min_linkage_rate)} per cent of permit holders, where there are any`,
      },
    ],
    audit: null,
  };
}

const newestOf = (vintage: Vintage, table: string) => {
  const files = vintage.tables.get(table) ?? [];
  const delivered =
    files
      .map((file) => file.deliveredAt)
      .toSorted()
      .at(-1) ?? null;
  return { table, newest_period: files.at(-1)?.period ?? null, delivered_at: delivered };
};

function quarantineShare(receipts: readonly Receipt[]): number {
  const read = receipts.reduce((sum, { rows }) => sum + rows.read, 0);
  const refused = receipts.reduce((sum, { rows }) => sum + rows.quarantined, 0);
  return read === 0 ? 0 : Math.round((refused * 10_000) / read) / 100;
}

/** Rows in quarantine per cent of the rows read, by table, to two decimals: how clean the files are that the newest vintage rests on. */
function quarantineShares(vintage: Vintage, receipts: readonly Receipt[]): Readonly<Record<string, number>> {
  const used = new Set(filesOf(vintage).map((file) => file.sha256));
  const byTable = Map.groupBy(
    receipts.filter((receipt) => used.has(receipt.sha256)),
    (receipt) => receipt.table,
  );
  return Object.fromEntries(
    [...byTable].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([table, of]) => [table, quarantineShare(of)]),
  );
}

/** quality.json: how fresh each extract is, how clean, what tells of unemployment in each month, and how well Migri's customers are linked. */
export function qualityOf(source: ReleaseSource): unknown {
  const { counted, receipts, roundingBase } = source;
  const { newest } = counted;
  return {
    freshness: [...newest.tables.keys()].toSorted().map((table) => newestOf(newest, table)),
    quarantined_per_cent: quarantineShares(newest, receipts),
    unemployment_source: counted.months.map(({ month }) => ({
      month,
      source: sourceOf(newest, source.unemploymentSources, month)?.source ?? null,
    })),
    linkage_per_cent: counted.linkages.map((linkage) => ({
      month: linkage.month,
      linked: linkagePercent(linkage, roundingBase),
    })),
  };
}
