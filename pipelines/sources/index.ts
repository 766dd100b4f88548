import type { Area } from "../../src/count/count-declarations.ts";
import type { Column, Contract } from "../../src/ingest/contract/contract.ts";
import { digits } from "../../src/ingest/contract/values.ts";
import { etkYrittajat } from "./etk_yrittajat.ts";
import { folkEnhen } from "./folk_enhen.ts";
import { folkMuutto } from "./folk_muutto.ts";
import { folkPerus } from "./folk_perus.ts";
import { kehaKoulutus } from "./keha_koulutus.ts";
import { kehaTyonhaku } from "./keha_tyonhaku.ts";
import { migrHenkilotiedot } from "./migr_henkilotiedot.ts";
import { migrPaatokset } from "./migr_paatokset.ts";
import { migrVoimassaoleva } from "./migr_voimassaoleva.ts";
import { mittariSyotetyt } from "./mittari_syotetyt.ts";
import { palveluJaksot } from "./palvelu_jaksot.ts";
import { taxBenefitDelivery } from "./tax_benefit_delivery.ts";
import { taxBenefitReport } from "./tax_benefit_report.ts";
import { taxBenefitTransaction } from "./tax_benefit_transaction.ts";
import { taxIncomesDelivery } from "./tax_incomes_delivery.ts";
import { taxIncomesReport } from "./tax_incomes_report.ts";
import { taxIncomesTransaction } from "./tax_incomes_transaction.ts";

/** Every table that a delivery may hold. */
export const sources: readonly Contract[] = [
  folkEnhen,
  folkPerus,
  folkMuutto,
  taxIncomesDelivery,
  taxIncomesReport,
  taxIncomesTransaction,
  taxBenefitDelivery,
  taxBenefitReport,
  taxBenefitTransaction,
  kehaTyonhaku,
  kehaKoulutus,
  migrVoimassaoleva,
  migrPaatokset,
  migrHenkilotiedot,
  etkYrittajat,
  palveluJaksot,
  mittariSyotetyt,
];

/** The archive's columns of municipalities. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(["municipality", "from_municipality", "to_municipality"]);

/** Digits of a municipality in Finland. */
const DIGITS = 3;

const widened = (contract: Contract, most: number): Contract => {
  const columns = Object.entries(contract.columns).map(([name, column]): [string, Column] => [
    name,
    MUNICIPALITIES.has(column.as) ? { ...column, value: digits(DIGITS, most) } : column,
  ]);
  return { ...contract, columns: Object.fromEntries(columns) };
};

/**
 * The tables where these cities are: in a country whose municipalities have more digits than Finland's, columns of
 * municipalities may have so many.
 *
 * @example sourcesOf(areas) === sources // true of Finland's cities
 */
export function sourcesOf(areas: readonly Area[]): readonly Contract[] {
  const most = Math.max(DIGITS, ...areas.map(({ municipality = "" }) => municipality.length));
  return most === DIGITS ? sources : sources.map((contract) => widened(contract, most));
}
