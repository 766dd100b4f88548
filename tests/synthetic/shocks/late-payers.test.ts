import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wageTable } from "../inbox.ts";
import { beside } from "./beside.ts";
import type { Beside } from "./beside.ts";

/** Reports of a payment month in a delivery, with who pays and what is paid, whatever their ids of delivery. */
const reports = (delivery: string, month: string): string => `
  select report."repId" as id, delivery."payerIdType1_s" as payer, report."incomeEarnerHid_e" as person, report."reportVersion" as version,
    report."reportReceivedTimstamp" as received, report."reportVersionReceivedTimestamp" as version_received
  from ${wageTable("report", delivery, month)} as report
  inner join ${wageTable("delivery", delivery, month)} as delivery on delivery."delId" = report."delId"`;

const payersOf = (rows: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<unknown> =>
  new Set(rows.map(({ payer }) => payer));

// December 2024 comes first on 15 February.
const wagesFrom = (day: string) => (path: string) =>
  path.includes("_TAX_INCOMES/") && path.endsWith("_2024_12.csv") && path >= `/inbox/${day}`;

describe.each([
  ["payers by lot", {}],
  ["payers of people of foreign background", { background: "foreign" }],
] as const)("%s, late once", (_, more) => {
  let country: Beside;
  beforeAll(async () => {
    country = await beside([{ kind: "late_payers", month: "2024-12", share: 0.2, ...more }]);
  });
  afterAll(() => country.remove());

  it("miss the first delivery with every report, and nobody else does", async () => {
    const { calm, shocked } = await country.rows(reports("2025-02-15", "2024_12"));
    expect(shocked).toEqual([]);
    expect(calm.length).toBe(country.realised["missing_at_first"]);
    expect(calm.length).toBeGreaterThan(20);
    const late = payersOf(calm);
    const here = payersOf(await country.shocked.rows(reports("2025-02-15", "2024_12")));
    expect([...late].filter((payer) => here.has(payer))).toEqual([]);
    expect(late.size).toBeLessThanOrEqual(country.realised["payers"]!);
  });

  it("are a share of the payers, as asked", () => {
    expect(country.realised["share"]).toBeCloseTo(0.2, 1);
  });

  it("are all there in the next delivery, received after the first one and before it", async () => {
    const { calm, shocked } = await country.rows(reports("2025-03-15", "2024_12"));
    expect(new Set(shocked.map(({ id }) => id))).toEqual(new Set(calm.map(({ id }) => id)));
    expect(shocked.length).toBeGreaterThan(20);
    const days = new Set(shocked.map(({ received }) => String(received).slice(0, 10)));
    expect([...days]).toEqual(["2025-02-20"]);
    expect(shocked.every(({ received, version_received: version }) => String(version) > String(received))).toBe(true);
  });

  it("change no other file", () => {
    expect(country.differing.filter((path) => !wagesFrom("2025-02-15")(path))).toEqual([]);
  });

  it("of one background hold its reports up, of none those of both", () => {
    const { missing_at_first_share_foreign: foreign, missing_at_first_share_finnish: finnish } = country.realised;
    expect(foreign! > 3 * finnish!).toBe("background" in more);
  });
});

const idsIn = async (made: Beside["calm"], delivery: string): Promise<ReadonlySet<unknown>> =>
  new Set((await made.rows(reports(delivery, "2024_12"))).map(({ id }) => id));

const dayOf = (timestamp: unknown): number => Date.parse(`${String(timestamp).slice(0, 10)}T00:00:00Z`);

describe("holidays", () => {
  let country: Beside;
  beforeAll(async () => {
    country = await beside([{ kind: "holidays", month: "2024-12", share: 0.5, days: 45 }]);
  });
  afterAll(() => country.remove());

  it("keep reports from the first delivery, and bring only such as are still to be cancelled", async () => {
    const [known, left, last] = await Promise.all([
      idsIn(country.calm, "2025-02-15"),
      idsIn(country.shocked, "2025-02-15"),
      idsIn(country.shocked, "2025-05-15"),
    ]);
    expect([...left].filter((id) => !known.has(id) && last.has(id))).toEqual([]);
    expect([...known].filter((id) => !left.has(id)).length).toBe(country.realised["missing_at_first"]);
    expect(country.realised["missing_at_first"]).toBeGreaterThan(20);
  });

  it("hold every report of the same payers up by the same days", async () => {
    const last = reports("2025-05-15", "2024_12");
    const { calm, shocked } = await country.rows(last);
    const before = new Map(calm.map((row) => [row["id"], row]));
    const both = shocked.filter(({ id }) => before.has(id));
    const days = both.map(({ id, received }) => {
      return (dayOf(received) - dayOf(before.get(id)?.["received"])) / 86_400_000;
    });
    // Late by less only where the last delivery that can hold a report would otherwise miss it.
    expect(days.filter((late) => late === 45).length / days.length).toBeGreaterThan(0.95);
    expect(days.every((late) => late > 0 && late <= 45)).toBe(true);
    const moved = new Set(shocked.map(({ id }) => id));
    const rest = (await country.shocked.rows(last)).filter(({ id }) => !moved.has(id));
    expect([...payersOf(both)].filter((payer) => payersOf(rest).has(payer))).toEqual([]);
  });

  it("change no other file", () => {
    expect(country.differing.filter((path) => !wagesFrom("2025-02-15")(path))).toEqual([]);
  });
});
