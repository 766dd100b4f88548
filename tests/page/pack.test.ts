import { assert, constantFrom, option, property, record, string, double, array } from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { dataIn, embedded } from "../../src/page/embed.ts";
import { packPage, unpackPage } from "../../src/page/pack.ts";
import type { Cell, PageData } from "../../src/page/picture.ts";
import { madeUpPage } from "./made-up-page.ts";

const code = string({ maxLength: 6 });
// JSON knows no negative zero.
const number = option(
  double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  { nil: null },
);

const change: Arbitrary<Cell["change"]> = option(
  record({
    CHANGE: number,
    CHANGE_LOWER: number,
    CHANGE_UPPER: number,
    CHANGE_STATUS: constantFrom("compared", "no_year_before", "no_value", "other_source"),
  }),
  { nil: null },
);

const cells: Arbitrary<readonly Cell[]> = array(
  record({
    area: code,
    indicator: code,
    background: code,
    sex: code,
    age: code,
    ground: code,
    stay: code,
    month: code,
    value: number,
    lower: number,
    upper: number,
    nowcastLower: number,
    nowcastUpper: number,
    status: code,
    reason: code,
    completeness: number,
    base: number,
    vintage: code,
    heldSince: code,
    change,
  }),
);

const tables: Arbitrary<Pick<PageData, "cells" | "ageCounts" | "atReleases" | "revised">> = record({
  cells,
  ageCounts: array(
    record({ area: code, background: code, sex: code, age: code, month: code, measure: code, persons: number }),
  ),
  atReleases: array(
    record({ vintage: code, indicator: code, month: code, value: number, lower: number, upper: number, status: code }),
  ),
  revised: array(
    record({
      area: code,
      indicator: code,
      background: code,
      sex: code,
      month: code,
      before: number,
      now: number,
      cause: code,
    }),
  ),
});

describe("page data", () => {
  it("are the same after packing, JSON and unpacking", () => {
    assert(
      property(tables, (given) => {
        const page = madeUpPage(given);
        expect(unpackPage(JSON.parse(JSON.stringify(packPage(page))))).toEqual(page);
      }),
    );
  });

  it("are read back from the text of a page", () => {
    const page = madeUpPage();
    const text = `<p>x</p><script type="text/plain" id="data">${embedded(page)}</script><script>y</script>`;
    expect(dataIn(text)).toEqual(page);
  });

  it("are nothing where a page carries none, or none that can be read", () => {
    expect(dataIn("<p>no data</p>")).toBeNull();
    expect(dataIn('<script type="text/plain" id="data">AAAA</script>')).toBeNull();
  });

  it("hold a name once, however many rows it stands in", () => {
    const text = JSON.stringify(packPage(madeUpPage()).tables.cells);
    expect(text.split("unemployment_gap_18_64")).toHaveLength(2);
  });
});
