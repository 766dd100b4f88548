import { cubeIn } from "../formats/cube-file.ts";
import { cp, mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { nightly } from "../../../pipelines/nightly.ts";
import { indicateWith, observeWith } from "../../../src/run/indicate.ts";
import { presentWith } from "../../../src/run/present-release.ts";
import { openDatabase } from "../../../src/database/database.ts";
import { sha256OfFile } from "../../../src/lib/files.ts";
import { publishSnapshot } from "./observe-and-publish.ts";
import { recompute } from "../../../src/publish/snapshot/recompute-snapshot.ts";
import { revisionDeclarations } from "../../../src/definitions/revision-declarations.ts";
import { writeCounts } from "../../indicators/made-up-counts.ts";
import {
  monthAt,
  publishedHistory,
  releasesOf,
  sourcesWithSwitch,
  twoBackgrounds,
  vintageAt,
} from "../../indicators/nowcast/made-up-history.ts";
import type { BlockAt } from "../../indicators/nowcast/made-up-history.ts";
import { madeUpRelease, workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";

const MONTHS = 15;
const NEWEST = `${vintageAt(MONTHS - 1)}T00:00`;

/** A month of Espoo that was released at its first delivery and held since. */
const HELD = 4;
const history = {
  months: MONTHS,
  hole: ({ area, month, asOf }: BlockAt) => (area === "KU049" && month === HELD && asOf > HELD ? "held" : ""),
} as const;

let shop: Workshop;
let snapshot: string;

beforeAll(async () => {
  shop = await workshop();
  const path = join(shop.folder, "history.parquet");
  const session = await shop.database.session();
  await writeCounts(session, path, publishedHistory(twoBackgrounds, history));
  session.close();
  const made = await madeUpRelease(shop, { vintage: NEWEST });
  const release = {
    ...made,
    counts: [{ path, sha256: await sha256OfFile(path) }],
    observe: observeWith(nightly),
    facts: {
      ...made.facts,
      vintages: Array.from({ length: MONTHS }, (_, month) => vintageAt(month)),
      releases: [...releasesOf(twoBackgrounds, history)],
      unemployment_sources: [...sourcesWithSwitch({ months: MONTHS }, { at: 9, stays: true })],
    },
  };
  snapshot = (await publishSnapshot({ output: shop.output, ...release }, shop)).folder;
});

afterAll(() => shop.remove());

/** Which statuses of values the observations have. */
async function statuses(folder: string): Promise<ReadonlySet<string>> {
  const text = gunzipSync(await readFile(join(folder, "observations.ndjson.gz"))).toString("utf8");
  return new Set(text.match(/(?<="OBS_STATUS":)"(?:E|P|A|L)"/g));
}

test("observations and nowcasts come out of a snapshot's folder alone, byte for byte, with another engine and one thread", async () => {
  const alone = join(shop.folder, "alone");
  const [copy, out] = [join(alone, "snapshot"), join(alone, "out")];
  await mkdir(alone);
  await cp(snapshot, copy, { recursive: true });
  const database = await openDatabase({ temporary: join(alone, "spill"), folders: [alone], threads: 1 });
  try {
    const again = {
      database,
      indicate: indicateWith(nightly),
      present: presentWith(nightly),
      revisions: revisionDeclarations(nightly),
      vocabulary,
    };
    const { identical, files } = await recompute(copy, out, again);
    expect(files.filter(({ same }) => !same)).toEqual([]);
    expect(identical).toBe(true);
    expect(files.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        "nowcast.parquet",
        "observations.csv.gz",
        "observations.parquet",
        "release_status.parquet",
      ]),
    );
  } finally {
    database.close();
  }
  for (const file of await readdir(out)) {
    if (file === "jsonstat") continue;
    expect(Buffer.compare(await readFile(join(out, file)), await readFile(join(snapshot, file)))).toBe(0);
  }
  expect(await statuses(out)).toEqual(new Set(['"E"', '"P"', '"A"', '"L"']));
});

test("a block that is held is not final in the snapshot, and the same indicator says so in its cube", async () => {
  const session = await shop.database.session();
  const statusOf = (area: string) =>
    session.rows(
      `select distinct OBS_STATUS as status from read_parquet(getvariable('file')) where INDICATOR = 'unemployment_rate_18_64'
       and REF_AREA = '${area}' and TIME_PERIOD = '${monthAt(HELD)}' and OBS_VALUE is not null and STATUS_ORDER = 'MONTHLY'`,
      { file: join(snapshot, "observations.parquet") },
    );
  expect(await statusOf("C6")).toEqual([{ status: "A" }]);
  expect(await statusOf("KU049")).toEqual([{ status: "E" }]);
  session.close();
  const cube: unknown = cubeIn(join(snapshot, "jsonstat", "en", "unemployment_rate_18_64.json.gz"));
  const note = {
    [monthAt(HELD)]: [expect.stringMatching(/^Break with /), expect.stringMatching(/^Held at .* KU049; /)],
  };
  expect(cube).toMatchObject({ dimension: { TIME_PERIOD: { category: { note } } } });
});

test("what the nowcasts were worth stands in quality.json, and when a month has a value in the manifest", async () => {
  const quality: unknown = JSON.parse(await readFile(join(snapshot, "quality.json"), "utf8"));
  expect(quality).toMatchObject({
    nowcast: expect.arrayContaining([expect.objectContaining({ delay: 0, areas: "all" })]),
  });
  const manifest: unknown = JSON.parse(await readFile(join(snapshot, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({
    nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
  });
});

test("the snapshot's own limits decide: with another floor other months have a value", async () => {
  const session = await shop.database.session();
  const counts = [join(snapshot, "counts.parquet")];
  const facts = { rounding_base: 10, releases: [], unemployment_sources: [] };
  const observed = (min_completeness: number) =>
    observeWith(nightly)(counts, session, {
      ...facts,
      nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness, min_back_tests: 6 },
    });
  const early = async (floor: number): Promise<number> =>
    (await observed(floor)).nowcasts.filter(({ REASON }) => REASON === "completeness").length;
  expect(await early(0.85)).toBe(0);
  expect(await early(0.99)).toBeGreaterThan(10);
  session.close();
});
