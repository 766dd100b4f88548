import { vocabulary } from "../../../../pipelines/indicators/codelists.ts";
import { LANGUAGES } from "../../../../src/model/codelist.ts";
import type { Names } from "../../../../src/model/codelist.ts";
import type { Choice, View } from "../../../../src/page/client/page-figure.ts";
import type { AgeCount, AtRelease, Cell, PageCode, PageData } from "../../../../src/page/picture.ts";
import { ANONYMOUS } from "../../../../src/model/presentation.ts";

const same = (text: string): Names => ({ fi: text, sv: text, en: text });

const codes = (list: Readonly<Record<string, string>>): readonly PageCode[] =>
  Object.entries(list).map(([code, name]) => ({ code, names: same(name) }));

const together: readonly PageCode[] = (vocabulary.codelists["REF_AREA"] ?? []).filter(({ code }) => code === "C6");

const CELL: Cell = {
  area: "C6",
  indicator: "population",
  background: "FOREIGN",
  sex: "_T",
  age: "_T",
  ground: "_T",
  stay: "_T",
  month: "2025-11",
  value: null,
  lower: null,
  upper: null,
  nowcastLower: null,
  nowcastUpper: null,
  status: "A",
  reason: "",
  completeness: null,
  base: null,
  vintage: "2026-01-26",
  heldSince: "",
  change: null,
};

/** An observation: what is not said is that of everybody with a foreign background, withheld where there is no value. */
export const cell = (parts: Partial<Cell>): Cell => ({
  ...CELL,
  ...(parts.value === undefined && parts.status === undefined ? { status: "Q" } : {}),
  ...parts,
});

/** A rate with its interval, of 100 persons. */
export const rate = (value: number, parts: Partial<Cell> = {}): Cell =>
  cell({
    indicator: "employment_rate_18_64",
    age: "Y18T64",
    value,
    lower: value - 5,
    upper: value + 5,
    base: 100,
    ...parts,
  });

/** Persons, with the limits of their rounding. */
export const persons = (value: number, parts: Partial<Cell> = {}): Cell =>
  cell({ value, lower: value - 7, upper: value + 6, ...parts });

const indicator = (code: string, unit: string): PageData["indicators"][number] => ({
  code,
  names: same(`name of ${code}`),
  definitions: same(`definition of ${code}`),
  unit,
  decimals: unit === "PERS" ? 0 : 1,
  direction: "none",
  objective: null,
});

/** The parts of a page that figures are made of; all others are empty. */
export const smallPage = (parts: Partial<PageData> = {}): PageData => ({
  id: "2026-01-26T0000Z-aca1ff01886d",
  vintage: "2026-01-26",
  months: ["2024-11", "2025-10", "2025-11"],
  areas: [...codes({ KU049: "Espoo" }), ...together],
  codelists: {
    BACKGROUND: codes({ FOREIGN: "Foreign", FINNISH: "Finnish", _T: "All" }),
    SEX: codes({ _T: "Both", F: "Women", M: "Men" }),
    AGE: codes({ Y18T24: "18–24", Y25T34: "25–34", Y35T44: "35–44", Y45T54: "45–54", Y55T64: "55–64" }),
    PERMIT_GROUND: codes({ _T: "All grounds", WORK: "Work", STUDY: "Study", FAMILY: "Family" }),
    STAY: codes({ _T: "All stays", Y_LT1: "Under 1", Y1T4: "1–4", Y_GE10: "10 or more" }),
    REVISION: codes({ _Z: "None", LATE_DATA: "Late data", DENOMINATOR: "Denominator" }),
  },
  indicators: [
    indicator("population", "PERS"),
    indicator("employment_rate_18_64", "PT"),
    indicator("unemployment_rate_18_64", "PT"),
    indicator("unemployment_gap_18_64", "PP"),
    indicator("unemployment_gap_under_30", "PP"),
    indicator("employment_gap_women", "PP"),
  ],
  programmes: [],
  cells: [],
  ageCounts: [],
  rounding: { base: 10, minimum: 10, unseen: 2 },
  atReleases: [],
  revised: [],
  official: [],
  freshness: [],
  sentences: {},
  presentation: ANONYMOUS,
  ...parts,
});

const CHOICE: Choice = {
  language: "en",
  area: "C6",
  comparison: "six",
  indicator: "unemployment_gap_18_64",
  ground: "_T",
  stay: "_T",
  month: null,
  chance: false,
};

export const viewOf = (data: PageData, choice: Partial<Choice> = {}, width = 640): View => ({
  data,
  choice: { ...CHOICE, ...choice },
  width,
});

/** The same view in each language. */
export const inEachLanguage = (view: View): readonly View[] =>
  LANGUAGES.map((language) => viewOf(view.data, Object.assign({}, view.choice, { language }), view.width));

const AGES = ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"] as const;

/** Counts of a class of age and sex of a group. */
interface ClassCounts {
  readonly unemployed: number;
  readonly employed: number;
}

/** Published counts of a group in all classes of age and sex; `young` those of 18 to 24, where they differ. */
export const ageCounts = (
  place: Pick<AgeCount, "area" | "background" | "month">,
  all: ClassCounts,
  young: ClassCounts = all,
): readonly AgeCount[] =>
  AGES.flatMap((age) =>
    ["F", "M"].flatMap((sex) => {
      const { unemployed, employed } = age === "Y18T24" ? young : all;
      const of = { ...place, sex, age };
      return [
        { ...of, measure: "UNEMPLOYED", persons: unemployed },
        { ...of, measure: "EMPLOYED", persons: employed },
        { ...of, measure: "PERSONS", persons: unemployed + employed },
      ];
    }),
  );

export const atRelease = (vintage: string, month: string, value: number | null, status = "P"): AtRelease => ({
  vintage,
  indicator: "unemployment_gap_18_64",
  month,
  value,
  lower: value === null ? null : value - 1,
  upper: value === null ? null : value + 1,
  status,
});
