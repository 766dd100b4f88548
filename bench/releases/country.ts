import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { addMonths, lastDay } from "../../src/lib/months.ts";

/** A history to publish and to compare with its source. */
export interface GivenHistory {
  /** Residents of the six cities at the start. */
  readonly persons: number;
  /** Months of the simulation. */
  readonly months: number;
  readonly seed: number;
  /** Number of monthly releases, each with a delivery of wages; the newest delivery is spread over the nights, if any. */
  readonly releases: number;
  /** Number of consecutive nights over which the newest delivery arrives; 0: all at once. */
  readonly nights: number;
}

/** When a store is run: first for all months' ends, then night after night. */
export interface Calendar {
  /** The cutoff day of the first run. */
  readonly first: string;
  /** The cutoff days of the nights after it, in order. */
  readonly nights: readonly string[];
}

/** Months of a vintage that can still change, and the one that has just closed. */
export const OPEN_MONTHS = 14;

const configurationOf = (vintages: number): string =>
  `ingest: { settle_minutes: 0 }\nhistory: { vintages: ${vintages}, months: ${OPEN_MONTHS} }\nengine: { memory_limit: 4GB }\n`;

/**
 * When a store is run on deliveries. Without nights, once, on the day of the newest delivery; otherwise first at the end of the month before the
 * newest wages, then on each day that brings a part of them.
 *
 * @example calendarOf(["2026-09-15_TAX_INCOMES", "2026-10-15_TAX_INCOMES", "2026-10-16_TAX_INCOMES"], 2) // { first: "2026-09-30", nights: ["2026-10-15", "2026-10-16"] }
 */
export function calendarOf(deliveries: readonly string[], nights: number): Calendar {
  const days = deliveries.map((name) => name.slice(0, 10)).toSorted();
  if (nights === 0) return { first: days.at(-1) ?? "", nights: [] };
  const wages = deliveries.filter((name) => name.endsWith("_TAX_INCOMES")).map((name) => name.slice(0, 10));
  const newest = wages.toSorted().slice(-nights);
  return { first: lastDay(addMonths((newest[0] ?? "").slice(0, 7), -1)), nights: newest };
}

/** Makes the country's deliveries and a configuration in a folder, as a user would. */
export async function makeCountry(given: GivenHistory, folder: string): Promise<Calendar> {
  const { persons, months, seed, releases, nights } = given;
  await mkdir(folder, { recursive: true });
  // With nights, the newest delivery is published on them, not at a month's end.
  const vintages = nights === 0 ? releases : releases - 1;
  await writeFile(join(folder, "tilannekuva.yaml"), configurationOf(vintages));
  const inbox = join(folder, "inbox");
  await generateCountry({
    out: inbox,
    persons,
    months,
    seed,
    firstWindow: months - releases + 1,
    ...(nights === 0 ? {} : { nightly: nights }),
  });
  return calendarOf(await readdir(inbox), nights);
}
