import type { Area } from "../../src/count/count-declarations.ts";
import type { Code, Codelists, Names, Vocabulary } from "../../src/model/codelist.ts";
import type { DimensionDeclaration } from "../../src/model/cube-declarations.ts";
import { BREAKDOWNS, DIMENSION_DECLARATIONS, MEASURE_DECLARATIONS } from "../../src/model/dictionary.ts";
import { indicatorCode } from "../../src/indicators/declaration.ts";
import { ageGroups } from "../ages.ts";
import { areas as sixCities } from "../cities.ts";
import { countTables } from "../counts/index.ts";
import { programmes } from "../objectives/index.ts";
import { indicatorDeclarations } from "./index.ts";
import { code, bare, total, named, notApplicable } from "./code-entries.ts";
import { attributes } from "./attribute-codes.ts";

/** Codes of a dimension: its total, where it is no category, and the categories of all its breakdowns. */
function dimensionCodes({ total: everybody, breakdowns, notApplicable: none }: DimensionDeclaration): readonly Code[] {
  return [
    ...(everybody === undefined ? [] : [code("_T", everybody)]),
    ...breakdowns.flatMap(({ categories }) => categories.map(bare)),
    ...(none === undefined ? [] : [code("_Z", none)]),
  ];
}

const groups: Codelists = {
  ...Object.fromEntries(DIMENSION_DECLARATIONS.map((dimension) => [dimension.code, dimensionCodes(dimension)])),
  SEX: [
    total("Molemmat sukupuolet", "Båda könen", "Both sexes"),
    code("F", named("Naiset", "Kvinnor", "Women")),
    code("M", named("Miehet", "Män", "Men")),
    notApplicable,
  ],
  AGE: ageGroups.map(bare),
  STATUS_ORDER: [
    code(
      "MONTHLY",
      named(
        "Kuukausitilaston järjestys: työllisyys ensin",
        "Månadsstatistikens ordning: sysselsättning först",
        "Order of the monthly statistics: employment first",
      ),
    ),
    code(
      "ANNUAL",
      named(
        "Vuositilaston järjestys: työttömyys ensin",
        "Årsstatistikens ordning: arbetslöshet först",
        "Order of the annual statistics: unemployment first",
      ),
    ),
    notApplicable,
  ],
};

const counted: Codelists = {
  MEASURE: MEASURE_DECLARATIONS.map(bare),
  OBS_MEASURE: [
    code("OBS_VALUE", named("Arvo", "Värde", "Value")),
    code(
      "SHOW_LOWER",
      named(
        "Esitettävän välin alaraja",
        "Nedre gräns för intervallet som visas",
        "Lower limit of the interval to show",
      ),
    ),
    code(
      "SHOW_UPPER",
      named("Esitettävän välin yläraja", "Övre gräns för intervallet som visas", "Upper limit of the interval to show"),
    ),
    code(
      "N_BASE",
      named("Henkilöt, joihin arvo perustuu", "Personer som värdet bygger på", "Persons that the value rests on"),
    ),
  ],
  TABLE_ID: countTables.map(({ id, names }) => ({ code: id, names })),
};

const dimensions: Readonly<Record<string, Names>> = {
  REF_AREA: named("Alue", "Område", "Area"),
  INDICATOR: named("Mittari", "Indikator", "Indicator"),
  ...Object.fromEntries([...BREAKDOWNS, ...DIMENSION_DECLARATIONS].map((each) => [each.code, each.names])),
  STATUS_ORDER: named(
    "Pääasiallisen toiminnan päättelyjärjestys",
    "Ordning för huvudsaklig verksamhet",
    "Order of main activity",
  ),
  OBS_MEASURE: named("Tiedot", "Uppgifter", "Information"),
  TIME_PERIOD: named("Kuukausi", "Månad", "Month"),
};

/** What every code of a snapshot of these areas means, in Finnish, Swedish and English. */
export const vocabularyOf = (areas: readonly Area[]): Vocabulary => ({
  dimensions,
  codelists: { REF_AREA: areas.map(bare), ...groups, ...counted, ...attributes },
  indicators: indicatorDeclarations.map(indicatorCode),
  programmes: programmes.filter(({ area }) => areas.some(({ code: published }) => published === area)),
});

/** The vocabulary of the six largest cities. */
export const vocabulary: Vocabulary = vocabularyOf(sixCities);
