import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { programmes } from "../../pipelines/objectives/index.ts";
import { addMonths, monthRange } from "../../src/lib/months.ts";
import { ANONYMOUS } from "../../src/model/presentation.ts";
import { GAPS } from "../../src/page/read/shown.ts";
import type { Cell, PageData } from "../../src/page/picture.ts";

/** A cell of a made-up page; the words of a test say what of it matters. */
export const cell = (given: Partial<Cell> = {}): Cell => ({
  area: "C6",
  indicator: "unemployment_gap_18_64",
  background: "_Z",
  sex: "_T",
  age: "Y18T64",
  ground: "_T",
  stay: "_T",
  month: "2026-09",
  value: 8.1,
  lower: 7.5,
  upper: 8.8,
  nowcastLower: null,
  nowcastUpper: null,
  status: "A",
  reason: "",
  completeness: 1,
  base: 19_160,
  vintage: "2026-11-15",
  heldSince: "",
  change: null,
  ...given,
});

const areas = vocabulary.codelists["REF_AREA"] ?? [];

/** Every gap of every area in some months, with one of each status among them. */
function cellsOf(months: readonly string[]): readonly Cell[] {
  const newest = months.at(-1);
  return GAPS.flatMap((indicator, gap) =>
    areas.flatMap(({ code: area }, place) =>
      months.map((month, at) => {
        const women = indicator === "employment_gap_women";
        const where = {
          area,
          indicator,
          month,
          sex: women ? "_Z" : "_T",
          background: women ? "FOREIGN" : "_Z",
          age: indicator === "unemployment_gap_under_30" ? "Y18T29" : "Y18T64",
        };
        const value = 5 + gap * 4 + place + (at % 3) / 2;
        const known = { ...where, value, lower: value - 1.5, upper: value + 1.5 };
        if (gap === 1 && place === 4)
          return cell({ ...where, value: null, lower: null, upper: null, status: "Q", base: null });
        if (month !== newest) return cell({ ...known, status: at === months.length - 2 ? "P" : "A" });
        return place === 5 && gap > 0
          ? cell({ ...where, value: null, lower: null, upper: null, status: "L", reason: "uncertain", base: null })
          : cell({ ...known, status: "E", nowcastLower: value - 0.5, nowcastUpper: value + 0.5, completeness: 0.876 });
      }),
    ),
  );
}

/** Data of a made-up page of thirteen months. */
export function madeUpPage(given: Partial<PageData> = {}): PageData {
  const months = monthRange(addMonths("2026-09", -12), "2026-09");
  const shown = new Set<string>(GAPS);
  return {
    id: "2026-11-15T0000Z-0123456789ab",
    vintage: "2026-11-15T00:00",
    months,
    areas,
    codelists: vocabulary.codelists,
    indicators: vocabulary.indicators.filter(({ code }) => shown.has(code)),
    programmes,
    cells: cellsOf(months),
    ageCounts: [
      {
        area: "C6",
        background: "FOREIGN",
        sex: "F",
        age: "Y18T24",
        month: "2026-09",
        measure: "EMPLOYED",
        persons: null,
      },
    ],
    atReleases: [],
    revised: [],
    official: [],
    freshness: [
      {
        table: "TAX_INCOMES_report",
        newestPeriod: "2026-09",
        deliveredAt: "2026-11-15T00:00",
        due: "2026-12-15",
      },
      { table: "KEHA_Tyonhaku", newestPeriod: "2026-08", deliveredAt: "2026-10-10T00:00", due: "2026-11-10" },
    ],
    sentences: Object.fromEntries(
      areas.map(({ code }) => [code, { fi: [`Tilanne ${code}.`], sv: [`Läget ${code}.`], en: [`Situation ${code}.`] }]),
    ),
    presentation: ANONYMOUS,
    ...given,
  };
}
