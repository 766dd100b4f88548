import type { Month } from "../../lib/months.ts";
import { leaksOf } from "../knowledge/block-attack.ts";
import { widthOf } from "../solver/problem.ts";
import type { CellPlace } from "../structure/cell-grid.ts";
import type { AttackedVintage, MonthFindings } from "./audit-published.ts";

/** The result for one profile. */
export interface ProfileResult {
  readonly profile: string;
  /** Protected numbers that were attacked, each counted at every vintage with new information about it. */
  readonly examined: number;
  /** The narrowest feasibility interval of these numbers, in persons; null if none was attacked. */
  readonly smallestWidth: number | null;
}

/** The result of an audit. No line contains a value. */
export interface AuditReport {
  readonly profiles: readonly ProfileResult[];
  /** Intervals that are too narrow, one line per table, area, month, vintage and profile. */
  readonly leaks: readonly string[];
  /** The same of intervals that are too narrow only if numbers did not change, which is not public. */
  readonly suspicions: readonly string[];
  /** Numbers that cannot be correct, one line per table and vintage. */
  readonly faults: readonly string[];
}

interface Found extends MonthFindings {
  readonly month: Month;
}

const numbers = (count: number): string => (count === 1 ? "1 number" : `${count} numbers`);

/** The frequency of each text, in the order of the texts. */
function tally(texts: readonly string[]): readonly (readonly [text: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const sayKnown = (count: number, width: string): string =>
  `${numbers(count)} ${count === 1 ? "is" : "are"} known to within fewer than ${width} persons`;

const saySuspected = (count: number, width: string): string =>
  `${numbers(count)} would be known to within fewer than ${width} persons if no number changed that was not published again`;

/** The certain leaks of a month in words, or those that depend on an assumption. */
function leaksIn({ month, attacks }: Found, cells: readonly CellPlace[], isCertain: boolean): readonly string[] {
  const say = isCertain ? sayKnown : saySuspected;
  return attacks.flatMap(({ profile, vintage, found, certain, protect }) => {
    const sure = new Set(leaksOf(certain, protect).map(({ cell }) => cell));
    const leaks = leaksOf(found, protect).filter(({ cell }) => sure.has(cell) === isCertain);
    const places = leaks.map(({ cell }) => {
      const { table, area } = cells[cell]!;
      return `${table} ${area} ${month} as of ${vintage}|${protect.get(cell)?.width}`;
    });
    return tally(places).map(([text, count]) => {
      const [place, width = ""] = text.split("|");
      return `${place}: ${say(count, width)} (profile ${profile})`;
    });
  });
}

function faultsIn({ month, unrounded, contradicted }: Found, cells: readonly CellPlace[]): readonly string[] {
  const places = unrounded.map(({ vintage, cell }) => {
    const { table, area } = cells[cell]!;
    return `${table} ${area} ${month} as of ${vintage}`;
  });
  return [
    ...tally(places).map(([place, count]) => `${place}: ${numbers(count)} not rounded to the snapshot's base`),
    ...contradicted.map(
      ({ vintage, block }) =>
        `${block.name} ${month} as of ${vintage}: totals and parts contradict each other, so some number is not rounded or not of this table`,
    ),
  ];
}

function resultOf(profile: string, attacks: readonly AttackedVintage[]): ProfileResult {
  const own = attacks.filter((attack) => attack.profile === profile);
  const widths = own.flatMap(({ found }) => [...found.values()].map(widthOf));
  return {
    profile,
    examined: widths.length,
    smallestWidth: widths.length === 0 ? null : widths.reduce((least, width) => Math.min(least, width)),
  };
}

/** Describes the findings without any value. */
export function reportOf(months: readonly Found[], cells: readonly CellPlace[]): AuditReport {
  const attacks = months.flatMap((found) => found.attacks);
  return {
    profiles: [...new Set(attacks.map(({ profile }) => profile))].map((profile) => resultOf(profile, attacks)),
    leaks: months.flatMap((found) => leaksIn(found, cells, true)),
    suspicions: months.flatMap((found) => leaksIn(found, cells, false)),
    faults: months.flatMap((found) => faultsIn(found, cells)),
  };
}
