import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { ingestLines } from "../../src/cli/summary/deliveries.ts";
import { numberOf } from "../../src/database/row.ts";
import { quarantined } from "../../src/ingest/ingest.ts";
import { TilannekuvaError } from "../../src/lib/errors.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { readHistory } from "../../src/history/history-file.ts";
import { inspectPersonMonth } from "../../src/run/inspect-person-months.ts";
import { openHouse, residentsByBackground } from "../run/house.ts";
import type { House } from "../run/house.ts";

const FAULTS = join(packageRoot, "fixtures", "faults");

// So few rows are judged only because this says so.
const YAML = `ingest: { settle_minutes: 0 }
engine: { threads: 1 }
history: { vintages: none }
gates: { deliveries: hold, deliveries_min_rows: 5 }
`;

const WAGES = "2026-07-15_TAX_INCOMES";

/** A house with the sound inbox, and one fault planted in it: a planted delivery stands in for the sound one of its name, as a whole. */
async function houseWith(fault: string, { without = "" } = {}): Promise<House> {
  const house = await openHouse(YAML, residentsByBackground);
  const planted = fault === "sound" ? [] : await readdir(join(FAULTS, fault));
  await cp(join(FAULTS, "sound"), house.inbox(), { recursive: true });
  for (const delivery of [...planted, without].filter((name) => name !== ""))
    await rm(house.inbox(delivery), { recursive: true, force: true });
  for (const delivery of planted) await cp(join(FAULTS, fault, delivery), house.inbox(delivery), { recursive: true });
  return house;
}

interface RunEnd {
  readonly exitCode: number;
  /** What is said of the deliveries. */
  readonly said: string;
}

/** How a night ends, also one that has nothing to count. */
async function nightIn(house: House): Promise<RunEnd> {
  try {
    const report = await house.night();
    return { exitCode: report.exitCode, said: ingestLines(report).join("\n") };
  } catch (error) {
    if (!(error instanceof TilannekuvaError)) throw error;
    return { exitCode: error.exitCode, said: error.message };
  }
}

interface People {
  readonly employed: number;
  readonly unemployed: number;
  readonly specialists: number;
  readonly returnees: number;
}

const SOUND: People = { employed: 15, unemployed: 3, specialists: 10, returnees: 10 };

/** What is known of June's residents. */
async function june(house: House): Promise<People> {
  const configuration = await house.configuration();
  const { path } = await inspectPersonMonth({ pipeline: nightly, configuration, month: "2026-06", asOf: "2026-12-01" });
  const [row = {}] = await house.rows(
    path,
    `select
       cast(count(*) filter (where employed = 1) as integer) as employed,
       cast(count(*) filter (where unemployed = 1 and employed = 0) as integer) as unemployed,
       cast(count(*) filter (where permit_ground = 'work_specialist') as integer) as specialists,
       cast(count(*) filter (where permit_ground = 'returnee') as integer) as returnees
     from read_parquet(getvariable('file'), hive_partitioning = false)`,
  );
  const of = (name: string): number => numberOf(row, name) ?? -1;
  return {
    employed: of("employed"),
    unemployed: of("unemployed"),
    specialists: of("specialists"),
    returnees: of("returnees"),
  };
}

it("the inbox without a fault ends with 0, and everybody is what they are", async () => {
  await using house = await houseWith("sound");
  expect(await nightIn(house)).toEqual({ exitCode: 0, said: "" });
  expect(await june(house)).toEqual(SOUND);
});

describe("refused, exit code 3", () => {
  it.each([
    [
      "stray-quotes-swallow-rows",
      /MIGR_OLESK_voimassaoleva_2026_06.csv: a quote in line 4 is left open/,
      { specialists: 0, returnees: 0 },
    ],
    ["cr-only-line-ends", /KEHA_Tyonhaku_2026_06.csv: line 1 holds a carriage return/, { unemployed: 0 }],
    [
      "wages-of-another-month",
      /paymentDate: 15 of 15 rows are not of 2026-06.*most of them of 2026-05/,
      { employed: 0 },
    ],
    [
      "payer-ids-scientific",
      /payerIdType1_s: ids are written as numbers in scientific form, first in line 2/,
      { employed: 0 },
    ],
    [
      "year-typo-in-file-name",
      /TAX_INCOMES_report_2027_07.csv: the file's period 2027-07 begins after the delivery/,
      {},
    ],
    [
      "bom-in-the-middle",
      /delId:invisible_character 1\)[\s\S]*delId:parent_quarantined 1\)[\s\S]*repId:parent_quarantined 1\)/,
      { employed: 0 },
    ],
  ])("%s", async (fault, said, instead) => {
    await using house = await houseWith(fault);
    const night = await nightIn(house);
    expect(night).toMatchObject({ exitCode: 3, said: expect.stringMatching(said) });
    expect(night.said).not.toMatch(/p0\d{3}/);
    expect(await june(house)).toEqual({ ...SOUND, ...instead });
  });

  it("delivery-dated-2062, as it lies after the clock of the run", async () => {
    await using house = await houseWith("delivery-dated-2062", { without: WAGES });
    expect(await nightIn(house)).toMatchObject({
      exitCode: 3,
      said: expect.stringMatching(
        /2062-07-15_TAX_INCOMES: its name says that it is delivered at 2062-07-15T00:00, and it is/,
      ),
    });
    expect(await june(house)).toMatchObject({ employed: 0 });
  });

  it("lower-case-file-name, naming the file that looks like one", async () => {
    await using house = await houseWith("lower-case-file-name");
    expect(await nightIn(house)).toMatchObject({
      exitCode: 3,
      said: expect.stringMatching(
        /folk_enhen_2026_06.csv: the name is not as the contract writes it.*FOLK_ENHEN_2026_06.csv/,
      ),
    });
  });

  it("year-typo-in-file-name closes no month: June stays provisional", async () => {
    await using house = await houseWith("year-typo-in-file-name");
    await nightIn(house);
    const history = await readHistory(join(house.folder, "store"));
    expect(history?.releasesByMonth.get("2026-06")?.map(({ obsStatus }) => obsStatus)).toEqual(["P"]);
  });

  it("keeps the row with the invisible character in its own file's quarantine", async () => {
    await using house = await houseWith("bom-in-the-middle");
    await nightIn(house);
    const reasons = await quarantined(join(house.folder, "store"));
    expect(reasons.map(({ table, reason, count }) => [table, reason, count])).toEqual([
      ["TAX_INCOMES_delivery", "delId:invisible_character", 1],
      ["TAX_INCOMES_report", "delId:parent_quarantined", 1],
      ["TAX_INCOMES_transactionInfo", "repId:parent_quarantined", 1],
    ]);
  });
});

describe("held back, exit code 4", () => {
  it.each([
    ["wage-ids-unlinked", /none of the 15 ids in it is known to the population register/, { employed: 0 }],
    ["half-a-month-of-wages", /TAX_INCOMES_report_2026_06.csv: .* 7 rows for 15 \(47 %/, {}],
    ["unknown-income-code", /codes that no code table knows: income_type 399 \(15 rows\)/, { employed: 0 }],
    [
      "permit-name-mojibake",
      /50.0 % of the rows have codes that no code table knows: ground_name .*syntyperÃ/,
      { specialists: 0, returnees: 0 },
    ],
    ["optional-column-renamed", /substitutePayerActs is missing, and substitutePayerAct, which is in no contract/, {}],
  ])("%s", async (fault, said, instead) => {
    await using house = await houseWith(fault);
    expect(await nightIn(house)).toMatchObject({ exitCode: 4, said: expect.stringMatching(said) });
    expect(await june(house)).toEqual({ ...SOUND, ...instead });
  });

  it("is taken, and said, where the gate only warns", async () => {
    await using house = await houseWith("wage-ids-unlinked");
    await house.configure(YAML.replace("hold", "warn"));
    expect(await nightIn(house)).toMatchObject({
      exitCode: 0,
      said: expect.stringMatching(/note: .*none of the 15 ids.*taken, as gates.deliveries says warn/),
    });
  });
});

describe("read as it is meant, exit code 0", () => {
  it.each(["permit-name-nfd", "permit-name-u202f"])("%s: ten returnees", async (fault) => {
    await using house = await houseWith(fault);
    expect(await nightIn(house)).toEqual({ exitCode: 0, said: "" });
    expect(await june(house)).toEqual(SOUND);
  });

  it("identical-pay-items: both count, so everybody has been paid", async () => {
    await using house = await houseWith("identical-pay-items");
    expect(await nightIn(house)).toEqual({ exitCode: 0, said: "" });
    expect(await june(house)).toEqual(SOUND);
  });
});

it("nested-folder: waits, with its reason and since when", async () => {
  await using house = await houseWith("nested-folder");
  expect((await nightIn(house)).said).toMatch(
    /waiting: 2026-07-05_FOLK_ENHEN: the files lie one folder deeper, in 2026-07-05_FOLK_ENHEN.*\(since \d{4}-/,
  );
});
