import type { Language, Names } from "../../model/codelist.ts";
import type { Value } from "../formats/observation-csv.ts";
import { labelColumn } from "./headline-columns.ts";
import type { HeadlineRow, Labelled } from "./headline-columns.ts";

/** A column as shown to people, in CSV and in a spreadsheet. */
export interface ShownColumn {
  /** Its header; for a code the column's name in all other files. */
  readonly header: Names;
  /** `label` text in the language, `month` a reference month, `decimal` a number with the row's decimals, `share` in per cent, `whole`, `code`. */
  readonly kind: "label" | "month" | "decimal" | "share" | "whole" | "code";
  readonly value: (row: HeadlineRow, language: Language) => Value;
}

const header = (fi: string, sv: string, en: string): Names => ({ fi, sv, en });

const label = (code: Labelled, names: Names): ShownColumn => ({
  header: names,
  kind: "label",
  value: (row, language) => row[labelColumn(code, language)],
});

const same = (name: string): Names => header(name, name, name);

const code = (name: Labelled | "REASON"): ShownColumn => ({
  header: same(name),
  kind: "code",
  value: (row) => row[name],
});

type Decimal = "OBS_VALUE" | "SHOW_LOWER" | "SHOW_UPPER" | "CHANGE" | "CHANGE_LOWER" | "CHANGE_UPPER";

const decimal = (name: Decimal, names: Names): ShownColumn => ({
  header: names,
  kind: "decimal",
  value: (row) => row[name],
});

/** What a person reads. */
const READ: readonly ShownColumn[] = [
  label("INDICATOR", header("Mittari", "Indikator", "Indicator")),
  label("REF_AREA", header("Alue", "Område", "Area")),
  label("BACKGROUND", header("Tausta", "Bakgrund", "Background")),
  label("SEX", header("Sukupuoli", "Kön", "Sex")),
  { header: header("Kuukausi", "Månad", "Month"), kind: "month", value: (row) => row.TIME_PERIOD },
  decimal("OBS_VALUE", header("Arvo", "Värde", "Value")),
  decimal("SHOW_LOWER", header("Alaraja, 95 %", "Undre gräns, 95 %", "Lower limit, 95%")),
  decimal("SHOW_UPPER", header("Yläraja, 95 %", "Övre gräns, 95 %", "Upper limit, 95%")),
  label("UNIT_MEASURE", header("Yksikkö", "Enhet", "Unit")),
  label("OBS_STATUS", header("Luvun tila", "Talets status", "Status")),
  {
    header: header("Ilmoituksista saapunut, %", "Andel inkomna anmälningar, %", "Reports that have arrived, %"),
    kind: "share",
    value: (row) => row.COMPLETENESS,
  },
  { header: header("Henkilöitä", "Personer", "Persons"), kind: "whole", value: (row) => row.N_BASE },
  decimal(
    "CHANGE",
    header(
      "Muutos vuodessa, prosenttiyksikköä",
      "Förändring på ett år, procentenheter",
      "Change on a year, percentage points",
    ),
  ),
  decimal(
    "CHANGE_LOWER",
    header("Muutoksen alaraja, 95 %", "Förändringens undre gräns, 95 %", "Change, lower limit, 95%"),
  ),
  decimal(
    "CHANGE_UPPER",
    header("Muutoksen yläraja, 95 %", "Förändringens övre gräns, 95 %", "Change, upper limit, 95%"),
  ),
  label("CHANGE_STATUS", header("Muutos sanoin", "Förändringen i ord", "Change in words")),
];

/** What a program joins by. */
const JOINED: readonly ShownColumn[] = [
  code("INDICATOR"),
  code("REF_AREA"),
  code("BACKGROUND"),
  code("SEX"),
  code("OBS_STATUS"),
];

/**
 * The columns of the CSV files, in order: first those that people read, last the codes by which programs join. Columns that are the same in most rows, or
 * repeat the words beside them, would be a fifth of the file: they are in headline.parquet only.
 */
export const IN_CSV: readonly ShownColumn[] = [...READ, ...JOINED];

/** The columns of the workbook, in order. */
export const IN_WORKBOOK: readonly ShownColumn[] = [
  ...READ,
  {
    header: header("Luku voimassa alkaen", "Talet gäller sedan", "Value applies since"),
    kind: "code",
    value: (row) => row.VINTAGE,
  },
  { header: header("Julkaisu", "Publikation", "Snapshot"), kind: "code", value: (row) => row.SNAPSHOT },
  ...JOINED,
  code("REASON"),
  code("CHANGE_STATUS"),
];
