import type { Column, Contract } from "../ingest/contract/contract.ts";
import { facetOf, inDialect } from "../ingest/contract/facets.ts";
import type { Fault } from "../ingest/contract/facets.ts";
import type { RowRule } from "../ingest/contract/rules.ts";

const VALUE = "value";

/** A file without a period, whose decimals have a point. */
const ANY_FILE = { period: "0000-00", decimalComma: false };

function plainFault(fault: Fault) {
  // `unless` saves time and decides nothing.
  const { when, unless: _, ...plain } = fault;
  return { ...plain, when: when(VALUE) };
}

function plainColumn({ value, ...declared }: Column) {
  const { type, value: typed, faults, ...facet } = facetOf(value);
  return {
    ...declared,
    ...facet,
    type,
    read: typed(VALUE),
    faults: faults.map(plainFault),
    // In a file separated by semicolons.
    decimalComma: inDialect(value, true) !== value,
  };
}

const plainRule = ({ columns, code, brokenSql }: RowRule) => ({
  code,
  columns,
  broken: brokenSql(columns, ANY_FILE),
});

/**
 * A contract as plain data: what `value` must be is given as SQL, as the database checks it.
 *
 * @example
 * plainContract(etkYrittajat).columns["laki"]
 * // { as: "act", type: "VARCHAR", faults: [{ code: "not_a_code", when: "value not in (…)" }], … }
 */
export const plainContract = ({ columns, rules, ...declared }: Contract) => ({
  ...declared,
  columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, plainColumn(column)])),
  rules: rules.map(plainRule),
});
