import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

it("changes since a year before are those of every headline, with the reason where there is none", async () => {
  const headline = await bench.given(`
    INDICATOR | REF_AREA | BACKGROUND | SEX | TIME_PERIOD | CHANGE:double | CHANGE_LOWER:double | CHANGE_UPPER:double | CHANGE_STATUS
    rate      | C6       | FOREIGN    | F   | 2026-06     |               |                     |                     | other_source
    gap       | C6       | _Z         | _T  | 2026-06     | -2.1          | -3.5                | -0.5                | told`);
  expect(await bench.run("page/changes", {}, { headline })).toEqual(
    rows(`
      area | indicator | background | sex | month   | change | change_lower | change_upper | change_status
      C6   | gap       | _Z         | _T  | 2026-06 | -2.1   | -3.5         | -0.5         | told
      C6   | rate      | FOREIGN    | F   | 2026-06 |        |              |              | other_source`),
  );
});

it("headlines at each release are in the order of the releases", async () => {
  const at = await bench.given(`
    VINTAGE    | INDICATOR | REF_AREA | TIME_PERIOD | OBS_VALUE:double | SHOW_LOWER:double | SHOW_UPPER:double | OBS_STATUS
    2026-09-15 | gap       | C6       | 2026-06     | 6.9              | 6.5               | 7.3               | P
    2026-08-15 | gap       | C6       | 2026-06     |                  |                   |                   | L`);
  expect(await bench.run("page/at_releases", {}, { at_release: at })).toEqual(
    rows(`
      vintage    | indicator | month   | value | lower | upper | status
      2026-08-15 | gap       | 2026-06 |       |       |       | L
      2026-09-15 | gap       | 2026-06 | 6.9   | 6.5   | 7.3   | P`),
  );
});

describe("what was revised", () => {
  const HEADER =
    "REF_AREA | INDICATOR | BACKGROUND | SEX | GENERATION | LANGUAGE | PERMIT_GROUND | STAY | STATUS_ORDER | TIME_PERIOD | OLD_VALUE:double | NEW_VALUE:double | CAUSE";
  const revised = async (lines: string) =>
    bench.run("page/revised", {}, { revisions: await bench.given(`${HEADER}\n${lines}`), indicators: ["gap", "rate"] });

  it("is every headline of both sexes whose value is another one, also where there was none or is none", async () => {
    expect(
      await revised(`
        KU049 | gap  | _Z      | _T | _T | _T | _T | _T | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6    | gap  | _Z      | _Z | _T | _T | _T | _T | MONTHLY | 2026-06 |     | 6.9 | nowcast
        C6    | rate | FOREIGN | _T | _T | _T | _T | _T | MONTHLY | 2026-06 | 7.1 |     | protection`),
    ).toEqual(
      rows(`
        area  | indicator | background | sex | month   | before | now | cause
        C6    | gap       | _Z         | _Z  | 2026-06 |        | 6.9 | nowcast
        KU049 | gap       | _Z         | _T  | 2026-06 | 7.1    | 6.9 | late_data
        C6    | rate      | FOREIGN    | _T  | 2026-06 | 7.1    |     | protection`),
    );
  });

  it("is none of one sex, of a breakdown, of the annual order, of others or of a value that stays", async () => {
    expect(
      await revised(`
        C6 | gap   | _Z      | F  | _T    | _T      | _T   | _T   | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6 | rate  | FOREIGN | _T | FIRST | _T      | _T   | _T   | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6 | rate  | FOREIGN | _T | _T    | FOREIGN | _T   | _T   | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6 | rate  | FOREIGN | _T | _T    | _T      | WORK | _T   | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6 | rate  | FOREIGN | _T | _T    | _T      | _T   | Y1T4 | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6 | gap   | _Z      | _T | _T    | _T      | _T   | _T   | ANNUAL  | 2026-06 | 7.1 | 6.9 | late_data
        C6 | other | _Z      | _T | _T    | _T      | _T   | _T   | MONTHLY | 2026-06 | 7.1 | 6.9 | late_data
        C6 | gap   | _Z      | _T | _T    | _T      | _T   | _T   | MONTHLY | 2026-06 | 7.1 | 7.1 | late_data`),
    ).toEqual([]);
  });
});
