import { join } from "node:path";
import { sha256 } from "../../src/lib/canonical.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import type { History } from "../../src/history/release-history.ts";

/** A file in a store, by what it holds. */
export const fileIn = (store: string, name: string) => ({
  path: join(store, `${name}.parquet`),
  sha256: sha256(name),
});

interface LinkOptions {
  readonly store?: string;
  /** Distinguishes its files from others of the same vintage. */
  readonly content?: string;
  readonly held?: readonly string[];
  readonly obsStatus?: MonthRelease["obsStatus"];
}

/** A link of a chain in which nothing is true but the names of its files. */
export const link = (
  vintage: string,
  { store = "/a/store", content = vintage, held = [], obsStatus = "P" }: LinkOptions = {},
): MonthRelease => ({
  vintage,
  personMonth: fileIn(store, `person_month/${content}`),
  persons: 100,
  counts: fileIn(store, `counts/${content}`),
  decisions: fileIn(store, `decisions/${content}`),
  published: fileIn(store, `published/${content}`),
  audit: null,
  held,
  obsStatus,
  rules: sha256("rules"),
  inForce: sha256("in force"),
});

/** What is public of a month's linkage since a vintage. */
export const linkage = (month: string, vintage: string, percent: number | null, store = "/a/store") => ({
  month,
  vintage,
  measured: fileIn(store, `linkage/${month} ${vintage}`),
  percent,
});

/** Two months, three vintages; the first month was published twice at the second, and not released at the third. */
export const history: History = {
  knownAt: "2026-10-02T04:35",
  releasesByMonth: new Map([
    ["2026-07", [link("2026-08-31"), link("2026-09-30"), link("2026-09-30", { content: "again" })]],
    ["2026-08", [link("2026-09-30T04:35")]],
  ]),
  bridges: [{ year: "2024", vintage: "2026-09-30", published: fileIn("/a/store", "published_bridge/2024") }],
  vintages: [
    { vintage: "2026-08-31", months: ["2026-07"] },
    { vintage: "2026-09-30", months: ["2026-07"] },
    { vintage: "2026-09-30T04:35", months: ["2026-08"] },
    { vintage: "2026-10-02T04:35", months: ["2026-07", "2026-08"] },
  ],
  linkages: [linkage("2026-07", "2026-08-31", 80), linkage("2026-07", "2026-09-30", 90)],
  reconstruction: { vintage: "2026-09-30", published: fileIn("/a/store", "published_reconstruction/_") },
};
