import { withCategories } from "../count/with-categories.ts";
import { countTable } from "../../src/count/count-table.ts";
import * as fc from "fast-check";
import { join } from "node:path";
import type { AgeGroup, Area } from "../../src/count/count-declarations.ts";
import type { Artifact, StepContext } from "../../src/database/step.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import type { ProtectionRules } from "../../src/protect/protection-rules.ts";
import { writeTable } from "../sql/given.ts";
import { writePersonMonths } from "../count/usual-person-months.ts";

const names = { fi: "", sv: "", en: "" };
const code = (text: string) => ({ code: text, names });

const table = withCategories(
  countTable({
    id: "all",
    names,
    persons: "all",
    breakdown: ["BACKGROUND"],
    ages: ["_T", "Y18T64", "Y18T29"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["FOREIGN", "FINNISH", "_T"],
);

const areas: readonly Area[] = [
  { ...code("KU049"), cities: ["KU049"] },
  { ...code("KU091"), cities: ["KU091"] },
  { ...code("C6"), cities: ["KU049", "KU091"] },
];

const ages: readonly AgeGroup[] = [
  { ...code("_T"), from: 0, to: null },
  { ...code("Y18T64"), from: 18, to: 64 },
  { ...code("Y18T29"), from: 18, to: 29 },
];

/** A table of two cities and two backgrounds: small enough to be counted by hand. */
export const declared = { tables: [table], areas, ages };

export interface Person {
  readonly city: string;
  readonly sex: string;
  readonly age: number;
  readonly background: string;
  readonly statusMonthly: string;
  readonly statusAnnual: string;
}

/** Rules under which a few dozen persons have something to publish. */
export const smallRules: ProtectionRules = {
  minimumPersons: 3,
  minimumComplement: 2,
  minimumPayers: 0,
  maximumPayerPercent: 100,
  minimumRecipients: 0,
  minimumBenefitPayers: 0,
  minimumChurn: 3,
  roundingBase: 2,
};

/** A person's statuses in the monthly and the annual order, which differ for who works and seeks work alone. */
const statuses = fc.constantFrom(
  { statusMonthly: "employed", statusAnnual: "employed" },
  { statusMonthly: "employed", statusAnnual: "unemployed" },
  { statusMonthly: "unemployed", statusAnnual: "unemployed" },
  { statusMonthly: "outside", statusAnnual: "outside" },
);

export const somebody: fc.Arbitrary<Person> = fc
  .tuple(
    fc.record({
      city: fc.constantFrom("KU049", "KU091"),
      sex: fc.constantFrom("F", "M"),
      age: fc.constantFrom(17, 30, 64),
      background: fc.constantFrom("foreign", "finnish"),
    }),
    statuses,
  )
  .map(([person, order]) => Object.assign(person, order));

/** Everybody that some vintage knows, by number; null is not (yet, or any more) a resident. */
export type People = readonly (Person | null)[];

let files = 0;

/** The person-months of such people, as the join would have written them. */
export async function personMonthFor(
  all: People,
  { session, store }: StepContext,
): Promise<Artifact & { readonly rows: number }> {
  const given = join(store, `people-${(files += 1)}.parquet`);
  const lines = all.flatMap((each, index) =>
    each === null
      ? []
      : [
          `p${index} | ${each.city} | ${each.sex} | ${each.age} | ${each.background} | ${each.statusMonthly} | ${each.statusAnnual}`,
        ],
  );
  const header = "person_id | ref_area | sex | age:integer | background | status_monthly | status_annual";
  await writeTable(session, given, [header, ...lines].join("\n"));
  const path = `${given}.month.parquet`;
  await writePersonMonths(session, path, {
    query: `select *, null::integer as stay_months, 100::decimal(18, 2) as work_pay, 'y1' as main_payer from read_parquet('${given}')`,
  });
  return { path, sha256: await sha256OfFile(path), rows: lines.length };
}

/** The codes of a row of that table. */
export interface Cell {
  readonly REF_AREA: string;
  readonly SEX: string;
  readonly AGE: string;
  readonly BACKGROUND: string;
  readonly STATUS_ORDER: string;
  readonly MEASURE: string;
}

const isOfAge = (age: number, group: string): boolean =>
  group === "_T" || (age >= 18 && age <= (group === "Y18T64" ? 64 : 29));

/** Whether a person is counted in a row, said in another language than the statements'. */
export const isIn = (person: Person, cell: Cell): boolean =>
  (cell.REF_AREA === "C6" || cell.REF_AREA === person.city) &&
  (cell.SEX === "_T" || cell.SEX === person.sex) &&
  isOfAge(person.age, cell.AGE) &&
  (cell.BACKGROUND === "_T" || cell.BACKGROUND === person.background.toUpperCase()) &&
  (cell.MEASURE === "PERSONS" ||
    cell.MEASURE === (cell.STATUS_ORDER === "MONTHLY" ? person.statusMonthly : person.statusAnnual).toUpperCase());
