import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256OfFile } from "../../src/lib/files.ts";
import { made, wageTable } from "./inbox.ts";
import type { Made } from "./inbox.ts";

let country: Made;
beforeAll(async () => {
  country = await made({ persons: 3000, months: 16, seed: 7 });
});
afterAll(() => country.remove());

const deliveriesOf = (dataset: string): readonly string[] =>
  readdirSync(country.inbox).filter((name) => name.endsWith(`_${dataset}`));

/** A file of a dataset's first delivery, a character a byte. */
const read = (dataset: string, prefix: string): string => {
  const folder = join(country.inbox, deliveriesOf(dataset)[0] ?? "");
  return readFileSync(join(folder, readdirSync(folder).find((file) => file.startsWith(prefix)) ?? ""), "latin1");
};

/** People whom the rules for wages make employed on a month's last seven days, as known from one delivery. */
const employedFrom = (delivery: string, months: readonly string[], last = "2025-02-28"): string => {
  const of = (name: string): string =>
    months.map((month) => `select * from ${wageTable(name, delivery, month)}`).join(" union all by name ");
  return `
    with delivery as (${of("delivery")}), report as (${of("report")}), item as (${of("transactionInfo")}),
    pay as (
      select "repId" from item
      where "transactionCode" in ('101', '201', '207', '227', '235', '321') and "oneOff" is null and "unjustEnrichment" is null
        and recovery is null and amount <> 'n/a'
    ),
    period as (
      select report."incomeEarnerHid_e" as id,
        greatest(strptime("paymentStartDate", '%d.%m.%Y'), coalesce(strptime("employmentStartDate", '%d.%m.%Y'), timestamp '1900-01-01')) as first_day,
        least(strptime("paymentEndDate", '%d.%m.%Y'), coalesce(strptime("employmentEndDate", '%d.%m.%Y'), timestamp '2999-01-01')) as last_day
      from report
      inner join delivery on delivery."delId" = report."delId"
      where report."repId" in (select "repId" from pay) and "substitutePayerActs" is null
    )
    select distinct id from period where first_day <= date '${last}' and last_day >= date '${last}' - 6 and first_day <= last_day`;
};

/** Share of a group's employees of September 2025 whom the first delivery of that payment month does not show. */
async function missingAtFirst(background: string): Promise<number> {
  const known = employedFrom("2025-11-15", ["2025_09"], "2025-09-30");
  const [row] = await country.rows(`
    select avg((person_id not in (${known}))::int) as missing from 'truth/person_month_2025_09.parquet'
    where wage_employed = 1 and background = '${background}'`);
  return Number(row?.["missing"]);
}

const septemberReports = (delivery: string): string => wageTable("report", delivery, "2025_09");

describe("the deliveries", () => {
  test("every extract arrives", () => {
    const datasets = new Set(readdirSync(country.inbox).map((name) => name.slice(11)));
    expect([...datasets].toSorted()).toEqual([
      "ETK_yrittajat",
      "FOLK_ENHEN",
      "FOLK_MUUTTO",
      "FOLK_perus",
      "KEHA_Koulutus",
      "KEHA_Tyonhaku",
      "MIGR_OLESK",
      "MITTARI_syotetyt",
      "PALVELU_jaksot",
      "TAX_BENEFIT",
      "TAX_INCOMES",
    ]);
  });

  test("lists that people send have no delivery.json, all others have", () => {
    const without = readdirSync(country.inbox).filter(
      (name) => !existsSync(join(country.inbox, name, "delivery.json")),
    );
    expect([...new Set(without.map((name) => name.slice(11)))]).toEqual(["PALVELU_jaksot", "MITTARI_syotetyt"]);
  });

  test("each delivery.json agrees with its files", async () => {
    for (const name of readdirSync(country.inbox)) {
      const folder = join(country.inbox, name);
      const described = join(folder, "delivery.json");
      if (!existsSync(described)) continue;
      const { files, delivered_at: day } = JSON.parse(readFileSync(described, "utf8"));
      expect(name.startsWith(`${day}_`)).toBe(true);
      expect(files.map((file: { name: string }) => file.name)).toEqual(
        readdirSync(folder).filter((file) => file !== "delivery.json"),
      );
      for (const file of files) {
        const path = join(folder, file.name);
        const rows = path.endsWith(".csv") ? readFileSync(path, "latin1").split("\n").length - 2 : file.rows;
        expect({ path, bytes: file.bytes, sha256: file.sha256, rows: file.rows }).toEqual({
          path,
          bytes: statSync(path).size,
          sha256: await sha256OfFile(path),
          rows,
        });
      }
    }
  });

  test("the dialects differ as the registers do", () => {
    expect(read("TAX_INCOMES", "TAX_INCOMES_transactionInfo")).toMatch(
      /^repId;transactionCode;amount;[^\n]*\r\nr[0-9a-f]+;\d{3};\d+,\d{2};/,
    );
    expect(read("FOLK_ENHEN", "FOLK_ENHEN")).toMatch(/^shnro,tilvv,[^\r\n]*\n/);
    expect(read("MIGR_OLESK", "MIGR_OLESK_voimassaoleva")).toContain("Pysyv\u00E4");
    expect(read("MITTARI_syotetyt", "MITTARI")).toContain("2026\u00962028");
    expect(read("FOLK_perus", "FOLK_perus")).toMatch(new RegExp(`^${String.fromCodePoint(0x1f, 0x8b)}`));
    expect(read("ETK_yrittajat", "ETK")).toMatch(/^PAR1/);
  });

  test("payment months that have come to rest are byte-identical, the young ones are not", async () => {
    const [last, before] = deliveriesOf("TAX_INCOMES").toReversed();
    const same = async (month: string): Promise<boolean> => {
      const [a, b] = await Promise.all(
        [last, before].map((name) => sha256OfFile(join(country.inbox, name ?? "", `TAX_INCOMES_report_${month}.csv`))),
      );
      return a === b;
    };
    expect(await Promise.all(["2025_01", "2025_02", "2025_03", "2025_04"].map(same))).toEqual([true, true, true, true]);
    expect(await Promise.all(["2025_10", "2025_11"].map(same))).toEqual([false, false]);
  });

  test("a few rows break the contract, far under one in a hundred", async () => {
    const [row] = await country.rows(
      `select count(*) filter (amount = 'n/a')::int as broken, count(*)::int as every from ${wageTable("transactionInfo", "2026-02-15")}`,
    );
    expect(row?.["broken"]).toBeGreaterThan(0);
    expect(Number(row?.["broken"]) / Number(row?.["every"])).toBeLessThan(0.005);
  });
});

describe("the reports", () => {
  const truth = "select person_id as id, background from 'truth/person_month_2025_02.parquet' where wage_employed = 1";
  const everybody = "select person_id as id from 'truth/person_month_2025_02.parquet'";

  test("once all is known they give the truth, person by person", async () => {
    const known = employedFrom("2025-11-15", ["2025_02", "2025_03"]);
    expect(await country.rows(`select id from (${truth}) except (${known})`)).toEqual([]);
    expect(await country.rows(`((${known}) intersect (${everybody})) except select id from (${truth})`)).toEqual([]);
  });

  test("the newest month is incomplete when it first arrives, more so for people of foreign background", async () => {
    const [finnish, foreign] = [await missingAtFirst("finnish"), await missingAtFirst("foreign")];
    expect(finnish).toBeGreaterThan(0.03);
    expect(finnish).toBeLessThan(foreign);
    expect(foreign).toBeLessThan(0.3);
  });

  test("reports vanish when cancelled and change when corrected", async () => {
    const [row] = await country.rows(`
      select count(*) filter (later."repId" is null)::int as vanished, count(*) filter (later."reportVersion" > earlier."reportVersion")::int as corrected
      from ${septemberReports("2025-11-15")} as earlier left join ${septemberReports("2026-02-15")} as later on later."repId" = earlier."repId"`);
    expect(row?.["vanished"]).toBeGreaterThan(0);
    expect(row?.["corrected"]).toBeGreaterThan(0);
  });

  test("six in ten come before the payment, two in ten within five days", async () => {
    const [row] = await country.rows(`
      with lags as (
        select date_diff('day', strptime("paymentDate", '%d.%m.%Y')::date, strptime("reportReceivedTimstamp", '%Y-%m-%d %H:%M:%S')::date) as lag
        from ${wageTable("report", "2025-11-15")} as report inner join ${wageTable("delivery", "2025-11-15")} as delivery on delivery."delId" = report."delId"
      )
      select 100.0 * avg((lag <= 0)::int) as early, 100.0 * avg((lag between 1 and 5)::int) as soon from lags`);
    expect(Math.abs(Number(row?.["early"]) - 62.1)).toBeLessThan(5);
    expect(Math.abs(Number(row?.["soon"]) - 21.1)).toBeLessThan(5);
  });
});

test("the last job-search extract shows by the newest open spell who was unemployed at every month's end", async () => {
  const extract =
    "read_csv('inbox/2026-02-10_KEHA_Tyonhaku/KEHA_Tyonhaku_2025_12.csv', delim = ';', all_varchar = true)";
  const forgotten = `
    select hid_e from ${extract} where tppvm = '11.11.2222' and loppv1 = '11.11.2222' group by hid_e having count(*) > 1`;
  expect((await country.rows(forgotten)).length).toBeGreaterThan(0);
  const days = readdirSync(join(country.folder, "truth")).map((file) => file.slice(13, 20).replace("_", "-"));
  for (const month of days) {
    const open = `
      select hid_e as id from ${extract}
      where try_strptime(tappvh, '%d.%m.%Y') <= last_day(date '${month}-01')
        and strptime(tppvm, '%d.%m.%Y') >= last_day(date '${month}-01') and strptime(loppv1, '%d.%m.%Y') >= last_day(date '${month}-01')
      group by hid_e having arg_max(tyok1, strptime(tappvh, '%d.%m.%Y')) in ('2', '3')`;
    const file = `'truth/person_month_${month.replace("-", "_")}.parquet'`;
    const really = `select person_id as id from ${file} where unemployed = 1`;
    const hidden = await country.rows(`(${really}) except (${open})`);
    const invented = await country.rows(
      `((${open}) intersect (select person_id as id from ${file})) except (${really})`,
    );
    expect({ month, hidden, invented }).toEqual({ month, hidden: [], invented: [] });
  }
});
