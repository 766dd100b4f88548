import type { Language, Names } from "../../model/codelist.ts";
import type { Freshness } from "../picture.ts";

/** Readers' names of the extracts, by the beginning of their tables' names, in the order of display. */
const REGISTERS: readonly (readonly [prefix: string, names: Names])[] = [
  [
    "FOLK_ENHEN",
    {
      fi: "Väestö kuukausittain (Tilastokeskus)",
      sv: "Befolkning månadsvis (Statistikcentralen)",
      en: "Population by month (Statistics Finland)",
    },
  ],
  [
    "FOLK_MUUTTO",
    { fi: "Muutot (Tilastokeskus)", sv: "Flyttningar (Statistikcentralen)", en: "Moves (Statistics Finland)" },
  ],
  [
    "FOLK_perus",
    {
      fi: "Väestö vuosittain (Tilastokeskus)",
      sv: "Befolkning årsvis (Statistikcentralen)",
      en: "Population by year (Statistics Finland)",
    },
  ],
  ["TAX_INCOMES", { fi: "Palkat (tulorekisteri)", sv: "Löner (inkomstregistret)", en: "Wages (Incomes Register)" }],
  [
    "TAX_BENEFIT",
    { fi: "Etuudet (tulorekisteri)", sv: "Förmåner (inkomstregistret)", en: "Benefits (Incomes Register)" },
  ],
  ["KEHA_Tyonhaku", { fi: "Työnhaku (KEHA-keskus)", sv: "Arbetssökande (UF-centret)", en: "Job search (KEHA Centre)" }],
  [
    "KEHA_Koulutus",
    {
      fi: "Työvoimakoulutus (KEHA-keskus)",
      sv: "Arbetskraftsutbildning (UF-centret)",
      en: "Labour market training (KEHA Centre)",
    },
  ],
  [
    "MIGR",
    {
      fi: "Oleskeluluvat (Maahanmuuttovirasto)",
      sv: "Uppehållstillstånd (Migrationsverket)",
      en: "Residence permits (Finnish Immigration Service)",
    },
  ],
  [
    "ETK",
    {
      fi: "Yrittäjien eläkevakuutukset (Eläketurvakeskus)",
      sv: "Företagares pensionsförsäkringar (Pensionsskyddscentralen)",
      en: "Pension insurance of the self-employed (Finnish Centre for Pensions)",
    },
  ],
  ["PALVELU", { fi: "Kaupunkien palvelut", sv: "Städernas tjänster", en: "The cities’ services" }],
  ["MITTARI", { fi: "Kaupunkien omat mittarit", sv: "Städernas egna mätare", en: "The cities’ own measures" }],
];

/** The tables of a register combined: their newest period and delivery, and the first day on which one is due. */
export interface Register {
  readonly name: string;
  readonly period: string;
  readonly arrived: string;
  readonly due: string | null;
}

const newest = (texts: readonly string[]): string => texts.toSorted().at(-1) ?? "";

function registerOf(name: string, tables: readonly Freshness[]): readonly Register[] {
  if (tables.length === 0) return [];
  return [
    {
      name,
      period: newest(tables.map(({ newestPeriod }) => newestPeriod)),
      arrived: newest(tables.map(({ deliveredAt }) => deliveredAt)),
      due: tables.flatMap(({ due }) => due ?? []).toSorted()[0] ?? null,
    },
  ];
}

/** The registers of some tables, in the order of display; a table without a name here is a register of its own. */
export function registersOf(tables: readonly Freshness[], language: Language): readonly Register[] {
  const begins = (prefix: string): readonly Freshness[] => tables.filter(({ table: name }) => name.startsWith(prefix));
  const known = REGISTERS.flatMap(([prefix, names]) => registerOf(names[language], begins(prefix)));
  const others = tables.filter(({ table: name }) => !REGISTERS.some(([prefix]) => name.startsWith(prefix)));
  return [...known, ...others.flatMap((one) => registerOf(one.table, [one]))];
}
