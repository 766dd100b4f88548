import type { CountTable } from "../../src/count/declarations.ts";

/**
 * Wage earners of the month before (docs/person-month.md, `payers_before`) by whether a payer of theirs has reported anything for the
 * month: how much of it is still to come, measured rather than supposed. Those whose background is unknown are not told of.
 */
export const byReporting: CountTable = {
  id: "by_reporting",
  names: {
    fi: "Edelliskuun palkansaajat sen mukaan, ovatko palkanmaksajat ilmoittaneet kuukaudelta",
    sv: "Föregående månads löntagare efter om arbetsgivarna har rapporterat för månaden",
    en: "Wage earners of the month before by whether their payers have reported for the month",
  },
  persons: "all",
  breakdown: {
    dimension: "REPORTING",
    names: { fi: "Palkanmaksajien ilmoitukset", sv: "Arbetsgivarnas rapporter", en: "Payers’ reports" },
    categories: [
      {
        code: "FOREIGN_SILENT",
        names: {
          fi: "Ulkomaalaistaustaiset palkansaajat, joiden palkanmaksajilta ei ole ilmoituksia kuukaudelta",
          sv: "Löntagare med utländsk bakgrund vars arbetsgivare inte har rapporterat för månaden",
          en: "Foreign background, wage earners whose payers have not reported for the month",
        },
      },
      {
        code: "FOREIGN_REPORTING",
        names: {
          fi: "Ulkomaalaistaustaiset palkansaajat, joiden jokin palkanmaksaja on ilmoittanut kuukaudelta",
          sv: "Löntagare med utländsk bakgrund av vars arbetsgivare någon har rapporterat för månaden",
          en: "Foreign background, wage earners of whose payers some have reported for the month",
        },
      },
      {
        code: "FINNISH_SILENT",
        names: {
          fi: "Suomalaistaustaiset palkansaajat, joiden palkanmaksajilta ei ole ilmoituksia kuukaudelta",
          sv: "Löntagare med finländsk bakgrund vars arbetsgivare inte har rapporterat för månaden",
          en: "Finnish background, wage earners whose payers have not reported for the month",
        },
      },
      {
        code: "FINNISH_REPORTING",
        names: {
          fi: "Suomalaistaustaiset palkansaajat, joiden jokin palkanmaksaja on ilmoittanut kuukaudelta",
          sv: "Löntagare med finländsk bakgrund av vars arbetsgivare någon har rapporterat för månaden",
          en: "Finnish background, wage earners of whose payers some have reported for the month",
        },
      },
    ],
    partial: true,
  },
  ages: ["Y18T64"],
  statusOrders: [],
};
