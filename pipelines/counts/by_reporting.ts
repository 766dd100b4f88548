import { countTable } from "../../src/count/count-table.ts";

/**
 * Wage earners of the previous month (docs/person-month.md, `payers_before`) by whether any of their payers has reported anything for the month:
 * a measurement of how much of it is still to be reported. Persons with an unknown background are left out.
 */
export const byReporting = countTable({
  id: "by_reporting",
  names: {
    fi: "Edelliskuun palkansaajat sen mukaan, ovatko palkanmaksajat ilmoittaneet kuukaudelta",
    sv: "Föregående månads löntagare efter om arbetsgivarna har rapporterat för månaden",
    en: "Wage earners of the month before by whether their payers have reported for the month",
  },
  persons: "all",
  breakdown: ["REPORTING"],
  ages: ["Y18T64"],
  statusOrders: [],
});
