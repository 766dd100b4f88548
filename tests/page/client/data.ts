import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import type { Cell, PageCode, PageData, PageIndicator } from "../../../src/page/picture.ts";
import { ANONYMOUS } from "../../../src/model/presentation.ts";

const CITIES = [
  ["KU091", "Helsinki", "Helsingfors"],
  ["KU049", "Espoo", "Esbo"],
  ["KU837", "Tampere", "Tammerfors"],
  ["KU092", "Vantaa", "Vanda"],
  ["KU564", "Oulu", "Uleåborg"],
  ["KU853", "Turku", "Åbo"],
] as const;

const together: readonly PageCode[] = (vocabulary.codelists["REF_AREA"] ?? []).filter(({ code }) => code === "C6");

/** The seven areas, in the code list's order. */
const areas: readonly PageCode[] = [
  ...CITIES.map(([code, fi, sv]) => ({ code, names: { fi, sv, en: fi } })),
  ...together,
];

const same = (text: string) => ({ fi: text, sv: text, en: text });

const phrasesOf = (code: string): Pick<PageIndicator, "phrases"> => {
  const phrases = vocabulary.indicators.find((one) => one.code === code)?.phrases;
  return phrases === undefined ? {} : { phrases };
};

const indicator = (code: string, unit: string): PageIndicator => ({
  code,
  names: same(`name of ${code}`),
  definitions: same(`definition of ${code}`),
  unit,
  decimals: 1,
  direction: "down",
  objective: null,
  ...phrasesOf(code),
});

/** The headlines of the picture. */
export const GAPS = [
  "unemployment_gap_18_64",
  "unemployment_gap_under_30",
  "employment_gap_18_64",
  "employment_gap_women",
] as const;

const RATES = ["unemployment_rate_18_64", "unemployment_rate_18_29", "employment_rate_18_64"];

const list = (all: readonly string[]): readonly PageCode[] =>
  all.map((code) => ({ code, names: same(`${code} name`) }));

/** A cell of a headline of everybody, published and final unless given otherwise. */
export const cell = (parts: Partial<Cell>): Cell => ({
  area: "C6",
  indicator: "unemployment_gap_18_64",
  background: "_Z",
  sex: "_T",
  age: "Y18T64",
  ground: "_T",
  stay: "_T",
  month: "2025-11",
  value: 10.5,
  lower: 8.1,
  upper: 12.9,
  nowcastLower: null,
  nowcastUpper: null,
  status: "A",
  reason: "",
  completeness: 1,
  base: 1200,
  vintage: "2026-01-26T00:00",
  heldSince: "",
  change: null,
  ...parts,
});

/** A page's data of three months and no cell, with what a test says otherwise. */
export const pageData = (parts: Partial<PageData> = {}): PageData => ({
  id: "2026-01-26T0000Z-aca1ff01886d",
  vintage: "2026-01-26T00:00",
  months: ["2025-09", "2025-10", "2025-11"],
  areas,
  codelists: {
    PERMIT_GROUND: list(["_T", "STUDY", "FAMILY"]),
    STAY: list(["_T", "Y_LT1", "Y_GE10"]),
    BACKGROUND: list(["FOREIGN", "FINNISH", "_T", "_Z"]),
    SEX: list(["_T", "F", "M", "_Z"]),
    OBS_STATUS: list(["A", "P", "E", "Q", "L"]),
  },
  indicators: [...GAPS.map((code) => indicator(code, "PP")), ...RATES.map((code) => indicator(code, "PT"))],
  programmes: [],
  cells: [],
  ageCounts: [],
  atReleases: [],
  revised: [],
  official: [],
  freshness: [],
  sentences: {},
  presentation: ANONYMOUS,
  ...parts,
});
