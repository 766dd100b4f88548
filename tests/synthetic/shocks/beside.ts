import type { CountryOptions, Shock } from "../../../src/synthetic/generate.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import { fingerprints, made } from "../inbox.ts";
import type { Made, Row } from "../inbox.ts";

/** A country with a shock beside the same country without it. */
export interface Beside {
  readonly calm: Made;
  readonly shocked: Made;
  /** What the truth says of the first shock. */
  readonly realised: Readonly<Record<string, number>>;
  /** Paths of the files that only one of the two has, or that differ; `delivery.json` and `truth/shocks.json` left out. */
  readonly differing: readonly string[];
  /** Rows that only the calm country has, and rows that only the shocked one has. */
  rows(sql: string): Promise<{ readonly calm: readonly Row[]; readonly shocked: readonly Row[] }>;
  remove(): void;
}

/** The rows that are not among others. */
function without(others: readonly Row[], rows: readonly Row[]): readonly Row[] {
  const known = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
}

async function differing(calm: Made, shocked: Made): Promise<readonly string[]> {
  const [before, after] = (await Promise.all([calm, shocked].map(({ folder }) => fingerprints(folder)))).map(
    (files) => new Map(files),
  );
  const paths = [...new Set([...before!.keys(), ...after!.keys()])].toSorted();
  return paths
    .filter((path) => before!.get(path) !== after!.get(path))
    .filter((path) => !path.endsWith("/delivery.json") && path !== "/truth/shocks.json");
}

type Options = Omit<CountryOptions, "out" | "shocks">;

// One for all shocks of a test file: making it takes most of a test's time.
const calmOnes = new Map<string, Promise<Made>>();
afterAll(async () => {
  for (const calm of calmOnes.values()) (await calm).remove();
});

async function calmOf(options: Options): Promise<Made> {
  const key = JSON.stringify(options);
  const calm = calmOnes.get(key) ?? made(options);
  calmOnes.set(key, calm);
  return calm;
}

/** Makes both countries: 7 months from 2024-09, the first delivery of wages with two, unless other options are given. */
export async function beside(shocks: readonly Shock[], options: Partial<Options> = {}): Promise<Beside> {
  const given = { persons: 2000, months: 7, seed: 7, firstWindow: 2, ...options };
  const [calm, shocked] = await Promise.all([calmOf(given), made({ ...given, shocks })]);
  const [told] = JSON.parse(readFileSync(join(shocked.folder, "truth", "shocks.json"), "utf8"));
  return {
    calm,
    shocked,
    realised: told.realised,
    differing: await differing(calm, shocked),
    rows: async (sql) => {
      const [before, after] = await Promise.all([calm.rows(sql), shocked.rows(sql)]);
      return { calm: without(after, before), shocked: without(before, after) };
    },
    remove: () => shocked.remove(),
  };
}

/** The truth of a month, `2025_01`. */
export const truthOf = (month: string): string => `'truth/person_month_${month}.parquet'`;
