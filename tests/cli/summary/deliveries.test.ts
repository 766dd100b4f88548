import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshnessLines, ingestLines, quarantineLines } from "../../../src/cli/summary/deliveries.ts";
import { held } from "../../model/deliveries.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { asKnownAt } from "../../../src/model/data-vintage.ts";
import { accepted } from "../../model/deliveries.ts";
import { receipt } from "../../run/made-up-receipts.ts";

describe("freshness", () => {
  it("says the newest period and delivery of each extract, in the order of their names", () => {
    const vintage = asKnownAt(
      [
        accepted("a", "2026-09-01T00:00", [
          ["WAGES", "2026-07"],
          ["WAGES", "2026-06"],
        ]),
        // An older period that was delivered again later: the period and the day are not of one file.
        accepted("b", "2026-10-05T04:30", [["WAGES", "2026-06"]]),
        accepted("c", "2026-08-01T00:00", [["INSURANCES", ""]]),
      ],
      "9999",
    );
    expect(freshnessLines(vintage)).toEqual([
      "Freshness",
      "",
      "extract     newest period  delivered",
      "──────────  ─────────────  ──────────",
      "INSURANCES  –              2026-08-01",
      "WAGES       2026-07        2026-10-05",
    ]);
  });
});

describe("quarantine", () => {
  it("says how many rows were refused by extract, duplicates aside, and where to see more", async () => {
    await using store = await temporaryFolder();
    expect(await quarantineLines(store.path)).toEqual(["Quarantine: no row was refused."]);
    await mkdir(join(store.path, "receipts"));
    const made = [
      receipt({ table: "WAGES", file: "WAGES_1.csv", reasons: { "amount.not_a_number": 3, "rows.duplicate": 50 } }),
      receipt({ table: "WAGES", file: "WAGES_2.csv", reasons: { "amount.not_a_number": 1, "day.not_a_date": 1 } }),
      receipt({ table: "PEOPLE", file: "PEOPLE_1.csv", reasons: { "age.out_of_range": 2 } }),
    ];
    for (const each of made) await writeFile(join(store.path, "receipts", `${each.sha256}.json`), JSON.stringify(each));
    const [line] = await quarantineLines(store.path);
    expect(line).toContain("PEOPLE 2, WAGES 5");
    expect(line).toContain("tilannekuva quarantine");
  });
});

describe("intake", () => {
  it("says what was refused and where, what waits, and what is worth a note", () => {
    const problem = { delivery: "d", file: "A.csv", column: "age", message: "is missing" };
    expect(
      ingestLines({
        ingest: {
          deliveries: [],
          accepted: ["good"],
          refused: [problem, { ...problem, file: null, column: null, message: "is empty" }],
          waiting: [{ delivery: "w", reason: "it is empty", since: "2026-10-17T04:35Z" }],
          ignored: [],
          refusedSince: {},
          warnings: ["README.txt: no delivery"],
          files: { read: 1, reused: 0 },
        },
        undecided: [held("h", "2026-08-15T00:00", [["WAGES", "2026-06"]])],
      }),
    ).toEqual([
      "refused: d / A.csv / age: is missing",
      "refused: d: is empty",
      "waiting: w: it is empty (since 2026-10-17T04:35Z)",
      "held back: h / WAGES_2026-06.csv: there are half of the rows",
      '  → tilannekuva accept h --why "…" lets it count, tilannekuva reject h --why "…" does not',
      "note: README.txt: no delivery",
    ]);
  });
});
