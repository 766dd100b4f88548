import type { AgeGroup, Area } from "../src/count/count-declarations.ts";
import type { Reconstruction } from "../src/count/count-reconstructed.ts";
import { ageGroups } from "./ages.ts";
import type { AgeCode } from "./ages.ts";

const age = (code: AgeCode): AgeGroup => ageGroups.find((group) => group.code === code)!;

/**
 * The groups for which the past of the first delivery is reconstructed (docs/accuracy.md): the backgrounds by sex in all cities together, of
 * working age and young, in groups of at least 1 000 persons. Reports of a month arrive in 13 deliveries.
 */
export const reconstructionOf = (whole: Area): Reconstruction => ({
  area: whole,
  backgrounds: ["FINNISH", "FOREIGN"],
  ages: [age("Y18T29"), age("Y18T64")],
  delays: 12,
  minimumMonths: 3,
  maximumUndatedPercent: 1,
  minimumGroup: 1000,
  table: "by_background",
  wages: { reports: "TAX_INCOMES_report", subject: "wage_reports" },
  benefits: { reports: "TAX_BENEFIT_report", subject: "benefit_periods" },
});
