import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const folder = "2026-07-15_TAX_INCOMES";
const items = "TAX_INCOMES_transactionInfo_2026_06.csv";

/** A report of one person with these items, as lines of the file. */
async function deliverItems(...lines: readonly string[]) {
  const bench = await laboratory.bench();
  const delivery = "delId,payerIdType1_s,paymentDate,paymentStartDate,paymentEndDate";
  await bench.deliver(
    `${folder}/TAX_INCOMES_delivery_2026_06.csv`,
    csv(delivery, "d1,y1,2026-06-30,2026-06-01,2026-06-30"),
  );
  await bench.deliver(
    `${folder}/TAX_INCOMES_report_2026_06.csv`,
    csv("repId,delId,incomeEarnerHid_e,reportVersion", "r1,d1,p1,1"),
  );
  await bench.deliver(`${folder}/${items}`, csv("repId,transactionCode,amount", ...lines));
  expect((await bench.run()).refused).toEqual([]);
  const rows = await bench.archived(items);
  return { receipt: await bench.receipt(items), amounts: rows.map((row) => row["amount"]) };
}

describe("a table without a key keeps identical rows: two equal items of one report are two items", () => {
  test("in a file without a fault", async () => {
    const { receipt, amounts } = await deliverItems("r1,201,100.00", "r1,201,100.00", "r1,201,-150.00");
    expect(receipt.rows).toEqual({ read: 3, accepted: 3, quarantined: 0, duplicate: 0 });
    expect(amounts).toEqual(["100.00", "100.00", "-150.00"]);
  });
  test("beside a row that breaks the contract", async () => {
    const { receipt, amounts } = await deliverItems("r1,201,100.00", "r1,201,n/a", "r1,201,100.00", "r1,201,n/a");
    expect(receipt.rows).toEqual({ read: 4, accepted: 2, quarantined: 2, duplicate: 0 });
    expect(amounts).toEqual(["100.00", "100.00"]);
  });
});

const spell = fc.record({
  person: fc.constantFrom("p1", "p2", ""),
  act: fc.constantFrom("YEL", "MYEL", "LEL"),
  start: fc.constantFrom("2021-03-01", "2021-02-30"),
});

test("every sound row of a table without a key is kept, as often and in the order in which it was delivered; the account balances", async () => {
  const name = "ETK_yrittajat.csv";
  await fc.assert(
    fc.asyncProperty(fc.array(spell, { maxLength: 12 }), async (spells) => {
      const bench = await laboratory.bench();
      const lines = spells.map(({ person, act, start }) => `${person},${act},${start}`);
      await bench.deliver(`2026-08-01_ETK_yrittajat/${name}`, csv("hid_e,laki,alkupvm", ...lines));
      await bench.run();
      const sound = spells.filter(({ person, act, start }) => person !== "" && act !== "LEL" && start === "2021-03-01");
      const { rows } = await bench.receipt(name);
      expect(rows.accepted + rows.quarantined + rows.duplicate).toBe(rows.read);
      expect(rows).toEqual({
        read: spells.length,
        accepted: sound.length,
        quarantined: spells.length - sound.length,
        duplicate: 0,
      });
      expect((await bench.archived(name)).map((row) => [row["person_id"], row["act"]])).toEqual(
        sound.map(({ person, act }) => [person, act]),
      );
    }),
    { numRuns: 25 },
  );
});
