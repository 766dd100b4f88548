import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

const MAY = 2026 * 12 + 4;

/** Pay in a month counted from May 2026. */
interface Pay {
  readonly month: number;
  readonly person: string;
  readonly payer: string;
  readonly euros: number;
}

const payLine = ({ month, person, payer, euros }: Pay): string =>
  `${MAY + month} | ${person} | ${payer} | ${euros.toFixed(2)}`;

const paid = (person: string, payer: string, euros: number, month = 0): string =>
  payLine({ month, person, payer, euros });

describe("payers of the month before", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Of June 2026: pay as lines of two payment months, and the payers that have reported for a month, `0 y1` for May. */
  const before = (pay: readonly (readonly string[])[], reporting: readonly string[]): Promise<readonly TextRow[]> =>
    bench.run(
      "stage/payers_before",
      {
        wage_reports: pay.map((lines) =>
          ["month:bigint | person_id | payer_id | work_pay:decimal(18,2)", ...lines].join("\n"),
        ),
        payer_months: [
          [
            "month:bigint | payer_id",
            ...reporting.map((line) => `${MAY + Number(line.split(" ")[0])} | ${line.split(" ")[1]}`),
          ].join("\n"),
        ],
      },
      { month: "2026-06" },
    );

  it("are silent until one of them has reported for the month", async () => {
    const pay = [
      [paid("p1", "y1", 100), paid("p2", "y2", 100), paid("p3", "y1", 100)],
      [paid("p3", "y2", 300), paid("p4", "y3", 5, 1)],
    ];
    // y1 reported for May only, y2 for June too; p4 was paid in June alone.
    expect(await before(pay, ["0 y1", "0 y2", "1 y2", "1 y3"])).toEqual(
      rows(`
        person_id | payers_before | main_payer_before | work_pay_before
        p1        | silent        | y1                | 100.00
        p2        | reporting     | y2                | 100.00
        p3        | reporting     | y2                | 400.00`),
    );
  });

  it("are those who paid more than nothing, corrections and all", async () => {
    const pay = [
      [paid("p1", "y1", 100), paid("p2", "y1", 50), paid("p2", "y2", 80)],
      [paid("p1", "y1", -100), paid("p2", "y2", -90)],
    ];
    expect(await before(pay, ["1 y2"])).toEqual(
      rows(`
        person_id | payers_before | main_payer_before | work_pay_before
        p2        | silent        | y1                | 50.00`),
    );
  });

  it("have the one of most pay first, of equals the smallest id", async () => {
    const found = await before(
      [[paid("p1", "y10", 5), paid("p1", "y2", 5), paid("p2", "y1", 1), paid("p2", "y2", 2)]],
      [],
    );
    expect(found.map((row) => row["main_payer_before"])).toEqual(["y10", "y2"]);
  });

  const anyPay = fc.record({
    month: fc.integer({ min: -1, max: 1 }),
    person: fc.constantFrom("p1", "p2", "p3", "p4", "p5"),
    payer: fc.constantFrom("y1", "y2", "y3", "y4"),
    euros: fc.integer({ min: -3, max: 5 }),
  });

  it("make everybody paid in the month before silent or reporting, and nobody silent by a payer that reports", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(anyPay, { maxLength: 30 }),
        fc.subarray(["y1", "y2", "y3", "y4"]),
        async (pay, reporting) => {
          const payersOf = new Map<string, Map<string, number>>();
          for (const { person, payer, euros } of pay.filter(({ month }) => month === 0)) {
            const payers = payersOf.get(person) ?? new Map<string, number>();
            payersOf.set(person, payers.set(payer, (payers.get(payer) ?? 0) + euros));
          }
          const expected = [...payersOf].flatMap(([person, payers]) => {
            const own = [...payers].filter(([, euros]) => euros > 0).map(([payer]) => payer);
            if (own.length === 0) return [];
            return [`${person} ${own.some((payer) => reporting.includes(payer)) ? "reporting" : "silent"}`];
          });
          const found = await before(
            [pay.map(payLine)],
            reporting.map((payer) => `1 ${payer}`),
          );
          expect(found.map((row) => `${row["person_id"]} ${row["payers_before"]}`)).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 40 },
    ));
});
