import { describe, expect, test } from "vitest";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import type { Change } from "../../../src/model/headline-change.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { HeadlineRow } from "../../../src/publish/headline/headline-columns.ts";
import { headlineCsv } from "../../../src/publish/headline/headline-csv.ts";
import { headlineRows } from "../../../src/publish/headline/headline-rows.ts";
import type { HeadlineSources } from "../../../src/publish/headline/headline-rows.ts";
import { headlineWorkbook } from "../../../src/publish/headline/headline-workbook.ts";
import { madeUpRow } from "../../indicators/nowcast/made-up-row.ts";
import { madeUpObservation } from "../../indicators/made-up-observation.ts";

const gap = (given: Partial<Observation> = {}): Observation =>
  madeUpObservation({
    INDICATOR: "unemployment_gap_18_64",
    BACKGROUND: "_Z",
    UNIT_MEASURE: "PP",
    OBS_VALUE: 9,
    SHOW_LOWER: 7.5,
    SHOW_UPPER: 11,
    ...given,
  });

const without: Partial<Observation> = {
  OBS_VALUE: null,
  LOWER: null,
  UPPER: null,
  SHOW_LOWER: null,
  SHOW_UPPER: null,
  INTERVAL_SHOWN: "none",
  METHOD: "none",
  N_BASE: null,
  OBS_STATUS: "L",
};

const rowsOf = (observations: readonly Observation[], given: Partial<HeadlineSources> = {}): readonly HeadlineRow[] =>
  headlineRows({
    observations,
    changes: [],
    nowcasts: [],
    releases: [],
    vocabulary,
    id: "2026-10-17T0000Z-aaaaaaaaaaaa",
    tableOf: () => "by_background",
    ...given,
  });

const releases = [
  { vintage: "2026-09-15", months: ["2026-06"], held: [] },
  {
    vintage: "2026-10-17",
    months: ["2026-06"],
    held: [{ month: "2026-06", table: "by_background", areas: ["C6"] }],
  },
];

const heldAs = (given: Partial<Observation>): HeadlineRow | undefined => rowsOf([gap(given)], { releases })[0];

describe("headlines", () => {
  test("are gaps, then rates of backgrounds, in the order in which they are shown", () => {
    const rows = rowsOf([
      madeUpObservation({ BACKGROUND: "FINNISH" }),
      madeUpObservation({ SEX: "M" }),
      madeUpObservation(),
      madeUpObservation({ REF_AREA: "KU049" }),
      gap({ TIME_PERIOD: "2026-07" }),
      gap(),
    ]);
    expect(
      rows.map((row) => [row.INDICATOR, row.REF_AREA, row.BACKGROUND, row.SEX, row.TIME_PERIOD].join(" ")),
    ).toEqual([
      "unemployment_gap_18_64 C6 _Z _T 2026-06",
      "unemployment_gap_18_64 C6 _Z _T 2026-07",
      "unemployment_rate_18_64 KU049 FOREIGN _T 2026-06",
      "unemployment_rate_18_64 C6 FOREIGN _T 2026-06",
      "unemployment_rate_18_64 C6 FOREIGN M 2026-06",
      "unemployment_rate_18_64 C6 FINNISH _T 2026-06",
    ]);
  });

  test("have no other breakdown, no annual order, no bands of age, no counts", () => {
    expect(
      rowsOf([
        madeUpObservation({ BACKGROUND: "_T" }),
        madeUpObservation({ GENERATION: "FIRST" }),
        madeUpObservation({ LANGUAGE: "FOREIGN" }),
        madeUpObservation({ PERMIT_GROUND: "WORK" }),
        madeUpObservation({ STAY: "Y1T4" }),
        madeUpObservation({ STATUS_ORDER: "ANNUAL" }),
        madeUpObservation({ UNIT_MEASURE: "PERS" }),
        madeUpObservation({ INDICATOR: "unemployment_rate_by_age", AGE: "Y18T29" }),
        madeUpObservation({ INDICATOR: "unemployment_rate_by_age", AGE: "Y30T44" }),
      ]),
    ).toEqual([]);
  });

  test("say what is compared, not that it does not apply", () => {
    const [row] = rowsOf([gap()]);
    expect(row).toMatchObject({ BACKGROUND_FI: "Taustojen välillä", BACKGROUND_SV: "Mellan bakgrunderna" });
    expect(row).toMatchObject({ SEX_EN: "Both sexes", UNIT_MEASURE_EN: "Percentage points" });
  });

  test("say why there is no value, with the share of the reports", () => {
    const early = gap(without);
    const nowcast = madeUpRow({
      INDICATOR: early.INDICATOR,
      BACKGROUND: early.BACKGROUND,
      REASON: "completeness",
      COMPLETENESS: 0.71819,
    });
    const [row] = rowsOf([early], { nowcasts: [nowcast] });
    expect(row).toMatchObject({ OBS_VALUE: null, REASON: "completeness", COMPLETENESS: 0.718 });
    expect(row?.OBS_STATUS_EN).toBe("too early: 71% of the reports have arrived");
  });

  test("of what is withheld say nothing of reports", () => {
    const [row] = rowsOf([gap({ ...without, OBS_STATUS: "Q", CONF_STATUS: "C" })]);
    expect(row).toMatchObject({ OBS_STATUS_FI: "salattu", REASON: "", COMPLETENESS: null, HELD_SINCE: "" });
  });

  test("of a block that is held say since when newer data are held, while they may still change", () => {
    expect(heldAs({ OBS_STATUS: "P" })).toMatchObject({
      HELD_SINCE: "2026-10-17",
      OBS_STATUS_SV: "preliminärt, nyare uppgifter innehållna sedan den 17 oktober 2026",
    });
    expect(heldAs({ OBS_STATUS: "A" })).toMatchObject({ HELD_SINCE: "", OBS_STATUS_FI: "lopullinen" });
    expect(heldAs({ OBS_STATUS: "P", REF_AREA: "KU049" })?.HELD_SINCE).toBe("");
    expect(heldAs(without)?.HELD_SINCE).toBe("");
  });

  test("have their change, in words only as far as the interval goes", () => {
    const row = gap();
    const change: Change = {
      place: row,
      CHANGE: -2,
      CHANGE_LOWER: -3.5,
      CHANGE_UPPER: -0.5,
      CHANGE_STATUS: "compared",
    };
    expect(rowsOf([row], { changes: [change] })[0]).toMatchObject({ CHANGE: -2, CHANGE_STATUS_EN: "has fallen" });
    const unclear = { ...change, CHANGE_UPPER: 0.5 };
    expect(rowsOf([row], { changes: [unclear] })[0]?.CHANGE_STATUS_FI).toContain("suuntaa ei voi sanoa");
  });
});

describe("headline.csv", () => {
  const rows = rowsOf([gap({ OBS_VALUE: -9, SHOW_LOWER: -11, SHOW_UPPER: 0, COMPLETENESS: 0.997, OBS_STATUS: "P" })]);
  const lines = (language: "fi" | "sv" | "en") => [...headlineCsv(rows, language)];

  test("has semicolons, decimal commas and a mark in Finnish and Swedish", () => {
    const [header, line] = lines("fi");
    expect(header).toMatch(/^\uFEFFMittari;Alue;Tausta;Sukupuoli;Kuukausi;Arvo;/);
    expect(line).toMatch(
      /^Työttömyysasteiden ero, 18–64-vuotiaat;Kuusi suurinta kaupunkia;Taustojen välillä;Molemmat sukupuolet;2026-06;-9,0;-11,0;0,0;Prosenttiyksikköä;ennakollinen;99,7;1000;;;;/,
    );
    expect(lines("sv")[0]).toMatch(/^\uFEFFIndikator;Område;/);
  });

  test("has commas and decimal points in English", () => {
    const [header, line] = lines("en");
    expect(header).toMatch(/^Indicator,Area,Background,Sex,Month,Value,"Lower limit, 95%"/);
    expect(line).toMatch(
      /^"Unemployment gap, ages 18–64",Six largest cities,Between backgrounds,Both sexes,2026-06,-9.0,-11.0,0.0,/,
    );
  });

  test("ends with the codes that every other file has, and repeats in no row what all have", () => {
    expect(lines("fi")[0]).toMatch(/;Muutos sanoin;INDICATOR;REF_AREA;BACKGROUND;SEX;OBS_STATUS\n$/);
    expect(lines("fi")[1]).toMatch(/;unemployment_gap_18_64;C6;_Z;_T;P\n$/);
    expect(lines("en").join("")).not.toContain(rows[0]!.SNAPSHOT);
  });
});

test("headline.xlsx is the same bytes every time", () => {
  const rows = rowsOf([gap(), gap(without)]);
  const bytes = () => headlineWorkbook(rows, { id: "a", vintage: "2026-10-17T00:00", vocabulary });
  expect(Buffer.compare(bytes(), bytes())).toBe(0);
});
