import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countTables } from "../../pipelines/counts/index.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Session } from "../../src/database/database.ts";
import { withRounding } from "../../src/indicators/declaration.ts";
import type { Indicator } from "../../src/indicators/declaration.ts";
import { declarationFaults } from "../../src/indicators/declaration-faults.ts";
import { indicators } from "../../src/indicators/indicators.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { madeUp, writeCounts } from "./made-up-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "tilannekuva-add-"));
let database: Database;
let session: Session;

beforeAll(async () => {
  database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
  session = await database.session();
});

afterAll(() => {
  session.close();
  database.close();
  rmSync(folder, { recursive: true });
});

/** The files that the page gives, by the path that it gives them. */
const files = (): ReadonlyMap<string, string> => {
  const page = readFileSync(join(packageRoot, "docs/add-an-indicator.md"), "utf8");
  const blocks = [...page.matchAll(/^```ts (\S+)\n(.*?)^```$/gms)];
  return new Map(blocks.map((block) => [block[1]!, block[2]!]));
};

/** Loads a declaration as if it lay at its path in the checkout. */
async function declarationOf(path: string, text: string): Promise<Indicator> {
  const home = dirname(resolve(packageRoot, path));
  const moved = text.replaceAll(
    /from "(\.[^"]+)"/g,
    (_, target: string) => `from "${pathToFileURL(resolve(home, target)).href}"`,
  );
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, moved);
  const loaded: Record<string, Indicator> = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return Object.values(loaded)[0]!;
}

async function value(path: string, counts: Parameters<typeof writeCounts>[2]): Promise<unknown> {
  const page = files();
  const added = await declarationOf(path, page.get(path)!);
  expect(declarationFaults([...indicatorDeclarations, added], countTables)).toEqual([]);
  await writeCounts(session, join(folder, "counts.parquet"), counts);
  const input = {
    counts: [join(folder, "counts.parquet")],
    releases: [],
    indicators: withRounding([...indicatorDeclarations, added], { base: 10, minimum: 10 }),
    areas: ["KU049"],
  };
  const rows = (await indicators(input, session)).filter((row) => row.INDICATOR === added.id && row.OBS_VALUE !== null);
  expect(rows.every(({ VINTAGE }) => VINTAGE !== "")).toBe(true);
  return rows.map((row) => [row.INDICATOR, row.BACKGROUND, row.STATUS_ORDER, row.OBS_VALUE, row.UNIT_MEASURE]);
}

test("the page's declaration alone is an indicator with values", async () => {
  const counts = [
    madeUp({ MEASURE: "EMPLOYED", OBS_VALUE: 600 }),
    madeUp({ MEASURE: "UNEMPLOYED", OBS_VALUE: 100 }),
    madeUp({ MEASURE: "IN_SERVICES", OBS_VALUE: 50 }),
  ];
  expect(await value("pipelines/indicators/services.ts", counts)).toEqual([
    ["service_rate_18_64", "_T", "MONTHLY", 6.7, "PT"],
  ]);
});

test("the page's declaration of parts that lie elsewhere is one, too", async () => {
  const counts = [
    madeUp({ MEASURE: "PERSONS", OBS_VALUE: 1000 }),
    madeUp({ MEASURE: "PERSONS", OBS_VALUE: 250, AGE: "Y18T29" }),
    madeUp({ MEASURE: "PERSONS", OBS_VALUE: 400, BACKGROUND: "FOREIGN" }),
    madeUp({ MEASURE: "PERSONS", OBS_VALUE: null, BACKGROUND: "FOREIGN", AGE: "Y18T29" }),
  ];
  expect(await value("pipelines/indicators/young.ts", counts)).toEqual([["young_share_18_64", "_T", "_Z", 25, "PT"]]);
});
