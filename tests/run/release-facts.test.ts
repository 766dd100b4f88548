import { beforeAll, describe, expect, it } from "vitest";
import { folkEnhen } from "../../pipelines/sources/folk_enhen.ts";
import { sha256 } from "../../src/lib/canonical.ts";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import { manifestFacts } from "../../src/publish/snapshot/snapshot-manifest.ts";
import { noHistory } from "../../src/history/release-history.ts";
import type { History } from "../../src/history/release-history.ts";
import type { Configuration } from "../../src/configuration/configuration.ts";
import { manifestFactsOf, qualityOf } from "../../src/run/release-facts.ts";
import type { ReleaseSource } from "../../src/run/release-facts.ts";
import { accepted } from "../model/deliveries.ts";
import { definitions } from "../definitions/definitions-of-tests.ts";
import { openHouse } from "./house.ts";
import { fileIn, link, linkage } from "../history/made-up-history.ts";
import { receipt } from "./made-up-receipts.ts";

const first = accepted("first", "2026-08-01T00:00", [
  ["WAGES", "2026-05"],
  ["WAGES", "2026-06"],
]);
const second = accepted("second", "2026-09-01T00:00", [
  ["WAGES", "2026-06"],
  ["PEOPLE", "2026-07"],
]);
const earlier = asKnownAt([first], "9999");
const newest = asKnownAt([first, second], "9999");

const store = "/the/store";

/** A history in which the given months were released at each vintage. */
const historyOf = (...vintages: readonly string[]): History => ({
  ...noHistory,
  releasesByMonth: new Map([["2026-07", vintages.map((vintage) => link(vintage, { store }))]]),
  vintages: vintages.map((vintage) => ({ vintage, months: ["2026-07"] })),
  linkages: [linkage("2026-07", "2026-08-01", 80, store), linkage("2026-07", "2026-09-01", 90, store)],
});

/** A history at whose newest vintage one block of July is held, and June was not worked on. */
const holding: History = {
  ...noHistory,
  releasesByMonth: new Map([
    ["2026-06", [link("2026-08-01", { store })]],
    ["2026-07", [link("2026-08-01", { store }), link("2026-09-01", { store, held: ["by_ground KU049"] })]],
  ]),
  vintages: [
    { vintage: "2026-08-01", months: ["2026-06", "2026-07"] },
    { vintage: "2026-09-01", months: ["2026-07"] },
  ],
};

let configuration: Configuration;
beforeAll(async () => {
  await using house = await openHouse();
  configuration = await house.configuration();
});

const source = (change: Partial<ReleaseSource["counted"]> = {}): ReleaseSource => ({
  counted: {
    newest,
    history: noHistory,
    shown: historyOf("2026-08-01", "2026-09-01"),
    bridge: null,
    reconstruction: fileIn(store, "published_reconstruction/_"),
    ...change,
  },
  codes: { income_types: sha256("codes") },
  configuration,
  definitions,
  groups: {
    code: { indicators: sha256("text") },
    statements: { join: sha256("sql") },
    declarations: { count: sha256("tables") },
  },
  roundingBase: 10,
  unemploymentSources: [
    { source: "searches", subject: "a", covers: { table: "SEARCHES", pick: "newest_from" } },
    { source: "people", subject: "b", covers: { table: "PEOPLE", pick: "same" } },
  ],
  sources: [{ ...folkEnhen, table: "WAGES", due: { monthsAfterPeriod: 2, day: 20 } }],
  receipts: [],
  deliveries: [first, second],
  heldDeliveries: [],
  certificate: null,
});

describe("manifestFactsOf", () => {
  it("names every file that any vintage read, once, in the order of delivery", () => {
    const { inputs } = manifestFactsOf(source());
    expect(inputs.map(({ delivery, table, period }) => `${delivery} ${table} ${period}`)).toEqual([
      "first WAGES 2026-05",
      "first WAGES 2026-06",
      "second PEOPLE 2026-07",
      "second WAGES 2026-06",
    ]);
    expect(manifestFactsOf(source({ shown: historyOf("2026-09-01") })).inputs).toHaveLength(3);
  });

  it("says what made the numbers, and no path of the store", () => {
    const facts = manifestFactsOf(source());
    expect(manifestFacts.parse(facts)).toEqual(facts);
    expect(facts.versions).toEqual({ tilannekuva: "1.2.3", engine: "duckdb v1" });
    // Hashes of true counts would differ between countries that differ only in what is withheld.
    expect(facts.steps).toEqual({ "protect/2026-07": sha256("published/2026-09-01") });
    expect(facts.vintages).toEqual(["2026-08-01", "2026-09-01"]);
    expect(facts.parameters).toMatchObject({
      work_pay_threshold: 0,
      history_vintages: "monthly",
      code: { indicators: sha256("text") },
      statements: { join: sha256("sql") },
      declarations: { count: sha256("tables") },
      code_tables: { income_types: sha256("codes") },
    });
    expect(JSON.stringify(facts)).not.toContain(store);
  });

  it("says of each vintage which months were worked on, and what was held of them", () => {
    const { releases } = manifestFactsOf(source({ shown: holding }));
    expect(releases).toEqual([
      { vintage: "2026-08-01", months: ["2026-06", "2026-07"], closed: [], held: [] },
      {
        vintage: "2026-09-01",
        months: ["2026-07"],
        closed: [],
        held: [{ month: "2026-07", table: "by_ground", areas: ["KU049"] }],
      },
    ]);
  });

  it("claims no audit, and gives the gate's limit, never the numbers", () => {
    const facts = manifestFactsOf(source());
    expect(facts.audit).toBeNull();
    expect(facts.protection).toContain("not audited");
    expect(facts.checks).toEqual([
      { check: "population_share", passed: true, detail: "at least 0 per cent of the month before" },
      { check: "linkage_rate", passed: true, detail: "at least 80 per cent of permit holders, where there are any" },
    ]);
  });
});

it("manifestFactsOf gives the certificate as it is where there is one, and says so in words", () => {
  const certificate = {
    passed: true,
    required_width: { width: 3, widthByTable: { by_ground: 5 } },
    profiles: ["outsider"],
    outside: ["bridge.parquet"],
    once: ["reconstructed.parquet"],
    published_history: sha256("published"),
  } as const;
  const facts = manifestFactsOf({ ...source(), certificate });
  expect(facts.audit).toEqual(certificate);
  expect(facts.protection).toBe("rules, rounding, numbers that stick, audited");
});

const rows = (read: number, quarantined: number) => ({
  read,
  accepted: read - quarantined,
  quarantined,
  duplicate: 0,
});

describe("qualityOf", () => {
  const used = newest.tables.get("WAGES")?.[1]?.sha256 ?? "";
  const superseded = earlier.tables.get("WAGES")?.[1]?.sha256 ?? "";
  const receipts = [
    receipt({ table: "WAGES", file: "a", sha256: used, rows: rows(300, 2) }),
    receipt({ table: "WAGES", file: "b", sha256: superseded, rows: rows(100, 100) }),
    receipt({ table: "PEOPLE", file: "c", sha256: newest.tables.get("PEOPLE")?.[0]?.sha256 ?? "", rows: rows(0, 0) }),
  ];

  it("says how fresh, how clean and how well linked the newest vintage is", () => {
    expect(qualityOf({ ...source(), receipts })).toEqual({
      held: [],
      held_deliveries: [],
      unknown_codes: [],
      not_released: [],
      freshness: [
        { table: "PEOPLE", newest_period: "2026-07", delivered_at: "2026-09-01T00:00", due: null, late: false },
        { table: "WAGES", newest_period: "2026-06", delivered_at: "2026-09-01T00:00", due: "2026-09-20", late: false },
      ],
      quarantined_per_cent: { PEOPLE: 0, WAGES: 0.67 },
      unemployment_source: [{ month: "2026-07", source: "people" }],
      linkage_per_cent: [{ month: "2026-07", linked: 90 }],
    });
  });

  it("says that a delivery is late where the vintage is past the day by which it was due", () => {
    const other = accepted("third", "2026-09-21T00:00", [["PEOPLE", "2026-08"]]);
    const counted = source({ newest: asKnownAt([first, second, other], "9999") });
    expect(qualityOf(counted)).toMatchObject({ freshness: [{ late: false }, { due: "2026-09-20", late: true }] });
  });

  it("names what the newest vintage held, and which months it did not work on", () => {
    expect(qualityOf(source({ shown: holding }))).toMatchObject({
      held: [{ month: "2026-07", table: "by_ground", areas: ["KU049"] }],
      not_released: [{ month: "2026-06", since: "2026-08-01" }],
    });
  });

  it("gives each month's linkage as last published, and a null where it is withheld", () => {
    const few = { ...historyOf("2026-08-01"), linkages: [linkage("2026-07", "2026-08-01", null, store)] };
    expect(qualityOf(source({ shown: few }))).toMatchObject({ linkage_per_cent: [{ month: "2026-07", linked: null }] });
    expect(qualityOf(source({ shown: holding }))).toMatchObject({
      linkage_per_cent: [
        { month: "2026-06", linked: null },
        { month: "2026-07", linked: null },
      ],
    });
  });
});
