import { count } from "../../src/indicators/declaration.ts";
import { allAges } from "../ages.ts";
import { everybody, foreignBackground } from "./breakdowns.ts";

/** Residents at the month's end. */
export const population = count({
  id: "population",
  names: { fi: "Väestö", sv: "Befolkning", en: "Population" },
  definitions: {
    fi: "Kaupungin väestöön kuukauden lopussa kuuluvat henkilöt väestön ennakkotietojen mukaan, pyöristettynä lähimpään kymmeneen.",
    sv: "Personer som vid månadens slut hörde till stadens befolkning enligt preliminära befolkningsuppgifter, avrundat till närmaste tiotal.",
    en: "Persons belonging to the city's population at the end of the month by the preliminary population data, rounded to the nearest ten.",
  },
  measures: ["PERSONS"],
  ages: ["_T", "Y18T64"],
  statusOrders: ["_Z"],
  breakdowns: [...everybody(allAges), ...foreignBackground],
  direction: "none",
});
