import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { made, wageTable } from "./inbox.ts";
import type { Made } from "./inbox.ts";

const options = { persons: 1300, months: 5, seed: 11, firstWindow: 2 };
const ESPOO = "049";

const populations = "read_csv('inbox/*_FOLK_ENHEN/*.csv', all_varchar = true, union_by_name = true)";
const livedThere = `select distinct shnro from ${populations} where kotikunta = '${ESPOO}'`;
const text = (columns: string): string => `list(distinct concat_ws('|', ${columns}))`;

describe("the deliveries about one city's residents", () => {
  let [whole, own]: readonly [Made?, Made?] = [];
  beforeAll(async () => {
    whole = await made(options);
    own = await made({ ...options, residentsOf: ESPOO });
  });
  afterAll(() => {
    whole?.remove();
    own?.remove();
  });

  const both = async (sql: string) => [await whole!.rows(sql), await own!.rows(sql)];

  it("come on the same days, with the same tables", () => {
    expect(readdirSync(own!.inbox)).toEqual(readdirSync(whole!.inbox));
  });

  it("hold the same people as the whole country's, with their months elsewhere, and few others", async () => {
    const [everybody, residents] = await both(
      `select ${text("columns(*)")}.list_sort() as rows from ${populations} where shnro in (${livedThere})`,
    );
    expect(residents).toEqual(everybody);
    expect(JSON.stringify(residents).length).toBeGreaterThan(10_000);
    const [{ share } = { share: 0 }] = await own!.rows(
      `select count(distinct shnro) filter (shnro in (${livedThere})) / count(distinct shnro) as share from ${populations}`,
    );
    expect(share).toBeGreaterThan(0.95);
  });

  it("hold their wages, corrections and cancellations as the whole country's do", async () => {
    const reports = wageTable("report", "*");
    const [everybody, residents] = await both(
      `select ${text('columns(* exclude ("delId"))')}.list_sort() as rows from ${reports}
      where "incomeEarnerHid_e" in (${livedThere})`,
    );
    expect(residents).toEqual(everybody);
    expect(JSON.stringify(residents).length).toBeGreaterThan(10_000);
  });

  it("are far smaller than the whole country's", async () => {
    const counts = await both(`select count(*)::integer as rows from ${wageTable("transactionInfo", "*")}`);
    const [all = 0, few = 0] = counts.map(([row]) => Number(row?.["rows"]));
    expect(few / all).toBeLessThan(0.3);
    expect(few).toBeGreaterThan(0);
  });
});
