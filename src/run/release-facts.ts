import { z } from "zod";
import type { DeliveryRecord } from "../model/delivery.ts";
import type { HeldDelivery } from "../model/held-deliveries.ts";
import { visibleName } from "../lib/visible.ts";
import { asKnownAt } from "../model/data-vintage.ts";
import type { KnownFile, Vintage } from "../model/data-vintage.ts";
import type { Contract } from "../ingest/contract/contract.ts";
import { isLate, nextDue } from "../ingest/contract/due.ts";
import type { Receipt } from "../ingest/store/receipts.ts";
import type { ManifestFacts } from "../publish/snapshot/snapshot-manifest.ts";
import { notReleased } from "../publish/tables/release-status.ts";
import { sourceOf } from "../stage/coverage.ts";
import type { Source } from "../stage/coverage.ts";
import type { Certificate } from "./certificate.ts";
import { latestReleases, vintagesIn } from "../history/release-history.ts";
import { releasesOf } from "../history/releases-of-history.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { CountedNight } from "./at-the-wall.ts";
import type { DefinitionGroups } from "../definitions/definition-groups.ts";
import { numberSettings } from "../definitions/definitions-in-force.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { inPercent, newestLinkages } from "./linkage.ts";
import { presentationOf } from "../configuration/configured-presentation.ts";
import { sourcesSince } from "./sources-since.ts";

export interface ReleaseSource {
  readonly counted: CountedNight;
  /** SHA-256 of each code table as it was edited. */
  readonly codes: Readonly<Record<string, string>>;
  readonly configuration: Configuration;
  readonly definitions: Definitions;
  /** The definitions by group. */
  readonly groups: DefinitionGroups;
  readonly roundingBase: number;
  /** The sources of unemployment, best first. */
  readonly unemploymentSources: readonly Source[];
  /** The contracts of the extracts, which say when the next delivery of each is due. */
  readonly sources: readonly Contract[];
  readonly receipts: readonly Receipt[];
  readonly deliveries: readonly DeliveryRecord[];
  /** Deliveries that have arrived and are held back. */
  readonly heldDeliveries: readonly HeldDelivery[];
  /** The audit's certificate; null without an audit. */
  readonly certificate: Certificate | null;
}

const filesOf = (vintage: Vintage) => [...vintage.tables.values()].flat();

/** The manifest's description of the protection. */
export const PROTECTION = {
  audited: "rules, rounding, numbers that stick, audited",
  unaudited: "rules and rounding, not audited",
};

/** Every file of the given vintages, once each, in a fixed order. */
function inputsOf(vintages: readonly Vintage[]): ManifestFacts["inputs"] {
  const lines = vintages.flatMap(filesOf).map((file) => ({
    table: file.table,
    period: file.period,
    file: file.file,
    sha256: file.sha256,
    delivery: file.delivery,
    delivered_at: file.deliveredAt,
    known_from: file.knownFrom === file.deliveredAt ? undefined : file.knownFrom,
  }));
  const distinct = new Map(lines.map((line) => [`${line.delivered_at} ${line.delivery} ${line.file}`, line]));
  return [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

// Nothing derived from true counts is named here, not even by a hash: two countries that differ only in withheld
// numbers have the same manifest.
const stepsOf = ({ shown }: CountedNight): Readonly<Record<string, string>> =>
  Object.fromEntries(latestReleases(shown).map(([month, { published }]) => [`protect/${month}`, published.sha256]));

const minuteOf = (vintage: string): string => (vintage.length === 10 ? `${vintage}T00:00` : vintage);

/** The deliveries known at each vintage at which something was published, and at the newest. */
const vintagesOf = ({ shown, newest }: CountedNight, deliveries: readonly DeliveryRecord[]): readonly Vintage[] => [
  ...vintagesIn(shown).map((vintage) => asKnownAt(deliveries, minuteOf(vintage))),
  newest,
];

/** The gates that a published snapshot has passed. */
const checksOf = ({ gates }: Configuration): ManifestFacts["checks"] => [
  {
    check: "population_share",
    passed: true,
    detail: `at least ${inPercent(gates.min_population_share)} per cent of the month before`,
  },
  {
    check: "linkage_rate",
    passed: true,
    detail: `at least ${inPercent(gates.min_linkage_rate)} per cent of permit holders, where there are any`,
  },
];

/** The manifest's facts about the origin of the snapshot: no clock, no host, no path. */
export function manifestFactsOf(source: ReleaseSource): ManifestFacts {
  const { counted, configuration, definitions, groups, roundingBase, certificate } = source;
  const { version, engine, ...hashes } = definitions;
  return {
    protection: certificate === null ? PROTECTION.unaudited : PROTECTION.audited,
    rounding_base: roundingBase,
    versions: { tilannekuva: version, engine },
    inputs: inputsOf(vintagesOf(counted, source.deliveries)),
    vintages: vintagesIn(counted.shown),
    releases: releasesOf(counted.shown),
    nowcast: { ...configuration.nowcast },
    unemployment_sources: sourcesSince({
      months: [...counted.shown.releasesByMonth.keys()],
      vintages: vintagesOf(counted, source.deliveries),
      sources: source.unemploymentSources,
    }),
    parameters: {
      ...numberSettings(configuration),
      definitions: { ...hashes },
      code: { ...groups.code },
      statements: { ...groups.statements },
      declarations: { ...groups.declarations },
      code_tables: { ...source.codes },
    },
    held_deliveries: [...source.heldDeliveries],
    presentation: presentationOf(configuration),
    steps: stepsOf(counted),
    checks: checksOf(configuration),
    audit: z.json().parse(certificate),
  };
}

/**
 * The newest period of a table, and when the next one is due: from its deliveries and the vintage, not from the clock.
 */
function newestOf(
  table: string,
  files: readonly KnownFile[],
  { knownAt, contract }: { readonly knownAt: string; readonly contract: Contract | undefined },
) {
  const newest = {
    period: files.at(-1)!.period,
    deliveredAt: files
      .map((file) => file.deliveredAt)
      .toSorted()
      .at(-1)!,
  };
  const due = contract === undefined ? null : nextDue(contract, newest);
  return { table, newest_period: newest.period, delivered_at: newest.deliveredAt, due, late: isLate(due, knownAt) };
}

/** The newest period and the next due date of each extract. */
function freshnessOf(vintage: Vintage, sources: readonly Contract[]) {
  const contracts = new Map(sources.map((contract) => [contract.table, contract]));
  const tables = [...vintage.tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return tables.map(([table, files]) =>
    newestOf(table, files, { knownAt: vintage.knownAt, contract: contracts.get(table) }),
  );
}

function quarantineShare(receipts: readonly Receipt[]): number {
  const read = receipts.reduce((sum, { rows }) => sum + rows.read, 0);
  const refused = receipts.reduce((sum, { rows }) => sum + rows.quarantined, 0);
  return read === 0 ? 0 : Math.round((refused * 10_000) / read) / 100;
}

/**
 * Quarantined rows as a percentage of the rows read, by table, to two decimals: the quality of the files that the
 * newest vintage uses.
 */
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

/** Fewest persons, or reports, with a code for it to be named. */
const LEAST_SUBJECTS = 10;

interface PublicCode {
  readonly table: string;
  readonly period: string;
  readonly column: string;
  readonly code: string | null;
  readonly rows: number | null;
}

/**
 * Codes that are in no code table, in the newest file of each table: those of at least ten persons or reports, with
 * their rows rounded to ten. Whether there are rarer ones is disclosed, but not which.
 */
function publicUnknownCodes(vintage: Vintage): readonly PublicCode[] {
  return [...vintage.tables].flatMap(([table, files]) => {
    const { period, figures } = files.at(-1)!;
    const codes = figures?.unknownCodes ?? [];
    const frequent = codes.filter(({ subjects }) => subjects >= LEAST_SUBJECTS);
    const line = (code: string | null, rows: number | null): PublicCode => ({
      table,
      period,
      column: codes[0]?.column ?? "",
      code,
      rows,
    });
    const lines = frequent.map(({ code, rows }) => line(visibleName(code), 10 * Math.round(rows / 10)));
    return frequent.length < codes.length ? lines.concat(line(null, null)) : lines;
  });
}

/**
 * quality.json: what is held or was not processed, how fresh each extract is and when more is due, how clean the files
 * are, the source of unemployment in each month, and the linkage rate of Migri's customers.
 */
export function qualityOf(source: ReleaseSource): Readonly<Record<string, unknown>> {
  const { counted, receipts } = source;
  const { newest } = counted;
  const releases = releasesOf(counted.shown);
  const linkageOf = newestLinkages(counted.shown.linkages);
  return {
    held: releases.at(-1)?.held ?? [],
    held_deliveries: source.heldDeliveries,
    unknown_codes: publicUnknownCodes(newest),
    not_released: notReleased(releases),
    freshness: freshnessOf(newest, source.sources),
    quarantined_per_cent: quarantineShares(newest, receipts),
    unemployment_source: [...counted.shown.releasesByMonth.keys()].map((month) => ({
      month,
      source: sourceOf(newest, source.unemploymentSources, month)?.source ?? null,
    })),
    linkage_per_cent: latestReleases(counted.shown).map(([month]) => ({
      month,
      linked: linkageOf.get(month)?.percent ?? null,
    })),
  };
}
