import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const header =
  "TIME_PERIOD | DELAY:integer | SOURCE | REF_AREA | BACKGROUND | SEX | AGE | STATUS_ORDER | MEASURE | OBS_VALUE:integer | OBS_STATUS | VINTAGE";

/** Lines `month | delay | background | sex | value`: the employed, reconstructed at v2. */
const reconstruction = (lines: string, vintage = "v2"): string =>
  [
    header,
    ...lines
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const [month, delay, background, sex, value] = line.split("|").map((cell) => cell.trim());
        const status = value === "" ? "Q" : "A";
        return `${month} | ${delay} | | C6 | ${background} | ${sex} | Y18T64 | MONTHLY | EMPLOYED | ${value} | ${status} | ${vintage}`;
      }),
  ].join("\n");

/** `background sex month delay: value`. */
async function told(lines: string, newest = "v3"): Promise<readonly string[]> {
  const counts = [await bench.given(`VINTAGE\n v1\n ${newest}`)];
  const reconstructed = await bench.given(reconstruction(lines));
  const found = await bench.run("indicators/reconstructed", {}, { reconstructed, counts });
  return found.map(({ REF_AREA, BACKGROUND, SEX, AGE, STATUS_ORDER, MEASURE, month, delay, value }) => {
    expect([REF_AREA, AGE, STATUS_ORDER, MEASURE]).toEqual(["C6", "Y18T64", "MONTHLY", "EMPLOYED"]);
    return `${BACKGROUND} ${SEX} ${month} ${delay}: ${value}`;
  });
}

describe("what would have been known", () => {
  it("is of each sex, of both together, and of all backgrounds together, month by month and delay by delay", async () => {
    const found = await told(`
      2026-01 | 0 | FOREIGN | F | 1000
      2026-01 | 0 | FOREIGN | M | 1200
      2026-01 | 0 | FINNISH | F | 5000
      2026-01 | 0 | FINNISH | M | 6000
      2026-01 | 1 | FOREIGN | F | 1100`);
    expect(found).toEqual([
      "FINNISH F 2026-01 0: 5000",
      "FINNISH M 2026-01 0: 6000",
      "FINNISH _T 2026-01 0: 11000",
      "FOREIGN F 2026-01 0: 1000",
      "FOREIGN F 2026-01 1: 1100",
      "FOREIGN M 2026-01 0: 1200",
      "FOREIGN _T 2026-01 0: 2200",
      "FOREIGN _T 2026-01 1: 1100",
      "_T F 2026-01 0: 6000",
      "_T F 2026-01 1: 1100",
      "_T M 2026-01 0: 7200",
      "_T _T 2026-01 0: 13200",
      "_T _T 2026-01 1: 1100",
    ]);
  });

  it("is nothing of what is withheld, nor of what that is a part of", async () => {
    const found = await told(`
      2026-01 | 0 | FOREIGN | F |
      2026-01 | 0 | FOREIGN | M | 1200`);
    expect(found).toEqual(["FOREIGN M 2026-01 0: 1200", "_T M 2026-01 0: 1200"]);
  });

  it("is not known at a vintage before the one at which it was made", async () => {
    const line = "2026-01 | 0 | FOREIGN | F | 1000";
    expect(await told(line, "v2")).toHaveLength(4);
    expect(await told(line, "v1")).toEqual([]);
  });
});
