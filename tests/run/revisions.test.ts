import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { revisionDeclarations } from "../../src/definitions/revision-declarations.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { readNdjson } from "../../src/publish/formats/read-tables.ts";
import { revisionsBetween } from "../../src/publish/revisions/compare.ts";
import { readComparedSnapshot } from "../../src/publish/revisions/compared-snapshot.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { headlines, openHouse } from "./house.ts";
import type { House } from "./house.ts";
import { observing } from "../publish/revisions/made-up-snapshots.ts";
import { deliverJobSearch, deliverPopulation, deliverRegister, deliverWages } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\n";

// So few months allow no estimate: the rates are published as counted.
const observe = observing(["population", "employment_rate_18_64", "employment_gap_18_64"]);

/** A snapshot's revisions. */
interface Register {
  readonly rows: readonly Row[];
  readonly summary: { readonly against: string | null; readonly by_delay: readonly unknown[] };
}

let house: House;
/** Residents alone; their wages and job searches too; fewer residents; then a threshold that a third of the wages does not reach. */
const registers: Register[] = [];
const reports: NightReport[] = [];

async function registerOf({ folder }: NightReport): Promise<Register> {
  const rows = await house.rows(join(folder, "revisions.parquet"), "select * from read_parquet(getvariable('file'))");
  const quality: { revisions: Register["summary"] } = JSON.parse(await readFile(join(folder, "quality.json"), "utf8"));
  return { rows, summary: quality.revisions };
}

/** What changed from one snapshot to another. */
async function between(before: NightReport, after: NightReport): Promise<Pick<Register, "rows">> {
  const database = await openDatabase({
    temporary: join(house.folder, "spill"),
    folders: [join(house.folder, "output")],
  });
  const session = await database.session();
  try {
    const [one, other] = [
      await readComparedSnapshot(before.folder, session),
      await readComparedSnapshot(after.folder, session),
    ];
    const { rows } = await revisionsBetween(one, other, {
      session,
      observe,
      declarations: revisionDeclarations(headlines),
    });
    return { rows: rows.map((row): Row => Object.fromEntries(Object.entries(row))) };
  } finally {
    session.close();
    database.close();
  }
}

async function tonight(): Promise<void> {
  const report = await house.night({ observe });
  reports.push(report);
  registers.push(await registerOf(report));
}

/** Every third wage as small as the threshold will be. */
async function deliverSmallWages(delivery: string): Promise<void> {
  await deliverWages(house.inbox(), delivery);
  const file = house.inbox(delivery, "TAX_INCOMES_transactionInfo_2024_12.csv");
  const lines = (await readFile(file, "utf8")).split("\n");
  await writeFile(file, lines.map((line, index) => (index % 3 === 1 ? line.replace("2500", "40") : line)).join("\n"));
}

/** Causes of what changed of an indicator, in the headline order of statuses. */
const causes = ({ rows }: Pick<Register, "rows">, indicator: string): readonly string[] => {
  const wanted = rows.filter((row) => row["INDICATOR"] === indicator && row["STATUS_ORDER"] !== "ANNUAL");
  return [...new Set(wanted.map((row) => textOf(row, "CAUSE")))].toSorted();
};

beforeAll(async () => {
  house = await openHouse(YAML);
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  await deliverRegister(house.inbox(), "2025-01-20_FOLK_perus", { mainActivity: false });
  await tonight();
  await deliverSmallWages("2025-02-03_TAX_INCOMES");
  await deliverJobSearch(house.inbox(), "2025-02-03_KEHA_Tyonhaku");
  await tonight();
  await deliverPopulation(house.inbox(), "2025-03-03_FOLK_ENHEN", 260);
  await tonight();
  await house.configure(`${YAML}definitions: { work_pay_threshold: 50 }\n`);
  await tonight();
});
afterAll(() => house[Symbol.asyncDispose]());

describe("the register of what nights changed", () => {
  it("has nothing on the first night", () => {
    expect(registers[0]?.rows).toEqual([]);
    expect(registers[0]?.summary).toEqual({ against: null, by_delay: [] });
  });

  it("is against the vintage before", () => {
    const against = registers.slice(1).map(({ summary }) => summary.against);
    expect(against).toEqual(["2025-01-20", "2025-02-03", "2025-02-03"]);
  });

  it("shows reports that came late", () => {
    expect(causes(registers[1]!, "employment_rate_18_64")).toEqual(["late_data", "protection"]);
    // Nobody came or went; other new values may only make the audit hold more.
    expect(causes(registers[1]!, "population").filter((cause) => cause !== "protection")).toEqual([]);
  });

  it("shows persons who are no longer there, and how many", () => {
    const register = registers[2]!;
    expect(causes(register, "population")).toContain("correction");
    expect(register.summary.by_delay).toContainEqual(
      expect.objectContaining({ indicator: "population", delay: 2, largest: -40 }),
    );
  });

  it("gives each observation the code of its cause, which is in the code list", async () => {
    const { columns, rows } = await readNdjson(join(reports[2]!.folder, "observations.ndjson.gz"));
    const codes = rows.map((row) => row.REVISION);
    const known = headlines.indicators.vocabulary.codelists["REVISION"]?.map(({ code }) => code) ?? [];
    expect(columns).toContain("REVISION");
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    expect(codes.filter((code) => code !== "_Z")).toHaveLength(registers[2]!.rows.length);
    expect(codes).toContain("CORRECTION");
  });
});

describe("what changed between two snapshots", () => {
  it("shows a definition that changed", async () => {
    expect(reports[2]?.knownAt).toBe(reports[3]?.knownAt);
    const revisions = await between(reports[2]!, reports[3]!);
    expect(causes(revisions, "employment_rate_18_64")).toContain("definition");
    const all = [...new Set(revisions.rows.map((row) => textOf(row, "CAUSE")))];
    expect(all.filter((cause) => cause !== "protection")).toEqual(["definition"]);
    expect(causes(revisions, "population").filter((cause) => cause !== "protection")).toEqual([]);
  });
});
